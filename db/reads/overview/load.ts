import { fromMillis, type Instant } from '../../../domain/instant'
import type { Db } from '../../connection'
import type { AwaitedAct } from '../awaited-acts'
import { inScope, type Scope, withSeenTask } from './scope'

type WithoutYear = Pick<Scope, 'looker' | 'field'>

const term = `left join deadlines term on term.stream = awaited.stream and term.waits_for = awaited.act
  and term.closed_at is null`

/** What waits for the same people. */
export interface LoadRow {
  /** Without the task and the person: `role:dostOfficer`, `of:host`, `person`; several with commas. */
  readonly whom: string
  readonly open: number
  readonly late: number
  readonly since: Instant
  /** How many people hold the role today; null for what is no role. */
  readonly holders: number | null
}

/** How many acts wait, by whom they wait for; those for whom most are late come first. */
export async function loadByWhom(db: Db, scope: WithoutYear, on: string): Promise<LoadRow[]> {
  const loads = db('awaited_acts as awaited')
    .joinRaw(term)
    .where(inScope('awaited.task_id', db, scope))
    .groupBy(1)
    .select(db.raw('whom_awaited(awaited.tokens) as whom'), db.raw('count(*)::integer as open'))
    .select(db.raw(`(count(*) filter (where term.state = 'missed'))::integer as late`))
    .select(db.raw('min(awaited.since) as since'))
  const rows: (Omit<LoadRow, 'since'> & { since: Date })[] = await db(loads.as('load'))
    .orderBy([
      { column: 'late', order: 'desc' },
      { column: 'open', order: 'desc' },
      { column: 'whom', order: 'asc' },
    ])
    .select('whom', 'open', 'late', 'since')
    .select(
      db.raw(
        `case when whom like 'role:%' and whom not like '%,%' then (
          select count(distinct person_id)::integer from person_roles
          where role = substring(whom from 6) and valid_from <= ? and (valid_to is null or valid_to >= ?)
        ) end as holders`,
        [on, on],
      ),
    )
  return rows.map(({ since, ...row }) => ({ ...row, since: fromMillis(since.getTime()) }))
}

/** An act that waits, as the list behind a load shows it. */
export interface AwaitedRow extends Omit<AwaitedAct, 'clause' | 'deadlineState'> {
  readonly late: boolean
  readonly tokens: readonly string[]
}

/** The place in a list of awaited acts after which a page begins. */
export type AwaitedPlace = readonly [since: string, stream: string, act: string]

/** The acts that wait for the same people, those that have waited longest first. */
export async function listAwaited(
  db: Db,
  scope: WithoutYear,
  { whom, after, limit }: { whom: string; after?: AwaitedPlace | undefined; limit: number },
): Promise<AwaitedRow[]> {
  const query = withSeenTask(db('awaited_acts as awaited'), 'awaited.task_id', scope)
    .joinRaw(
      `left join lateral (select due, state from deadlines where stream = awaited.stream
        and waits_for = awaited.act and closed_at is null offset 0) as term on true`,
    )
    .whereRaw('whom_awaited(awaited.tokens) = ?', [whom])
  if (after) query.whereRaw('(awaited.since, awaited.stream, awaited.act) > (?, ?, ?)', [...after])
  const rows: (Omit<AwaitedRow, 'since' | 'due'> & { since: Date; due: Date | null })[] = await query
    .orderBy(['awaited.since', 'awaited.stream', 'awaited.act'])
    .limit(limit)
    .select('awaited.stream', 'awaited.act', 'awaited.kind', 'awaited.task_id as taskId', 'awaited.since')
    .select('awaited.tokens', 'tasks.code', 'tasks.title', 'term.due')
    .select(db.raw(`coalesce(term.state = 'missed', false) as late`))
  return rows.map(({ since, due, ...row }) => ({
    ...row,
    since: fromMillis(since.getTime()),
    due: due && fromMillis(due.getTime()),
  }))
}
