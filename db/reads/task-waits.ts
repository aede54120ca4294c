import { fromMillis, type Instant } from '../../domain/instant'
import type { ProcessKind } from '../../domain/life'
import type { PinnedLaw } from '../../regulations'
import type { Db } from '../connection'
import type { StoredPause } from '../deadlines'

/** An act that a task waits for, in a process of its own or in a council over it. */
export interface AwaitedOfTask {
  readonly stream: string
  readonly kind: ProcessKind
  readonly act: string
  readonly since: Instant
  /** Who may do it: `role:…`, `person:…`, or a relation to a stream (`task/…:host`). */
  readonly tokens: readonly string[]
  readonly due: Instant | null
  readonly clause: string | null
  readonly deadlineState: 'running' | 'paused' | 'missed' | null
  readonly pauses: readonly StoredPause[] | null
  readonly law: PinnedLaw
  readonly state: { readonly status: string }
}

/**
 * The acts that a task waits for, soonest due first. A council over several tasks is waited for until it has
 * concluded this one. "offset 0" keeps PostgreSQL from reading whole tables instead of a few keys.
 */
const awaitedOfTask = `
  with own as materialized (
    select stream from processes where task_id = :taskId and closed_at is null
    union select 'session/' || session_id from council_agenda
      where task_id = :taskId and concluded_at is null)
  select awaited.stream, awaited.kind, awaited.act, awaited.since, awaited.tokens, processes.law,
    processes.state, term.due, term.clause, term.state as "deadlineState", term.pauses
  from own
  cross join lateral (select * from processes where stream = own.stream and closed_at is null offset 0)
    as processes
  cross join lateral (select * from awaited_acts where stream = own.stream offset 0) as awaited
  left join lateral (select * from deadlines
    where stream = awaited.stream and waits_for = awaited.act and closed_at is null offset 0) as term on true
  order by term.due asc nulls last, awaited.since, awaited.stream, awaited.act`

/** Every act that a task waits for. */
export async function actsAwaitedIn(db: Db, taskId: string): Promise<AwaitedOfTask[]> {
  const { rows } = await db.raw(awaitedOfTask, { taskId })
  return rows.map((row: AwaitedOfTask & Record<'since' | 'due', Date>) => ({
    ...row,
    since: fromMillis((row.since as Date).getTime()),
    due: row.due && fromMillis((row.due as Date).getTime()),
  }))
}

/** How long waits for an act have taken: how many were counted, and their median. */
export interface UsualWait {
  readonly kind: ProcessKind
  readonly act: string
  readonly count: number
  readonly medianSeconds: number
}

/** The latest that are looked at: waits before these are no measure of how people work now. */
const mostLookedAt = 200

/** Only what the act itself has ended is a wait that was answered, and a pause says nothing of the work. */
const usualWaits = `
  select asked.kind, asked.act, count(*)::integer as count,
    percentile_cont(0.5) within group (order by extract(epoch from ended.closed_at - ended.opened_at))
      as "medianSeconds"
  from unnest(:kinds::text[], :acts::text[]) as asked (kind, act)
  cross join lateral (
    select stream, opened_at, closed_at, pauses from deadlines
    where kind = asked.kind and waits_for = asked.act and closed_at is not null
    order by closed_at desc limit :most) as ended
  where ended.pauses = '[]' and exists (select from journal
    where stream = ended.stream and act = asked.act and at = ended.closed_at offset 0)
  group by asked.kind, asked.act`

/** How long the latest waits for each of the acts have taken, over all tasks. */
export async function usualWaitsFor(
  db: Db,
  asked: readonly { readonly kind: ProcessKind; readonly act: string }[],
): Promise<UsualWait[]> {
  if (asked.length === 0) return []
  const kinds = asked.map(({ kind }) => kind)
  const acts = asked.map(({ act }) => act)
  const { rows } = await db.raw(usualWaits, { kinds, acts, most: mostLookedAt })
  return rows
}
