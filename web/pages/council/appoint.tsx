import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { type ActReceipt, useAct } from '../../api/act'
import type { BodyOf } from '../../api/client'
import { reads } from '../../api/query'
import { ActionBar } from '../../components/action-bar'
import { Crumbs } from '../../components/crumbs'
import { Choice, TextField, Tick } from '../../components/inputs'
import { Empty, Read } from '../../components/loading'
import { PersonField } from '../../components/pick'
import { ProblemNote } from '../../components/problem-note'
import { Receipt } from '../../components/receipt'
import { Clause } from '../../components/status'
import { Card, Note, PageHead } from '../../components/surface'
import { formatNumber } from '../../format'
import { useKept } from '../../forms/kept'
import '../../styles/council.css'
import { appointing } from '../../text/councils'
import { valueWords } from '../../text/values'
import { work } from '../../text/work'
import {
  type Composition,
  type CouncilDraft,
  expertGroupOf,
  filledSeats,
  firstSeats,
  type Kind,
  type Trial,
  waitingIn,
} from './appoint-data'
import { SeatRows } from './seat-rows'

/** Appointing a council for tasks that wait for it: the rules first, then people, then what the rules say. */
export function AppointPage() {
  const [params] = useSearchParams()
  const waiting = waitingIn(params.get('viec'))
  if (!waiting) return <Empty title={appointing.noTask}>{appointing.chooseTask}</Empty>
  return <Appointing {...waiting} />
}

function Appointing({ taskId, kind }: { readonly taskId: string; readonly kind: Kind }) {
  const [draft, keep, forget] = useKept<CouncilDraft | undefined>(`hoi-dong ${kind} ${taskId}`, undefined)
  const [receipt, setReceipt] = useState<ActReceipt>()
  const taskIds = [taskId, ...(draft?.more ?? [])]
  const query = { kind, taskIds: taskIds.join(',') }
  const composition = reads.useQuery(
    'get',
    '/api/councils/composition',
    { params: { query } },
    { enabled: receipt === undefined },
  )
  if (receipt) return <Receipt title={appointing.done} receipt={receipt} next={appointing.doneNext} />
  const done = (recorded: ActReceipt) => {
    forget()
    setReceipt(recorded)
  }
  return (
    <Read of={composition}>
      {(found) => (
        <Form
          {...{ kind, taskIds }}
          composition={found}
          draft={draft ?? { seats: firstSeats(found), more: [] }}
          onChange={keep}
          onDone={done}
        />
      )}
    </Read>
  )
}

interface FormProps {
  readonly kind: Kind
  readonly taskIds: readonly string[]
  readonly composition: Composition
  readonly draft: CouncilDraft
  readonly onChange: (next: CouncilDraft) => void
  readonly onDone: (receipt: ActReceipt) => void
}

const address = { method: 'POST', href: '/api/councils' }

function bodyOf({ kind, taskIds, draft }: FormProps): BodyOf<'appointCouncil'> {
  const { adminSecretary = '', sittingMode = 'inPerson', name, decisionNumber } = draft
  return {
    ...{ kind, taskIds: [...taskIds], seats: filledSeats(draft), adminSecretary },
    ...{ expertGroup: expertGroupOf(draft), sittingAt: null },
    sittingMode: sittingMode as BodyOf<'appointCouncil'>['sittingMode'],
    ...(name ? { name } : {}),
    ...(decisionNumber ? { decisionNumber } : {}),
  }
}

/** Why the council cannot be appointed yet. */
function lockedBy({ draft }: FormProps, trial: Trial | undefined): string | undefined {
  if (filledSeats(draft).length < draft.seats.length) return appointing.lockedSeats
  if (!draft.adminSecretary) return appointing.lockedSecretary
  if (!trial) return appointing.trialWaits
  const barred = trial.ties.members.some(({ ties }) => ties.some(({ bars }) => bars))
  return trial.defects.length > 0 || barred ? appointing.locked : undefined
}

function Form(props: FormProps) {
  const { kind, taskIds, composition, draft, onChange, onDone } = props
  const seats = filledSeats(draft)
  const whole = seats.length === draft.seats.length && seats.length > 0
  const body = { kind, taskIds: [...taskIds], seats, expertGroup: expertGroupOf(draft) }
  const trial = reads.useQuery('post', '/api/councils/check', { body }, { enabled: whole })
  const appoint = useAct('appointCouncil', address, `appointCouncil ${kind} ${taskIds.join(' ')}`)
  const send = () => appoint.mutate(bodyOf(props), { onSuccess: onDone })
  const found = whole ? trial.data : undefined
  return (
    <>
      <Crumbs to={[[work.title, '/viec']]} here={appointing.title} />
      <PageHead title={`${appointing.title}: ${valueWords(kind).toLowerCase()}`} lead={appointing.lead} />
      {appoint.error && <ProblemNote error={appoint.error} retry={send} />}
      <div className="grid2">
        <div className="stack">
          <Tasks {...props} />
          <SeatRows {...{ composition, draft, onChange }} trial={found} />
          <Decision {...props} />
        </div>
        <div className="stack">
          <Rules composition={composition} />
          <TrialCard trial={found} />
        </div>
      </div>
      <ActionBar
        submit={appointing.title}
        busy={appoint.isPending}
        locked={lockedBy(props, found)}
        note={appointing.effect}
        onSubmit={send}
      />
    </>
  )
}

/** The tasks that the council judges, and others that wait for such a council. */
function Tasks({ kind, composition, taskIds, draft, onChange }: FormProps) {
  const { data } = reads.useQuery('get', '/api/me/work')
  const others = (data?.items ?? []).filter(({ act, stream, task }) => {
    const waits = act === 'appointCouncil' ? waitingIn(stream) : undefined
    return waits?.kind === kind && task && (task.id !== taskIds[0] || draft.more.includes(task.id))
  })
  return (
    <Card title={appointing.tasks}>
      <ul>
        {composition.tasks.map(({ id, code, title }) => (
          <li key={id}>
            <span className="code">{code}</span> {title}
          </li>
        ))}
      </ul>
      {others.length > 0 && <p className="small muted after">{appointing.addTask}</p>}
      {others.map(({ task }) => {
        if (!task) return null
        return (
          <Tick
            key={task.id}
            path={`more.${task.id}`}
            label={`${task.code} ${task.title ?? ''}`}
            value={draft.more.includes(task.id)}
            onChange={(on) =>
              onChange({
                ...draft,
                more: on ? [...draft.more, task.id] : draft.more.filter((one) => one !== task.id),
              })
            }
          />
        )
      })}
    </Card>
  )
}

function Decision({ composition, draft, onChange }: FormProps) {
  const modes = composition.rules.sittingModes.map((value) => ({ value, label: valueWords(value) }))
  return (
    <Card>
      <TextField
        path="decisionNumber"
        label={appointing.decisionNumber}
        optional
        value={draft.decisionNumber}
        onChange={(decisionNumber) => onChange({ ...draft, decisionNumber })}
      />
      <TextField
        path="name"
        label={appointing.name}
        optional
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <PersonField
        path="adminSecretary"
        label={appointing.secretary}
        value={draft.adminSecretary}
        onChange={(adminSecretary) => onChange({ ...draft, adminSecretary })}
      />
      <Choice
        path="sittingMode"
        label={appointing.mode}
        value={draft.sittingMode ?? modes[0]?.value}
        onChange={(sittingMode) => onChange({ ...draft, sittingMode })}
        options={modes}
      />
    </Card>
  )
}

/** The rules of composition in words, each with its clause. */
function Rules({ composition }: { readonly composition: Composition }) {
  const { rules, parties, earlierMembers } = composition
  const { size, seats, experts, representatives, earlierMembers: earlier, expertGroup } = rules
  const n = formatNumber
  const names = (all: readonly { readonly title: string }[]) => all.map(({ title }) => title).join(', ')
  const lines: readonly (readonly [words: string, { clause: string; assumed: boolean }])[] = [
    [appointing.size(n(size.least), n(size.most)), size],
    ...seats.map(
      (seat) =>
        [
          seat.count === null
            ? appointing.several(seat.seat.title)
            : appointing.exactly(n(seat.count), seat.seat.title),
          seat,
        ] as const,
    ),
    ...(experts ? [[appointing.experts(n(experts.count)), experts] as const] : []),
    ...(representatives
      ? [[appointing.parties(names(representatives.parties)), representatives] as const]
      : []),
    ...(earlier ? [[appointing.earlier(n(earlier.least)), earlier] as const] : []),
    ...(expertGroup
      ? [[appointing.expertGroup(n(expertGroup.size), names(expertGroup.headFrom)), expertGroup] as const]
      : []),
  ]
  return (
    <Card title={appointing.rules}>
      <ul className="rules">
        {lines.map(([words, cited]) => (
          <li key={words}>
            {words}
            <span className="small muted line">
              <Clause {...cited} />
            </span>
          </li>
        ))}
      </ul>
      {earlierMembers.length > 0 && (
        <p className="small">
          <b>{appointing.earlierPeople}:</b> {earlierMembers.map(({ name }) => name).join(', ')}
        </p>
      )}
      {parties.length > 0 && (
        <p className="small after">
          <b>{appointing.avoid}:</b> {parties.map(({ party }) => party.name).join('; ')}
        </p>
      )}
    </Card>
  )
}

function TrialCard({ trial }: { readonly trial: Trial | undefined }) {
  if (!trial) return <Note title={appointing.trial}>{appointing.trialWaits}</Note>
  const { defects } = trial
  if (defects.length === 0) return <Note tone="ok" title={appointing.trialOk} />
  return (
    <div role="status">
      <Note tone="err" title={appointing.trialDefects(formatNumber(defects.length))}>
        <ul className="defects">
          {defects.map(({ code, detail, clause }) => (
            <li key={`${code} ${detail}`}>
              {detail}
              {clause && <span className="small muted line">{clause}</span>}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  )
}
