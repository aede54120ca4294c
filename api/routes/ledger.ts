import { z } from 'zod'
import type { Db } from '../../db/connection'
import { keptOutOf } from '../../db/people'
import { accountTotals, type LedgerQuery, type LedgerRow, listLedger } from '../../db/reads/ledger'
import { taskHead } from '../../db/reads/task-head'
import { type LedgerAccount, ledgerAccounts } from '../../domain/ledger'
import { moneyRoles } from '../../domain/rights/view'
import { type Cell, everyRow, sendSheet } from '../csv'
import type { AppDeps } from '../deps'
import { entryWords, ledgerWords, sourceWords } from '../messages/money-words'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead, type RouteInput } from '../route'
import { instantShape, named, word } from '../shapes'
import type { Viewer } from '../viewer'

const tag = 'Kinh phí'
const dong = z.number().meta({ description: 'Đồng.' })

const entry = z
  .object({
    key: z.string(),
    kind: named,
    taskId: z.string().nullable(),
    taskCode: z.string().nullable(),
    at: instantShape,
    by: z.string().nullable(),
    byName: z.string().nullable(),
    reverses: z.string().nullable(),
    postings: z.array(
      z.object({
        account: named,
        year: z.number().nullable(),
        source: z.string().nullable(),
        sourceTitle: z.string().nullable(),
        debitDong: dong,
        creditDong: dong,
      }),
    ),
  })
  .meta({ id: 'LedgerEntry' })

const ledgerPlace = z.tuple([z.number(), z.number()])

const filters = z.object({
  taskId: z.string().max(100).optional().meta({ description: 'Nhiệm vụ, theo mã.' }),
  account: z.enum(ledgerAccounts).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional().meta({ description: 'Năm ngân sách.' }),
})

/**
 * A task that nobody knows has no entries: its code is asked for as it was given. One from which the viewer
 * is kept out has none for them.
 */
async function narrowed(
  { db }: AppDeps,
  viewer: Viewer,
  { taskId, account, year }: z.output<typeof filters>,
): Promise<Omit<LedgerQuery, 'limit'>> {
  const task = taskId ? ((await taskHead(db, taskId))?.id ?? taskId) : undefined
  return {
    without: await keptOutOf(db, viewer.ids),
    ...(task ? { taskId: task } : {}),
    ...(account ? { account } : {}),
    ...(year === undefined ? {} : { year }),
  }
}

function toEntry({ seq: _seq, number: _number, kind, postings, ...row }: LedgerRow) {
  return {
    ...row,
    kind: word(entryWords, kind),
    postings: postings.map(({ account: code, ...posting }) => ({
      ...posting,
      account: word(ledgerWords, code),
      sourceTitle: posting.source && (sourceWords[posting.source] ?? posting.source),
    })),
  }
}

const columns = [
  ...['Mã bút toán', 'Thời điểm', 'Loại', 'Nhiệm vụ', 'Người ghi', 'Đảo bút toán'],
  ...['Tài khoản', 'Năm', 'Nguồn', 'Nợ (đồng)', 'Có (đồng)'],
]

function* linesOf({ key, at, kind, taskCode, byName, by, reverses, postings }: LedgerRow): Generator<Cell[]> {
  const place = [key, at, entryWords[kind] ?? kind, taskCode, byName ?? by, reverses]
  for (const { account, year, source, debitDong, creditDong } of postings) {
    const sourceTitle = source && (sourceWords[source] ?? source)
    yield [...place, ledgerWords[account] ?? account, year, sourceTitle, debitDong, creditDong]
  }
}

async function* everyLine(db: Db, of: Omit<LedgerQuery, 'limit' | 'after'>): AsyncGenerator<readonly Cell[]> {
  const entries = everyRow<LedgerRow>((last, limit) =>
    listLedger(db, { ...of, limit, ...(last ? { after: [last.seq, last.number] } : {}) }),
  )
  for await (const entry of entries) yield* linesOf(entry)
}

/** Writes the ledger page by page, so that no export is held in memory. */
async function exported({
  deps,
  viewer,
  query,
  res,
}: RouteInput<z.output<typeof filters>>): Promise<undefined> {
  const rows = everyLine(deps.db, await narrowed(deps, viewer, query))
  await sendSheet(res, 'so-cai', { heading: columns, rows })
  return undefined
}

/** The ledger behind all money: its entries, what lies in each account, and both as a file. */
export const ledgerRoutes = [
  defineRead({
    name: 'listLedger',
    path: '/ledger',
    tag,
    title: 'Sổ kế toán',
    summary: 'Các bút toán kép, mới trước. Lọc theo nhiệm vụ, tài khoản, năm.',
    access: moneyRoles,
    query: z.object({ ...paging, ...filters.shape }),
    answer: pageOf(entry),
    async handle({ deps, viewer, query }) {
      const { limit, cursor } = query
      const after = fromCursor(cursor, ledgerPlace)
      const of = { ...(await narrowed(deps, viewer, query)), ...(after ? { after } : {}) }
      const rows = await listLedger(deps.db, { ...of, limit: limit + 1 })
      const { items, next } = page(rows, limit, ({ seq, number }) => [seq, number])
      return { items: items.map(toEntry), next }
    },
  }),
  defineRead({
    name: 'getLedgerBalances',
    path: '/ledger/balances',
    tag,
    title: 'Số dư các tài khoản',
    summary: 'Tổng nợ, tổng có và số dư của từng tài khoản; của mọi nhiệm vụ, một nhiệm vụ hoặc một năm.',
    access: moneyRoles,
    query: filters.omit({ account: true }),
    answer: z.object({
      items: z.array(z.object({ account: named, debitDong: dong, creditDong: dong, balanceDong: dong })),
    }),
    async handle({ deps, viewer, query }) {
      const totals = await accountTotals(deps.db, await narrowed(deps, viewer, query))
      const place = (code: LedgerAccount) => ledgerAccounts.indexOf(code)
      const inOrder = [...totals].sort((a, b) => place(a.account) - place(b.account))
      return {
        items: inOrder.map(({ account, debitDong, creditDong }) => ({
          ...{ account: word(ledgerWords, account), debitDong, creditDong },
          balanceDong: debitDong - creditDong,
        })),
      }
    },
  }),
  defineRead({
    name: 'exportLedger',
    path: '/ledger.csv',
    tag,
    title: 'Tải sổ kế toán',
    summary: 'Các bút toán dạng CSV, mỗi dòng một vế, mới trước. Cùng bộ lọc và cùng quyền với sổ kế toán.',
    access: moneyRoles,
    query: filters,
    produces: 'text/csv',
    handle: exported,
  }),
]
