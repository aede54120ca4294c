import { z } from 'zod'
import {
  appropriations,
  contractOf,
  listLedger,
  listTranches,
  settlementsOf,
  type TrancheRow,
  tranchesOf,
  yearAvailable,
} from '../../db/reads/money'
import { toLocalDate, yearOf } from '../../domain/instant'
import { ledgerAccounts } from '../../domain/ledger'
import { moneyRoles } from '../../domain/rights/view'
import { entryWords, ledgerWords, sourceWords, trancheStateWords } from '../messages/money-words'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead } from '../route'
import { instantShape, named } from '../shapes'
import { visibleTask } from './visible-task'

const tag = 'Kinh phí'

const word = (words: Readonly<Record<string, string>>, code: string) => ({ code, title: words[code] ?? code })
const dong = z.number().meta({ description: 'Đồng.' })

const appropriation = z
  .object({
    year: z.number(),
    source: named,
    amountDong: dong,
    proposedDong: dong.nullable(),
    drawnDong: dong.meta({ description: 'Đã giữ cho các đợt cấp và đã chi.' }),
    paidDong: dong,
    leftDong: dong,
    approvedBy: z.string().nullable(),
    approvedAt: instantShape.nullable(),
  })
  .meta({ id: 'Appropriation' })

const tranche = z
  .object({
    taskId: z.string(),
    taskCode: z.string().nullable(),
    request: z.number().meta({ description: 'Số của lần đề nghị; đề nghị lại có số mới.' }),
    number: z.number(),
    kind: z.string(),
    state: named,
    year: z.number(),
    beforeDong: dong.meta({ description: 'Đã cấp trước đợt này.' }),
    amountDong: dong,
    afterDong: dong.meta({ description: 'Cộng dồn nếu đợt này được chi.' }),
    contractDong: dong,
    requestedAt: instantShape,
    checkedAt: instantShape.nullable(),
    approvedAt: instantShape.nullable(),
    paidAt: instantShape.nullable(),
    href: z.string(),
  })
  .meta({ id: 'Tranche' })

function trancheAnswer({ paidBeforeDong, state, ...row }: TrancheRow) {
  return {
    ...row,
    state: word(trancheStateWords, state),
    beforeDong: paidBeforeDong,
    afterDong: paidBeforeDong + row.amountDong,
    href: `/api/tasks/${row.taskId}/tranches/${row.request}`,
  }
}

const settlement = z.object({
  number: z.number(),
  state: z.string(),
  declaredDong: dong,
  confirmedDong: dong.nullable(),
  submittedAt: instantShape,
  endedAt: instantShape.nullable(),
})

const money = z
  .object({
    year: z.object({ year: z.number(), leftDong: dong }),
    contract: z
      .object({
        number: z.string(),
        state: z.string(),
        flow: z.string(),
        signedOn: z.string().nullable(),
        endsOn: z.string().nullable(),
        contractDong: dong,
        reservedDong: dong,
        paidDong: dong,
        settledDong: dong,
        returnedDong: dong,
        leftDong: dong.meta({ description: 'Còn phải cấp theo hợp đồng.' }),
        unsettledDong: dong.meta({ description: 'Đã cấp mà chưa thanh toán hoặc nộp lại.' }),
        refundDueDong: dong,
        refundedDong: dong,
        savedDong: dong,
        plan: z.array(z.object({ number: z.number(), amountDong: dong })),
      })
      .nullable(),
    tranches: z.array(tranche),
    settlements: z.array(settlement),
  })
  .meta({ id: 'MoneyOfTask' })

const entry = z
  .object({
    key: z.string(),
    kind: named,
    taskId: z.string().nullable(),
    at: instantShape,
    by: z.string().nullable(),
    reverses: z.string().nullable(),
    postings: z.array(
      z.object({
        account: named,
        year: z.number().nullable(),
        source: z.string().nullable(),
        debitDong: dong,
        creditDong: dong,
      }),
    ),
  })
  .meta({ id: 'LedgerEntry' })

const waiting = ['requested', 'checked', 'approved'] as const
const states = [...waiting, 'paid', 'refused', 'returned', 'cancelled'] as const
const tranchePlace = z.tuple([z.string(), z.string(), z.number()])
const ledgerPlace = z.tuple([z.number(), z.number()])

const year = z.coerce.number().int().min(2000).max(2100).optional()

/** What is appropriated, contracted, paid and settled, and the ledger behind it. */
export const moneyRoutes = [
  defineRead({
    name: 'listAppropriations',
    path: '/appropriations',
    tag,
    title: 'Dự toán các năm',
    summary: 'Dự toán theo năm và nguồn: đã duyệt, đang đề nghị, đã giữ, đã chi, còn lại.',
    access: moneyRoles,
    query: z.object({ year }),
    answer: z.object({ items: z.array(appropriation) }),
    async handle({ deps, query }) {
      const rows = await appropriations(deps.db, query.year)
      const items = rows.map(({ source, ...row }) => ({
        ...row,
        source: word(sourceWords, source),
        leftDong: row.amountDong - row.drawnDong,
      }))
      return { items }
    },
  }),
  defineRead({
    name: 'getTaskMoney',
    path: '/tasks/{taskId}/money',
    tag,
    title: 'Kinh phí của nhiệm vụ',
    summary: 'Hợp đồng, các đợt cấp với số trước và sau, các lần thanh toán, số còn lại.',
    access: 'signedIn',
    answer: money,
    async handle({ deps, viewer, params, at }) {
      const { task } = await visibleTask(deps, viewer, params.taskId, 'full')
      const { db } = deps
      const today = yearOf(toLocalDate(at))
      const contract = await contractOf(db, task.id)
      return {
        year: { year: today, leftDong: await yearAvailable(db, today) },
        contract: contract
          ? {
              ...contract,
              leftDong: contract.contractDong - contract.paidDong,
              unsettledDong: contract.paidDong - contract.settledDong - contract.returnedDong,
            }
          : null,
        tranches: (await tranchesOf(db, task.id)).map(trancheAnswer),
        settlements: await settlementsOf(db, task.id),
      }
    },
  }),
  defineRead({
    name: 'listTranches',
    path: '/tranches',
    tag,
    title: 'Các đề nghị cấp tiền',
    summary: 'Hàng đợi của người kiểm tra, người duyệt và Kho bạc; cũ trước, mới sau.',
    access: moneyRoles,
    query: z.object({ ...paging, state: z.enum(states).optional() }),
    answer: pageOf(tranche),
    async handle({ deps, query }) {
      const after = fromCursor(query.cursor, tranchePlace)
      const wanted = query.state ? [query.state] : waiting
      const more = { states: wanted, limit: query.limit + 1, ...(after ? { after } : {}) }
      const rows = (await listTranches(deps.db, more)).map(trancheAnswer)
      return page(rows, query.limit, (last) => [last.requestedAt, last.taskId, last.request])
    },
  }),
  defineRead({
    name: 'listLedger',
    path: '/ledger',
    tag,
    title: 'Sổ kế toán',
    summary: 'Các bút toán kép, mới trước. Lọc theo nhiệm vụ, tài khoản, năm.',
    access: moneyRoles,
    query: z.object({
      ...paging,
      taskId: z.string().optional(),
      account: z.enum(ledgerAccounts).optional(),
      year,
    }),
    answer: pageOf(entry),
    async handle({ deps, query }) {
      const { limit, cursor, taskId, account, year: ofYear } = query
      const after = fromCursor(cursor, ledgerPlace)
      const filters = {
        ...(taskId ? { taskId } : {}),
        ...(account ? { account } : {}),
        ...(ofYear === undefined ? {} : { year: ofYear }),
        ...(after ? { after } : {}),
      }
      const rows = await listLedger(deps.db, { ...filters, limit: limit + 1 })
      const { items, next } = page(rows, limit, ({ seq, number }) => [seq, number])
      return {
        items: items.map(({ seq: _seq, number: _number, kind, postings, ...row }) => ({
          ...row,
          kind: word(entryWords, kind),
          postings: postings.map(({ account: code, ...posting }) => ({
            ...posting,
            account: word(ledgerWords, code),
          })),
        })),
        next,
      }
    },
  }),
]
