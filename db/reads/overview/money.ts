import { fromMillis, type Instant, localDate, startOfDay } from '../../../domain/instant'
import type { Db } from '../../connection'
import { inScope, type Scope, withSeenTask, yearOfScope } from './scope'

/** What an amount of the curve is: planned by a contract, approved for a tranche, paid by the Treasury. */
export const moneySteps = ['planned', 'approved', 'paid'] as const
/** One of them. */
export type MoneyStep = (typeof moneySteps)[number]

/** An amount on a day, of a tranche of a contract. */
export interface MoneyItem {
  readonly taskId: string
  readonly code: string | null
  readonly title: string | null
  /** The tranche's number in the plan. */
  readonly number: number
  readonly day: string
  /** The moment that it is ordered by: for a planned one, the beginning of its day. */
  readonly at: Instant
  readonly amountDong: number
}

/**
 * A contract names its tranches and no days: the first is laid on the day of signing, the last on the end of
 * the contract, those between evenly between them.
 */
function planned(db: Db, { year }: Scope) {
  return db('contracts as c')
    .joinRaw('cross join lateral jsonb_array_elements(c.plan) with ordinality as t (tranche, place)')
    .joinRaw(
      `cross join lateral (select c.signed_on + case jsonb_array_length(c.plan) when 1
        then c.ends_on - c.signed_on
        else (c.ends_on - c.signed_on) * (t.place::integer - 1) / (jsonb_array_length(c.plan) - 1)
      end as day) as laid`,
    )
    .whereNotNull('c.signed_on')
    .where('c.signed_on', '<', `${year + 1}-01-01`)
    .where('c.ends_on', '>=', `${year}-01-01`)
    .whereRaw('laid.day between ? and ?', [`${year}-01-01`, `${year}-12-31`])
    .select('c.task_id', db.raw(`(t.tranche ->> 'number')::integer as number`), 'laid.day')
    .select(db.raw(`laid.day::timestamp at time zone 'Asia/Ho_Chi_Minh' as at`))
    .select(db.raw(`(t.tranche ->> 'amountDong')::bigint as amount_dong`))
}

const localDay = (column: string) => `(${column} at time zone 'Asia/Ho_Chi_Minh')::date as day`

function approved(db: Db, scope: Scope) {
  const [from, to] = yearOfScope(scope)
  return db('tranches as t')
    .whereIn('t.state', ['approved', 'paid'])
    .where('t.approved_at', '>=', from)
    .where('t.approved_at', '<', to)
    .select('t.task_id', 't.number', db.raw(localDay('t.approved_at')), 't.approved_at as at')
    .select('t.amount_dong')
}

/** What the ledger says was paid. "offset 0" has what belongs to an entry looked up by its key. */
function paid(db: Db, scope: Scope) {
  const [from, to] = yearOfScope(scope)
  return db('ledger_entries as e')
    .joinRaw(
      `cross join lateral (select debit_dong from ledger_postings
        where entry = e.key and account = 'advanced' offset 0) as p
      cross join lateral (select (data ->> 'request')::integer as request from journal
        where seq = e.fact_seq offset 0) as j
      cross join lateral (select number from tranches
        where task_id = e.task_id and request = j.request offset 0) as t`,
    )
    .where('e.kind', 'payment')
    .where('e.at', '>=', from)
    .where('e.at', '<', to)
    .select('e.task_id', 't.number', db.raw(localDay('e.at')), 'e.at', 'p.debit_dong as amount_dong')
}

const sources = { planned, approved, paid } as const

/** What was planned, approved or paid in each month of the year, in đồng; months without any are left out. */
export async function moneyByMonth(
  db: Db,
  scope: Scope,
  step: MoneyStep,
): Promise<{ readonly month: number; readonly amountDong: number }[]> {
  return db(sources[step](db, scope).as('item'))
    .where(inScope('item.task_id', db, scope))
    .groupBy(1)
    .select(db.raw('extract(month from day)::integer as month'))
    .select(db.raw('sum(amount_dong)::bigint as "amountDong"'))
}

/** The place in a list of amounts after which a page begins. */
export type MoneyPlace = readonly [at: string, taskId: string, number: number]

/** What a list of amounts shows: those up to the end of a month. */
export interface MoneyQuery {
  readonly step: MoneyStep
  readonly until: number
  readonly after?: MoneyPlace | undefined
  readonly limit: number
}

const monthAfter = (year: number, month: number): Instant =>
  startOfDay(
    localDate(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`),
  )

/** The amounts behind a point of the curve, the first first. */
export async function listMoney(
  db: Db,
  scope: Scope,
  { step, until, after, limit }: MoneyQuery,
): Promise<MoneyItem[]> {
  const query = withSeenTask(db(sources[step](db, scope).as('item')), 'item.task_id', scope)
    .where('item.at', '<', monthAfter(scope.year, until))
    .orderBy(['item.at', 'item.task_id', 'item.number'])
    .limit(limit)
  if (after) query.whereRaw('(item.at, item.task_id, item.number) > (?, ?, ?)', [...after])
  const rows: (Omit<MoneyItem, 'at'> & { readonly at: Date })[] = await query
    .select('item.task_id as taskId', 'tasks.code', 'tasks.title', 'item.number', 'item.day', 'item.at')
    .select(db.raw('item.amount_dong::bigint as "amountDong"'))
  return rows.map(({ at, ...row }) => ({ ...row, at: fromMillis(at.getTime()) }))
}
