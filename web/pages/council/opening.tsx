import { useState } from 'react'
import { useParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Hash } from '../../components/files'
import { Icon } from '../../components/icon'
import { Empty, Read } from '../../components/loading'
import { Receipt } from '../../components/receipt'
import { Status } from '../../components/status'
import { Card, Facts, Note, PageHead } from '../../components/surface'
import { formatNumber, moment } from '../../format'
import { ActForm } from '../../forms/act-form'
import '../../styles/council.css'
import { openings } from '../../text/openings'
import { work } from '../../text/work'
import { DossierCard } from './dossier-card'

type Call = AnswerOf<'getCallOfTask'>
type Action = Call['actions'][number]
type Done = (title: string, receipt: ActReceipt, next?: string) => void

/** The opening of a call's dossiers, the screening of each, and telling those who handed them in. */
export function OpeningPage() {
  const { taskId = '' } = useParams()
  const [done, setDone] = useState<readonly [title: string, receipt: ActReceipt, next?: string]>()
  const call = reads.useQuery('get', '/api/tasks/{taskId}/call', { params: { path: { taskId } } })
  if (done) {
    const [title, receipt, next] = done
    return <Receipt {...{ title, receipt }} {...(next ? { next } : {})} />
  }
  return (
    <Read of={call}>
      {(found) => (
        <>
          <Crumbs to={[[work.title, '/viec']]} here={openings.title} />
          <PageHead
            title={openings.title}
            meta={
              <>
                <span>
                  {openings.notice} {found.noticeNumber}
                </span>
                <span>
                  {openings.round} {formatNumber(found.round)}
                </span>
                <span>
                  {openings.due} {moment(found.deadline)}
                </span>
              </>
            }
            aside={<ButtonLink to={`/nhiem-vu/${taskId}`}>{openings.backToTask}</ButtonLink>}
          />
          <Body call={found} taskId={taskId} onDone={(...told) => setDone(told)} />
        </>
      )}
    </Read>
  )
}

const actOf = ({ actions }: Call, name: string): Action | undefined =>
  actions.find(({ act, allowed }) => act === name && allowed)

function Body({
  call,
  taskId,
  onDone,
}: {
  readonly call: Call
  readonly taskId: string
  readonly onDone: Done
}) {
  const open = actOf(call, 'openDossiers')
  if (call.sealed) {
    return (
      <div className="stack one-col">
        {open ? (
          <Note tone="warn" title={openings.ready}>
            <p>{openings.openEffect}</p>
          </Note>
        ) : (
          <Sealed call={call} />
        )}
        {open && (
          <ActForm
            act="openDossiers"
            address={open}
            form={`openDossiers ${open.stream}`}
            effect={openings.openEffect}
            onDone={(receipt) => onDone(openings.opened, receipt, openings.openedNext)}
          />
        )}
      </div>
    )
  }
  return <Opened {...{ call, taskId, onDone }} />
}

/** What is sealed, and until when. */
function Sealed({ call }: { readonly call: Call }) {
  return (
    <Note tone="lock">
      <h2>
        <Icon name="lock" /> {openings.sealed}
      </h2>
      <p>
        <b>{openings.sealedUntil(moment(call.deadline))}</b>
      </p>
      <p>{openings.sealedCount}</p>
      <p className="small">{openings.noKeys}</p>
    </Note>
  )
}

function Opened({
  call,
  taskId,
  onDone,
}: {
  readonly call: Call
  readonly taskId: string
  readonly onDone: Done
}) {
  const tell = actOf(call, 'tellOpeningResult')
  const screen = actOf(call, 'screenDossier')
  const dossiers = call.dossiers.filter(({ openedAt }) => openedAt !== null)
  const valid = dossiers.filter((one) => one.valid === true).length
  const counts = openings.counts(formatNumber(valid), formatNumber(dossiers.length - valid))
  return (
    <div className="grid2">
      <div className="stack">
        {dossiers.length === 0 && <Empty title={openings.none} />}
        {dossiers.map((dossier, index) => (
          <DossierCard key={dossier.id} {...{ dossier, taskId, screen }} number={index + 1} />
        ))}
      </div>
      <div className="stack">
        {call.toldAt && (
          <Note tone="ok" title={openings.told}>
            <p>
              {openings.toldAt} {moment(call.toldAt)}
            </p>
          </Note>
        )}
        <Minutes taskId={taskId} />
        {tell && (
          <Card title={openings.tell} aside={<Status tone="soon">{counts}</Status>}>
            <ActForm
              act="tellOpeningResult"
              address={tell}
              form={`tellOpeningResult ${tell.stream}`}
              effect={openings.tellEffect}
              onDone={(receipt) => onDone(openings.told, receipt)}
            />
          </Card>
        )}
      </div>
    </div>
  )
}

/** The minutes of the opening as they wrote themselves. */
function Minutes({ taskId }: { readonly taskId: string }) {
  const params = { path: { taskId } }
  const { data } = reads.useQuery('get', '/api/tasks/{taskId}/call/opening', { params })
  if (!data) return null
  const { openedAt, openedBy, place, attendees, minutes, dossiers, hash } = data
  return (
    <Card title={openings.minutes} aside={<span className="muted">{openings.minutesLead}</span>}>
      <Facts
        rows={[
          [openings.openedAt, moment(openedAt)],
          [openings.openedBy, openedBy.name],
          [openings.place, place],
          [openings.attendees, attendees.join('; ')],
          [openings.dossierCount, formatNumber(dossiers)],
          [openings.texts, minutes],
          [openings.seal, <Hash key="hash" sha256={hash} />],
        ]}
      />
    </Card>
  )
}
