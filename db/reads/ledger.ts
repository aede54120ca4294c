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
    .leftJoin('tasks', 'tasks.id', 'e.task_id')
    .leftJoin('people', 'people.id', 'e.by_person')
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
  { taskId, year }: Pick<LedgerQuery, 'taskId' | 'year'>,
): Promise<AccountTotal[]> {
  return db('ledger_postings')
    .where({ ...(taskId ? { task_id: taskId } : {}), ...(year === undefined ? {} : { year }) })
    .groupBy('account')
    .select('account')
    .select(db.raw('sum(debit_dong)::bigint as "debitDong", sum(credit_dong)::bigint as "creditDong"'))
}
