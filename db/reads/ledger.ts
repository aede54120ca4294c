import type { Knex } from 'knex'
import { fromMillis, type Instant } from '../../domain/instant'
import type { LedgerAccount } from '../../domain/ledger'
import type { Db } from '../connection'

/** An entry of the ledger with its postings. */
export interface LedgerRow {
  readonly seq: number
  readonly number: number
  readonly key: string
  readonly kind: string
  readonly taskId: string | null
  readonly taskCode: string | null
  readonly at: Instant
  readonly by: string | null
  readonly byName: string | null
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
  /** Tasks of which nothing is shown. */
  readonly without: readonly string[]
  readonly after?: readonly [seq: number, number: number]
  readonly limit: number
}

type Place = LedgerQuery['after']

const inOrder = (table: string) => [
  { column: `${table}.fact_seq`, order: 'desc' as const },
  { column: `${table}.number`, order: 'desc' as const },
]

/** The newest entries that have a posting of the account, of the year, or of both. */
function entriesPosted(db: Db, { account, year, taskId, without, after, limit }: LedgerQuery) {
  const query = db('ledger_postings as p').distinctOn('p.fact_seq', 'p.number').orderBy(inOrder('p'))
  if (account) query.where('p.account', account)
  if (year !== undefined) query.where('p.year', year)
  if (taskId) query.where('p.task_id', taskId)
  return query
    .modify((postings) => {
      placedAfter(postings, 'p', after)
      leaveOut(postings, 'p', without)
    })
    .limit(limit)
    .select('p.entry')
}

function placedAfter(query: Knex.QueryBuilder, table: string, after: Place): void {
  if (after) query.whereRaw(`(${table}.fact_seq, ${table}.number) < (?, ?)`, [...after])
}

function leaveOut(query: Knex.QueryBuilder, table: string, without: readonly string[]): void {
  if (without.length > 0) query.whereRaw(`(${table}.task_id <> all(?)) is not false`, [[...without]])
}

/** The ledger, newest entry first. */
export async function listLedger(db: Db, query: LedgerQuery): Promise<LedgerRow[]> {
  const { taskId, account, year, after, limit } = query
  const rows: (Omit<LedgerRow, 'at'> & { at: Date })[] = await db('ledger_entries as e')
    .leftJoin('tasks', 'tasks.id', 'e.task_id')
    .leftJoin('people', 'people.id', 'e.by_person')
    .modify((entries) => {
      if (account || year !== undefined) {
        entries.whereIn('e.key', entriesPosted(db, query))
        return
      }
      if (taskId) entries.where('e.task_id', taskId)
      placedAfter(entries, 'e', after)
      leaveOut(entries, 'e', query.without)
    })
    .orderBy(inOrder('e'))
    .limit(limit)
    .select('e.fact_seq as seq', 'e.number', 'e.key', 'e.kind', 'e.task_id as taskId', 'e.at')
    .select('e.by_person as by', 'e.reverses', 'tasks.code as taskCode', 'people.name as byName')
    .select(
      db.raw(`(select jsonb_agg(jsonb_build_object('account', p.account, 'year', p.year, 'source', p.source,
        'debitDong', p.debit_dong, 'creditDong', p.credit_dong) order by p.line)
        from ledger_postings p where p.entry = e.key) as postings`),
    )
  return rows.map(({ at, ...row }) => ({ ...row, at: fromMillis(at.getTime()) }))
}

/** What has come into an account and gone out of it, in đồng. */
export interface AccountTotal {
  readonly account: LedgerAccount
  readonly debitDong: number
  readonly creditDong: number
}

/** Every account that has postings, with its totals: of everything, of a task, of a budget year. */
export async function accountTotals(
  db: Db,
  { taskId, year, without }: Pick<LedgerQuery, 'taskId' | 'year' | 'without'>,
): Promise<AccountTotal[]> {
  return db('ledger_postings as p')
    .modify((postings) => leaveOut(postings, 'p', without))
    .where({ ...(taskId ? { task_id: taskId } : {}), ...(year === undefined ? {} : { year }) })
    .groupBy('account')
    .select('account')
    .select(db.raw('sum(debit_dong)::bigint as "debitDong", sum(credit_dong)::bigint as "creditDong"'))
}
