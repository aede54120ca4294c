import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Read } from '../../components/loading'
import { Clause } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { day, dayOf, dongInWords, formatDong, formatNumber } from '../../format'
import '../../styles/closing.css'
import { award as words } from '../../text/ordering'
import { valueWords } from '../../text/values'
import { useActPlace } from '../ordering/place'
import { DecisionForm, Instead } from '../stage/decision'
import { type OnDone, UntilDone } from '../stage/done'
import { RunningTerms, StageHead } from '../stage/stage'
import { Lines } from './lines'

/** What an award decides, as the API tells it. */
export type Award = AnswerOf<'getAwardDecision'>

/** A decision to sign: who performs the task, for how much, what the appraisal changed, under what clause. */
export function AwardDecisionPage() {
  const { taskId, act } = useActPlace()
  const read = reads.useQuery('get', '/api/tasks/{taskId}/award', { params: { path: { taskId } } })
  return (
    <UntilDone>
      {(onDone) => <Read of={read}>{(of) => <Decision {...{ of, act, onDone }} />}</Read>}
    </UntilDone>
  )
}

function Decision({
  of,
  act,
  onDone,
}: {
  readonly of: Award
  readonly act: string
  readonly onDone: OnDone
}) {
  const action = of.actions.find((one) => one.act === act)
  const others = of.actions.filter((one) => one.allowed && one.act !== act)
  return (
    <>
      <StageHead stage={of} title={act === 'approveAward' ? words.approveTitle : words.proposeTitle} />
      <div className="stack">
        <RunningTerms stage={of} />
        <div className="half">
          <Decided of={of} />
          <Council of={of} />
        </div>
        <Lines of={of} />
        <Returns of={of} />
        <Instead actions={others} />
        <DecisionForm {...{ action, onDone }} />
      </div>
    </>
  )
}

function Decided({ of }: { readonly of: Award }) {
  return (
    <Card title={words.decided}>
      <Facts
        rows={[
          [words.host, <b key="host">{of.host.name}</b>],
          [words.investigator, <b key="investigator">{of.principalInvestigator.name}</b>],
          [words.partners, of.partners.join(', ')],
          [
            words.state,
            <span key="state">
              <b>{formatDong(of.stateDong)}</b>
              <span className="small muted block">{dongInWords(of.stateDong)}</span>
            </span>,
          ],
          [words.counterpart, formatDong(of.counterpartDong)],
          [words.duration, words.months(formatNumber(of.durationMonths))],
          [words.lumpSum, valueWords(of.lumpSum)],
          [words.decisionNumber, of.decisionNumber],
          [words.note, of.note],
        ]}
      />
      <p className="small muted after">
        <Clause clause={of.clause} assumed={of.assumed} />
      </p>
    </Card>
  )
}

function Council({ of: { council } }: { readonly of: Award }) {
  return (
    <Card title={words.council}>
      <Facts
        rows={[
          [words.mean, formatNumber(council.meanPoints)],
          [words.concludedOn, day(council.concludedOn)],
          [words.asked, formatDong(council.askedStateDong)],
          [words.counterpart, formatDong(council.askedCounterpartDong)],
          [words.lumpSum, valueWords(council.askedLumpSum)],
        ]}
      />
    </Card>
  )
}

function Returns({ of: { returns } }: { readonly of: Award }) {
  if (returns.length === 0) return null
  return (
    <Card title={words.returns}>
      {returns.map(({ at, reasons }) => (
        <div key={at}>
          <p className="b">{dayOf(at)}</p>
          <ul className="plain">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      ))}
    </Card>
  )
}
