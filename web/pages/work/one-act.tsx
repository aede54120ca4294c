import { useState } from 'react'
import { useParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Read } from '../../components/loading'
import { Receipt } from '../../components/receipt'
import { PageHead } from '../../components/surface'
import { ActForm } from '../../forms/act-form'
import { work } from '../../text/work'
import { NotNow } from '../stage/decision'
import { WaitingCard } from './waiting-card'

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
  const { act, title, allowed, stream } = action
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
        <WaitingCard waiting={waiting} />
        {allowed ? (
          <ActForm {...{ act, onDone }} address={action} form={`${act} ${stream}`} known={knownOf(found)} />
        ) : (
          <NotNow action={action} />
        )}
      </div>
    </>
  )
}
