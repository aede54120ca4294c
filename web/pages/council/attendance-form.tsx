import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { LongField, Tick } from '../../components/inputs'
import { ProblemNote } from '../../components/problem-note'
import { Card } from '../../components/surface'
import { capitalised, formatNumber } from '../../format'
import { useKept } from '../../forms/kept'
import { counting } from '../../text/counting'
import { sittings } from '../../text/sittings'
import type { Quorum } from './quorum-card'
import { type Action, activeSeats, type Seat, type Session } from './session-data'

/** Who is ticked, who of them attends online, and who counts the ballots. */
export interface Attendance {
  readonly present: readonly string[]
  readonly online: readonly string[]
  readonly panel: readonly string[]
  readonly guests: string
  /** The panel signs its count on paper, and does not confirm it here. */
  readonly signsOnPaper?: boolean
}

/** Nobody ticked. */
export const nobody: Attendance = { present: [], online: [], panel: [], guests: '' }

const toggled = (list: readonly string[], one: string, on: boolean) =>
  on ? [...list.filter((other) => other !== one), one] : list.filter((other) => other !== one)

/** The attendance as it is being ticked; kept over a reload. */
export const useAttendance = (sessionId: string) => useKept<Attendance>(`diem-danh ${sessionId}`, nobody)

/** The quorum of an attendance, asked of the server after every tick. */
export function useQuorum(sessionId: string, { present, online, panel }: Attendance, enabled = true) {
  const query = {
    present: present.map((person) => (online.includes(person) ? `${person}:online` : person)).join(','),
    countingPanel: panel.join(','),
  }
  const params = { path: { sessionId }, query }
  return reads.useQuery(
    'get',
    '/api/sessions/{sessionId}/quorum',
    { params },
    { enabled, placeholderData: keepPreviousData },
  )
}

interface RowProps {
  readonly seat: Seat
  readonly value: Attendance
  readonly onChange: (next: Attendance) => void
  readonly mode: string | undefined
  readonly panel: boolean
}

function AttendanceRow({ seat, value, onChange, mode, panel }: RowProps) {
  const { id, name } = seat.person
  const here = value.present.includes(id)
  const leave = { online: toggled(value.online, id, false), panel: toggled(value.panel, id, false) }
  return (
    <li className="att">
      <label className="opt">
        <input
          type="checkbox"
          checked={here}
          onChange={({ target }) =>
            onChange({
              ...value,
              present: toggled(value.present, id, target.checked),
              ...(target.checked ? {} : leave),
            })
          }
        />
        <span>
          {name}
          <span className="small muted line">{capitalised(seat.role.title)}</span>
        </span>
      </label>
      {here && (
        <div className="att-more">
          {mode !== undefined && mode !== 'inPerson' && (
            <Tick
              path={`online.${id}`}
              label={sittings.onlineToo}
              value={value.online.includes(id)}
              onChange={(on) => onChange({ ...value, online: toggled(value.online, id, on === true) })}
            />
          )}
          {panel && (
            <Tick
              path={`panel.${id}`}
              label={sittings.inPanel}
              value={value.panel.includes(id)}
              onChange={(on) => onChange({ ...value, panel: toggled(value.panel, id, on === true) })}
            />
          )}
        </div>
      )}
    </li>
  )
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function bodyOf({ present, online, panel, guests, signsOnPaper = false }: Attendance) {
  return {
    ...(panel.length > 0 ? { panelConfirms: !signsOnPaper } : {}),
    present: present.map((person) => ({
      person,
      ...(online.includes(person) ? { mode: 'online' as const } : {}),
    })),
    countingPanel: [...panel],
    ...(linesOf(guests).length > 0 ? { guests: linesOf(guests) } : {}),
  }
}

/** How many count the ballots, how many are chosen, and where they confirm what they counted. */
function PanelLine({
  size,
  value,
  onChange,
}: Pick<RowProps, 'value' | 'onChange'> & { readonly size: number }) {
  if (size === 0) return null
  return (
    <>
      <p>
        {sittings.panel}: {sittings.panelLead(formatNumber(size))}{' '}
        <b>
          {formatNumber(value.panel.length)}/{formatNumber(size)}
        </b>
      </p>
      <Tick
        path="panelConfirms"
        label={counting.confirmHere}
        hint={counting.confirmHereHint}
        value={!value.signsOnPaper}
        onChange={(here) => onChange({ ...value, signsOnPaper: here !== true })}
      />
    </>
  )
}

/** The button that opens the sitting, locked with the reason while there is no quorum. */
function OpenBar({
  quorum,
  busy,
  onOpen,
}: {
  readonly quorum: Quorum | undefined
  readonly busy: boolean
  readonly onOpen: () => void
}) {
  const { ok = false, reason } = quorum?.opening ?? {}
  return (
    <div className="flow after">
      <p className="small muted">{sittings.openEffect}</p>
      <div className="acts">
        <Button
          look="primary"
          busy={busy}
          locked={ok ? undefined : (reason?.detail ?? sittings.attendanceLead)}
          onClick={onOpen}
        >
          {sittings.open}
        </Button>
      </div>
    </div>
  )
}

/** The chair ticks who is there and opens the sitting; why it waits stands beside the button. */
export function AttendanceForm({
  session,
  action,
  value,
  onChange,
  quorum,
  onDone,
}: {
  readonly session: Session
  readonly action: Action
  readonly value: Attendance
  readonly onChange: (next: Attendance) => void
  readonly quorum: Quorum | undefined
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const opening = useAct('holdSitting', action, `holdSitting ${action.stream}`)
  const [pressed, setPressed] = useState(false)
  const seats = activeSeats(session)
  const size = quorum?.countingPanel?.size ?? 0
  const send = () => {
    setPressed(true)
    opening.mutate(bodyOf(value), { onSuccess: onDone })
  }
  return (
    <Card title={sittings.attendance}>
      {pressed && opening.error && <ProblemNote error={opening.error} retry={send} />}
      <p>{sittings.attendanceLead}</p>
      <PanelLine {...{ size, value, onChange }} />
      <ul>
        {seats.map((seat) => (
          <AttendanceRow
            key={seat.person.id}
            {...{ seat, value, onChange }}
            mode={session.sittingMode}
            panel={size > 0}
          />
        ))}
      </ul>
      <p>
        <Button
          look="text"
          onClick={() => onChange({ ...value, present: seats.map(({ person }) => person.id) })}
        >
          {sittings.tickAll}
        </Button>
      </p>
      <LongField
        path="guests"
        label={sittings.guests}
        hint={sittings.guestsHint}
        optional
        value={value.guests}
        onChange={(guests = '') => onChange({ ...value, guests })}
      />
      <OpenBar quorum={quorum} busy={opening.isPending} onOpen={send} />
    </Card>
  )
}
