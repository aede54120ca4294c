import { fromMillis, type Instant } from '../../domain/instant'
import type { LedgerAccount } from '../../domain/ledger'
import type { Db } from '../connection'

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
  readonly approvedBy: string | null
  readonly approvedAt: Instant | null
}

/** The appropriations of one year, or of all. */
export async function appropriations(db: Db, year?: number): Promise<AppropriationRow[]> {
  const rows: (Omit<AppropriationRow, 'approvedAt'> & { approved_at: Date | null })[] = await db(
    'appropriations as a',
  )
    .modify((query) => {
      if (year !== undefined) query.where({ year })
    })
    .orderBy('year', 'desc')
    .orderByRaw('draw_order nulls last, source')
    .select('year', 'source', 'amount_dong as amountDong', 'proposed_dong as proposedDong')
    .select('drawn_dong as drawnDong', 'approved_by as approvedBy', 'approved_at')
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
}

/** One request for money. */
export interface TrancheRow {
  readonly taskId: string
  readonly taskCode: string
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

/** Requests of all tasks, oldest first: the queue of those who check, approve and pay. */
export async function listTranches(
  db: Db,
  { states, after, limit }: { states: readonly string[]; after?: TranchePlace; limit: number },
): Promise<TrancheRow[]> {
  const rows: TrancheRecord[] = await trancheQuery(db)
    .whereIn('t.state', [...states])
    .modify((query) => {
      if (after) query.whereRaw('(t.requested_at, t.task_id, t.request) > (?, ?, ?)', [...after])
    })
    .orderBy(['t.requested_at', 't.task_id', 't.request'])
    .limit(limit)
  return rows.map(toTranche)
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

/** An entry of the ledger with its postings. */
export interface LedgerRow {
  readonly seq: number
  readonly number: number
  readonly key: string
  readonly kind: string
  readonly taskId: string | null
  readonly at: Instant
  readonly by: string | null
  readonly reverses: string | null
  readonly postings: readonly {
    readonly account: LedgerAccount
    readonly year: number | null
    readonly source: string | null
    readonly debitDong: number
    readonly creditDong: number
  }[]
}

/** What a page of the ledger shows. */
export interface LedgerQuery {
  readonly taskId?: string
  readonly account?: LedgerAccount
  readonly year?: number
  readonly after?: readonly [seq: number, number: number]
  readonly limit: number
}

/** More entries than this on an account, or in a year: a page of them is soon found among the newest. */
const mostEntries = 500

/** The entries of an account or a year, where they are few: among the newest there may be none of them. */
async function fewEntries(db: Db, wanted: Readonly<Record<string, unknown>>): Promise<string[] | undefined> {
  const keys: string[] = await db('ledger_postings')
    .where(wanted)
    .limit(mostEntries + 1)
    .pluck('entry')
  return keys.length > mostEntries ? undefined : keys
}

/** The ledger, newest entry first. */
export async function listLedger(db: Db, query: LedgerQuery): Promise<LedgerRow[]> {
  const { taskId, account, year, after, limit } = query
  const wanted = { ...(account ? { account } : {}), ...(year === undefined ? {} : { year }) }
  const isNarrowed = Object.keys(wanted).length > 0
  const few = isNarrowed ? await fewEntries(db, wanted) : undefined
  const rows: (Omit<LedgerRow, 'at'> & { at: Date })[] = await db('ledger_entries as e')
    .modify((entries) => {
      if (taskId) entries.where('e.task_id', taskId)
      if (after) entries.whereRaw('(e.fact_seq, e.number) < (?, ?)', [...after])
      if (few) entries.whereIn('e.key', few)
      else if (isNarrowed) {
        entries.whereExists(
          db('ledger_postings as p').where(wanted).whereRaw('p.entry = e.key').select(db.raw('1')),
        )
      }
    })
    .orderBy([
      { column: 'e.fact_seq', order: 'desc' },
      { column: 'e.number', order: 'desc' },
    ])
    .limit(limit)
    .select('e.fact_seq as seq', 'e.number', 'e.key', 'e.kind', 'e.task_id as taskId', 'e.at')
    .select('e.by_person as by', 'e.reverses')
    .select(
      db.raw(`(select jsonb_agg(jsonb_build_object('account', p.account, 'year', p.year, 'source', p.source,
        'debitDong', p.debit_dong, 'creditDong', p.credit_dong) order by p.line)
        from ledger_postings p where p.entry = e.key) as postings`),
    )
  return rows.map(({ at, ...row }) => ({ ...row, at: fromMillis(at.getTime()) }))
}
