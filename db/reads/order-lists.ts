import { fromMillis, type Instant } from '../../domain/instant'
import type { PinnedLaw } from '../../regulations'
import type { Db } from '../connection'
import { allOf } from './parts'
import { type ListLooker, seenBy } from './tasks'

/** A row of a year's list of orders: the proposal, the council's advice, the order's text and decision. */
export interface OrderRow {
  readonly id: string
  readonly code: string
  readonly title: string | null
  readonly type: string
  readonly field: string
  readonly proposer: string | null
  readonly stateDong: number | null
  readonly counterpartDong: number | null
  readonly durationMonths: number | null
  readonly openedAt: Instant
  readonly details: Readonly<Record<string, unknown>>
  readonly process: {
    readonly stream: string
    readonly law: PinnedLaw
    readonly state: { readonly status: string }
    readonly closed: boolean
    readonly outcome: string | null
  }
  readonly council: {
    readonly sessionId: string
    readonly conclusion: string
    readonly result: unknown
    readonly concludedAt: string
    readonly requests: readonly string[]
    readonly reasons: readonly string[]
  } | null
  readonly orderText: {
    readonly method: string
    readonly reason: string | null
    readonly agreeing: number
    readonly content: unknown
    readonly decisionNumber: string | null
    readonly decidedAt: string | null
    readonly publishedAt: string | null
    readonly refusalReasons: readonly string[] | null
  } | null
}

const process = `
  select jsonb_build_object('stream', p.stream, 'law', p.law, 'state', p.state,
    'closed', p.closed_at is not null, 'outcome', p.outcome)
  from processes p where p.task_id = tasks.id and p.kind = 'determination'
  order by p.opened_at desc limit 1`

const council = `
  select jsonb_build_object('sessionId', m.session_id, 'conclusion', m.conclusion,
    'result', m.body -> 'result', 'concludedAt', m.concluded_at,
    'requests', coalesce(m.body -> 'requests', '[]'), 'reasons', coalesce(m.body -> 'reasons', '[]'))
  from minutes m join councils c on c.session_id = m.session_id and c.kind = 'determination'
  where m.task_id = tasks.id and m.conclusion <> 'repeat'
  order by m.concluded_at desc limit 1`

const text = `
  select jsonb_build_object('method', o.method, 'reason', o.reason, 'agreeing', o.agreeing,
    'content', o.content, 'decisionNumber', o.decision_number, 'decidedAt', o.decided_at,
    'publishedAt', o.published_at, 'refusalReasons', o.refusal_reasons)
  from order_texts o where o.task_id = tasks.id`

/** The day on which a year begins, and the next one, as the list counts them. */
export interface YearSpan {
  readonly from: Instant
  readonly to: Instant
}

/** A page of the orders that came in within a year and have come to their determination, oldest first. */
export async function ordersOfYear(
  db: Db,
  looker: ListLooker,
  { from, to }: YearSpan,
  { after, limit }: { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<OrderRow[]> {
  const seen = allOf(await seenBy(db, looker))
  const query = db('tasks')
    .whereRaw(seen.sql, seen.bindings)
    .leftJoin('organisations as proposing', 'proposing.id', 'tasks.proposer_organisation')
    .where('tasks.opened_at', '>=', from)
    .where('tasks.opened_at', '<', to)
    .where('tasks.classified', false)
    .whereExists(
      db('processes as p')
        .whereRaw('p.task_id = tasks.id')
        .where('p.kind', 'determination')
        .select(db.raw('1')),
    )
    .orderBy(['tasks.opened_at', 'tasks.id'])
    .limit(limit)
    .select('tasks.id', 'code', 'title', 'type', 'field', 'details', 'proposing.name as proposer')
    .select('state_dong as stateDong', 'counterpart_dong as counterpartDong')
    .select('duration_months as durationMonths', 'tasks.opened_at as openedAt')
    .select(db.raw(`(${process}) as process`), db.raw(`(${council}) as council`))
    .select(db.raw(`(${text}) as "orderText"`))
  if (after) query.whereRaw('(tasks.opened_at, tasks.id) > (?, ?)', [...after])
  const rows = await query
  return rows.map((row: Omit<OrderRow, 'openedAt'> & { openedAt: Date }) => ({
    ...row,
    openedAt: fromMillis(row.openedAt.getTime()),
  }))
}

/** The first and the last moment at which a task came in; undefined where there is none. */
export async function taskSpan(
  db: Db,
): Promise<{ readonly first: Instant; readonly last: Instant } | undefined> {
  const row = await db('tasks').min('opened_at as first').max('opened_at as last').first()
  return row?.first
    ? { first: fromMillis(row.first.getTime()), last: fromMillis(row.last.getTime()) }
    : undefined
}

/** How many orders wait for an act on a list, by the year in which they came in. */
export interface WaitingOrders {
  readonly year: number
  readonly act: string
  readonly count: number
}

/** The acts on lists of orders that are waited for, by year. */
export async function waitingOrders(
  db: Db,
  looker: ListLooker,
  acts: readonly string[],
): Promise<WaitingOrders[]> {
  const year = `extract(year from tasks.opened_at at time zone 'Asia/Ho_Chi_Minh')::integer`
  const seen = allOf(await seenBy(db, looker))
  return db('tasks')
    .whereRaw(seen.sql, seen.bindings)
    .join('awaited_acts as awaited', 'awaited.task_id', 'tasks.id')
    .where('awaited.kind', 'determination')
    .whereIn('awaited.act', [...acts])
    .groupByRaw(`${year}, awaited.act`)
    .orderByRaw('1 desc, 2')
    .select(db.raw(`${year} as year`), 'awaited.act', db.raw('count(*)::integer as count'))
}
