import { useState } from 'react'
import { useParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Due } from '../../components/due'
import { Read } from '../../components/loading'
import { Receipt } from '../../components/receipt'
import { Clause } from '../../components/status'
import { Card, Facts, Note, PageHead } from '../../components/surface'
import { moment } from '../../format'
import { ActForm } from '../../forms/act-form'
import { text } from '../../text/common'
import { terms } from '../../text/terms'
import { work } from '../../text/work'

type OneAct = AnswerOf<'getMyAct'>

/** Any single act: what it is about, its form with the consequence, its receipt, and back to the queue. */
export function OneActPage() {
  const { act = '', '*': stream = '' } = useParams()
  const [receipt, setReceipt] = useState<ActReceipt>()
  const one = reads.useQuery(
    'get',
    '/api/me/acts/{act}',
    { params: { path: { act }, query: { stream } } },
    { enabled: receipt === undefined },
  )
  return (
    <Read of={one}>
      {(found) =>
        receipt ? (
          <Receipt title={work.done(found.action.title)} receipt={receipt} />
        ) : (
          <ActPage key={`${act} ${stream}`} {...{ found }} onDone={setReceipt} />
        )
      }
    </Read>
  )
}

/** What the page knows of an act's contents: the task, where the act is about one of several. */
const knownOf = ({ task, session }: OneAct) => (session && task ? { taskId: task.id } : {})

function ActPage({
  found,
  onDone,
}: {
  readonly found: OneAct
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const { action, task, waiting, process, session } = found
  const { act, title, allowed, reason, stream } = action
  return (
    <>
      <Crumbs to={[[work.title, '/viec']]} here={title} />
      <PageHead
        title={title}
        lead={task?.title}
        meta={
          <>
            {task && <span className="code">{task.code}</span>}
            <span>{process.title}</span>
          </>
        }
        aside={
          task ? (
            <ButtonLink to={`/nhiem-vu/${task.code}`}>{work.seeTask}</ButtonLink>
          ) : (
            session && <ButtonLink to={`/phien/${session}`}>{work.seeSession}</ButtonLink>
          )
        }
      />
      <div className="stack">
        {waiting && (
          <Card>
            <Facts
              rows={[
                [terms.legalDue, waiting.term ? <Due key="due" term={waiting.term} /> : terms.noTerm],
                [text.basis, waiting.term && <Clause key="clause" {...waiting.term} />],
                [work.awaited, moment(waiting.since)],
              ]}
            />
            {waiting.effect && <p className="small muted">{waiting.effect}</p>}
          </Card>
        )}
        {allowed ? (
          <ActForm {...{ act, onDone }} address={action} form={`${act} ${stream}`} known={knownOf(found)} />
        ) : (
          <Note tone="warn" title={reason?.title ?? work.notNow}>
            <p>{reason?.detail}</p>
            {reason?.clause && (
              <p className="small">
                {text.basis}: {reason.clause}
              </p>
            )}
          </Note>
        )}
      </div>
    </>
  )
}
