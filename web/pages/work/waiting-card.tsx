import type { AnswerOf } from '../../api/client'
import { Due } from '../../components/due'
import { Clause } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { moment } from '../../format'
import { text } from '../../text/common'
import { terms } from '../../text/terms'
import { work } from '../../text/work'

/** Until when an act is waited for, since when, under which clause, and what follows when it is late. */
export function WaitingCard({ waiting }: Pick<AnswerOf<'getMyAct'>, 'waiting'>) {
  if (!waiting) return null
  return (
    <Card>
      <Facts
        rows={[
          [terms.legalDue, waiting.term ? <Due key="due" term={waiting.term} /> : terms.noTerm],
          [text.basis, waiting.term && <Clause key="clause" {...waiting.term} />],
          [work.since, moment(waiting.since)],
        ]}
      />
      {waiting.effect && <p className="small muted after">{waiting.effect}</p>}
    </Card>
  )
}
