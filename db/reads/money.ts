import { fromMillis, type Instant } from '../../domain/instant'
import { type Db, planned } from '../connection'

/** What a year's appropriations still have for tranches, in đồng. */
export async function yearAvailable(db: Db, year: number): Promise<number> {
  const row = await db('appropriations')
    .where({ year })
    .whereNotNull('draw_order')
    .first(db.raw('coalesce(sum(amount_dong - drawn_dong), 0)::bigint as available'))
  return row.available
}

/** Periodic reports that were due by then and have not come. */
export async function missedReports(db: Db, taskId: string, at: Instant): Promise<number> {
  const row = await db('deadlines')
    .where({ task_id: taskId, kind: 'execution', waits_for: 'submitReport' })
    .whereNull('closed_at')
    .where('due', '<=', at)
    .first(db.raw('count(*)::integer as missed'))
  return row.missed
}

/** One source's appropriation of a year, in đồng. */
export interface AppropriationRow {
  readonly year: number
  readonly source: string
  readonly amountDong: number
  /** What waits for approval; null when nothing does. */
  readonly proposedDong: number | null
  /** Reserved and paid. */
  readonly drawnDong: number
  readonly paidDong: number
  readonly proposedBy: string | null
  readonly proposerName: string | null
  readonly approvedBy: string | null
  readonly approverName: string | null
  readonly approvedAt: Instant | null
}

/** The appropriations of one year, or of all. */
export async function appropriations(db: Db, year?: number): Promise<AppropriationRow[]> {
  const rows: (Omit<AppropriationRow, 'approvedAt'> & { approved_at: Date | null })[] = await db(
    'appropriations as a',
  )
    .leftJoin('people as proposer', 'proposer.id', 'a.proposed_by')
    .leftJoin('people as approver', 'approver.id', 'a.approved_by')
    .modify((query) => {
      if (year !== undefined) query.where({ year })
    })
    .orderBy('year', 'desc')
    .orderByRaw('draw_order nulls last, source')
    .select('year', 'source', 'amount_dong as amountDong', 'proposed_dong as proposedDong')
    .select('drawn_dong as drawnDong', 'approved_by as approvedBy', 'approved_at')
    .select('proposed_by as proposedBy', 'proposer.name as proposerName', 'approver.name as approverName')
    .select(
      // What is drawn is either paid or waits to be; only few requests wait at a time.
      db.raw(`(a.drawn_dong - (select coalesce(sum(d.amount_dong), 0) from tranches t
        join tranche_draws d on d.task_id = t.task_id and d.request = t.request
        where t.state in ('requested', 'checked', 'approved')
          and d.year = a.year and d.source = a.source))::bigint as "paidDong"`),
    )
  return rows.map(({ approved_at: approved, ...row }) => ({ ...row, approvedAt: moment(approved) }))
}

const moment = (at: Date | null): Instant | null => (at ? fromMillis(at.getTime()) : null)

/** A contract with its money, in đồng. */
export interface ContractRow {
  readonly number: string
  readonly state: string
  readonly flow: string
  readonly contractDong: number
  readonly paidDong: number
  readonly reservedDong: number
  readonly settledDong: number
  readonly returnedDong: number
  readonly refundDueDong: number
  readonly refundedDong: number
  readonly savedDong: number
  readonly signedOn: string | null
  readonly endsOn: string | null
  readonly products: readonly string[]
  readonly plan: readonly { readonly number: number; readonly amountDong: number }[]
}

/** The contract of a task; undefined before it is drawn up. */
export async function contractOf(db: Db, taskId: string): Promise<ContractRow | undefined> {
  return db('contracts')
    .where({ task_id: taskId })
    .first('number', 'state', 'flow', 'products', 'plan')
    .select('contract_dong as contractDong', 'paid_dong as paidDong', 'reserved_dong as reservedDong')
    .select('settled_dong as settledDong', 'returned_dong as returnedDong', 'saved_dong as savedDong')
    .select('refund_due_dong as refundDueDong', 'refunded_dong as refundedDong')
    .select('signed_on as signedOn', 'ends_on as endsOn')
    .options(planned('contract of a task'))
}

/** One request for money. */
export interface TrancheRow {
  readonly taskId: string
  readonly taskCode: string
  readonly taskTitle: string | null
  readonly hostName: string | null
  readonly request: number
  readonly number: number
  readonly kind: string
  readonly state: string
  readonly year: number
  readonly amountDong: number
  readonly paidBeforeDong: number
  readonly contractDong: number
  readonly requestedAt: Instant
  readonly checkedAt: Instant | null
  readonly approvedAt: Instant | null
  readonly paidAt: Instant | null
}

function trancheQuery(db: Db) {
  return db('tranches as t')
    .join('contracts as c', 'c.task_id', 't.task_id')
    .leftJoin('tasks', 'tasks.id', 't.task_id')
    .leftJoin('organisations as host', 'host.id', 'tasks.host_organisation')
    .select('tasks.title as taskTitle', 'host.name as hostName')
    .select('t.task_id as taskId', 'tasks.code as taskCode', 't.request', 't.number', 't.kind', 't.state')
    .select('t.year', 't.amount_dong as amountDong', 't.paid_before_dong as paidBeforeDong')
    .select('c.contract_dong as contractDong', 'requested_at', 'checked_at', 'approved_at', 'paid_at')
}

type TrancheRecord = Omit<TrancheRow, 'requestedAt' | 'checkedAt' | 'approvedAt' | 'paidAt'> & {
  readonly requested_at: Date
  readonly checked_at: Date | null
  readonly approved_at: Date | null
  readonly paid_at: Date | null
}

function toTranche(record: TrancheRecord): TrancheRow {
  const { requested_at, checked_at, approved_at, paid_at, ...row } = record
  return {
    ...row,
    requestedAt: fromMillis(requested_at.getTime()),
    checkedAt: moment(checked_at),
    approvedAt: moment(approved_at),
    paidAt: moment(paid_at),
  }
}

/** Every request of a task, in their order. */
export async function tranchesOf(db: Db, taskId: string): Promise<TrancheRow[]> {
  const rows: TrancheRecord[] = await trancheQuery(db).where('t.task_id', taskId).orderBy('t.request')
  return rows.map(toTranche)
}

/** Where a page of requests begins: after this one. */
export type TranchePlace = readonly [requestedAt: string, taskId: string, request: number]

/** Which requests of all tasks are listed: those that wait, oldest first, or the ended ones of a year. */
export interface TrancheQuery {
  readonly states: readonly string[]
  /** Only of this budget year; then the newest are first. */
  readonly year?: number
  readonly after?: TranchePlace
  readonly limit: number
}

/** Requests of all tasks: the queue of those who check, approve and pay, or what has become of them. */
export async function listTranches(
  db: Db,
  { states, year, after, limit }: TrancheQuery,
): Promise<TrancheRow[]> {
  const newest = year !== undefined
  const rows: TrancheRecord[] = await trancheQuery(db)
    .whereIn('t.state', [...states])
    .modify((query) => {
      if (newest) query.where('t.year', year).orderBy('t.requested_at', 'desc')
      else query.orderBy('t.requested_at')
      if (!after) return
      const [requestedAt, taskId, request] = after
      const beyond = `t.requested_at ${newest ? '<' : '>'} ?`
      query.whereRaw(`(${beyond} or (t.requested_at = ? and (t.task_id, t.request) > (?, ?)))`, [
        requestedAt,
        requestedAt,
        taskId,
        request,
      ])
    })
    .orderBy(['t.task_id', 't.request'])
    .limit(limit)
  return rows.map(toTranche)
}

/** How many requests are in a state, and how much money they are about. */
export interface TrancheTotal {
  readonly state: string
  readonly count: number
  readonly amountDong: number
}

/** What waits now, by state, and what of a year has ended. */
export async function trancheTotals(
  db: Db,
  { waiting, ended, year }: { waiting: readonly string[]; ended: readonly string[]; year: number },
): Promise<TrancheTotal[]> {
  return db('tranches')
    .where((now) =>
      now.whereIn('state', [...waiting]).orWhere((then) => then.whereIn('state', [...ended]).where({ year })),
    )
    .groupBy('state')
    .select('state', db.raw('count(*)::integer as count, sum(amount_dong)::bigint as "amountDong"'))
}

/** Spending as declared and confirmed. */
export interface SettlementRow {
  readonly number: number
  readonly state: string
  readonly declaredDong: number
  readonly confirmedDong: number | null
  readonly submittedAt: Instant
  readonly endedAt: Instant | null
}

/** The settlements of a task, in their order. */
export async function settlementsOf(db: Db, taskId: string): Promise<SettlementRow[]> {
  const rows = await db('settlements')
    .where({ task_id: taskId })
    .orderBy('number')
    .select('number', 'state', 'declared_dong as declaredDong', 'confirmed_dong as confirmedDong')
    .select('submitted_at', 'ended_at')
  return rows.map(({ submitted_at, ended_at, ...row }) => ({
    ...row,
    submittedAt: fromMillis(submitted_at.getTime()),
    endedAt: moment(ended_at),
  }))
}
