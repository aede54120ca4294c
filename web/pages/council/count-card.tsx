import { useState } from 'react'
import { useAct } from '../../api/act'
import { Button } from '../../components/button'
import { LongField } from '../../components/inputs'
import { ProblemNote } from '../../components/problem-note'
import { Status } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { formatNumber } from '../../format'
import { useMe } from '../../shell/session'
import { counting } from '../../text/counting'
import { type Action, type AgendaItem, allowed, heldSeats, type Session } from './session-data'

type Count = NonNullable<AgendaItem['count']>

/** The name of somebody who holds a seat. */
function nameIn(session: Session, id: string): string {
  return heldSeats(session).find(({ person }) => person.id === id)?.person.name ?? id
}

/** Who of the panel has not confirmed yet; undefined when nothing waits for them. */
export function waitingCounters(session: Session, { count }: AgendaItem): string | undefined {
  const waiting = (count?.counters ?? []).filter(({ done }) => !done)
  if (waiting.length === 0) return undefined
  return waiting.map(({ person }) => nameIn(session, person)).join(', ')
}

function Counters({ session, count }: { readonly session: Session; readonly count: Count }) {
  return (
    <ul className="who-list">
      {count.counters.map(({ person: id, done }) => (
        <li key={id}>
          <div>{nameIn(session, id)}</div>
          <Status tone={done ? 'done' : 'waiting'}>{done ? counting.done : counting.waiting}</Status>
        </li>
      ))}
    </ul>
  )
}

function Confirm({
  item,
  count,
  action,
  pending,
}: {
  readonly item: AgendaItem
  readonly count: Count
  readonly action: Action
  readonly pending: boolean
}) {
  const { cast, invalid } = count
  const confirming = useAct('confirmCount', action, `confirmCount ${action.stream} ${item.task.id}`)
  const send = () => confirming.mutate({ taskId: item.task.id, cast, invalid })
  return (
    <>
      {confirming.error && <ProblemNote error={confirming.error} retry={send} />}
      <p className="small muted">{counting.confirmEffect}</p>
      <div className="acts">
        <Button
          look="primary"
          busy={confirming.isPending}
          locked={pending ? counting.papersFirst : undefined}
          onClick={send}
        >
          {counting.confirm(formatNumber(cast), formatNumber(invalid))}
        </Button>
      </div>
    </>
  )
}

function Reopen({ item, action }: { readonly item: AgendaItem; readonly action: Action }) {
  const [reason, setReason] = useState<string>()
  const reopening = useAct('reopenVote', action, `reopenVote ${action.stream} ${item.task.id}`)
  const send = () =>
    reason && reopening.mutate({ taskId: item.task.id, reason }, { onSuccess: () => setReason(undefined) })
  return (
    <details>
      <summary>{counting.reopen}</summary>
      <div className="flow">
        {reopening.error && <ProblemNote error={reopening.error} retry={() => void send()} />}
        <p className="small muted">{counting.reopenEffect}</p>
        <LongField path="reason" label={counting.reopenReason} value={reason} onChange={setReason} />
        <div className="acts">
          <Button
            busy={reopening.isPending}
            locked={reason?.trim() ? undefined : counting.reopenLocked}
            onClick={() => void send()}
          >
            {counting.reopen}
          </Button>
        </div>
      </div>
    </details>
  )
}

/** What came in on a task, and the panel that confirms it one by one; the first of them closes the vote. */
export function CountCard({ session, item }: { readonly session: Session; readonly item: AgendaItem }) {
  const { id } = useMe()
  const { count } = item
  if (!count) return null
  const confirm = allowed(session, 'confirmCount')
  const reopen = allowed(session, 'reopenVote')
  const own = count.counters.find(({ person }) => person === id)
  const pending = (session.paperBallots ?? []).some(
    ({ taskId, confirmedBy }) => taskId === item.task.id && confirmedBy === null,
  )
  return (
    <Card title={`${counting.title}: ${item.task.code}`}>
      <div className="flow">
        <p className="small muted">{counting.lead}</p>
        <Facts
          rows={[
            [counting.cast, formatNumber(count.cast)],
            [counting.invalid, formatNumber(count.invalid)],
          ]}
        />
        <Counters {...{ session, count }} />
        {confirm && own && !own.done && <Confirm {...{ item, count, pending }} action={confirm} />}
        {reopen && count.counters.some(({ done }) => done) && <Reopen {...{ item }} action={reopen} />}
      </div>
    </Card>
  )
}
