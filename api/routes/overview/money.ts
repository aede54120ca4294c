import { z } from 'zod'
import type { Db } from '../../../db/connection'
import { listMoney, type MoneyItem, moneyByMonth, moneySteps } from '../../../db/reads/overview/money'
import type { Scope } from '../../../db/reads/overview/scope'
import { type Instant, toLocalDate, yearOf } from '../../../domain/instant'
import { cellsOf, everyRow } from '../../csv'
import { fromCursor, page, pageOf, paging } from '../../paging'
import { defineRead } from '../../route'
import { access, scopeOf, scopeQuery, sheetRoute, tag, taskOf, taskShape } from './scope'

const months = 12
const dong = z.number().meta({ description: 'Đồng, lũy kế từ đầu năm.' })

const curve = z
  .object({
    year: z.number(),
    until: z.number().meta({ description: 'Tháng cuối đã có số duyệt, chi; 0 khi năm chưa tới.' }),
    months: z.array(
      z.object({
        month: z.number(),
        plannedDong: dong,
        approvedDong: dong.nullable().meta({ description: 'Không có ở tháng chưa tới.' }),
        paidDong: dong.nullable(),
      }),
    ),
  })
  .meta({ id: 'MoneyCurve' })

/** The last month of the year that has begun: 12 of a past year, 0 of one to come. */
function monthsBegun(year: number, at: Instant): number {
  const today = toLocalDate(at)
  if (year !== yearOf(today)) return year < yearOf(today) ? months : 0
  return Number(today.slice(5, 7))
}

async function curveOf(db: Db, scope: Scope, at: Instant) {
  const byStep = await Promise.all(moneySteps.map((step) => moneyByMonth(db, scope, step)))
  const [planned = [], approved = [], paid = []] = byStep
  const until = monthsBegun(scope.year, at)
  const upTo = (rows: typeof planned, last: number) =>
    rows.reduce((sum, { month, amountDong }) => (month <= last ? sum + amountDong : sum), 0)
  const all = Array.from({ length: months }, (_, index) => {
    const month = index + 1
    const known = month <= until
    return {
      ...{ month, plannedDong: upTo(planned, month) },
      approvedDong: known ? upTo(approved, month) : null,
      paidDong: known ? upTo(paid, month) : null,
    }
  })
  return { year: scope.year, until, months: all }
}

const item = z
  .object({
    task: taskShape,
    number: z.number().meta({ description: 'Số của đợt trong kế hoạch.' }),
    day: z.string().meta({ format: 'date' }),
    amountDong: z.number(),
  })
  .meta({ id: 'MoneyItem' })

const itemsQuery = {
  ...scopeQuery,
  step: z.enum(moneySteps),
  until: z.coerce.number().int().min(1).max(months).default(months),
}
const place = z.tuple([z.string(), z.string(), z.number()])
const placeOf = ({ at, taskId, number }: MoneyItem) => [at, taskId, number] as const

/** The money of the year: planned by the contracts, approved, paid. */
export const moneyOverview = [
  defineRead({
    name: 'getMoneyCurve',
    path: '/overview/money',
    tag,
    title: 'Kinh phí lũy kế theo tháng',
    summary:
      'Kế hoạch của hợp đồng, đã duyệt, đã chi theo sổ kế toán. Hợp đồng không ghi ngày từng đợt. ' +
      'Đợt đầu tính vào ngày ký, đợt cuối vào ngày kết thúc, các đợt giữa chia đều.',
    access,
    query: z.object(scopeQuery),
    answer: curve,
    handle: ({ deps, viewer, query, at }) => curveOf(deps.db, scopeOf(viewer, query, at), at),
  }),
  defineRead({
    name: 'listMoneyItems',
    path: '/overview/money/items',
    tag,
    title: 'Các đợt đứng sau số lũy kế',
    summary: 'Các đợt theo kế hoạch, đã duyệt hoặc đã chi, từ đầu năm tới hết một tháng.',
    access,
    query: z.object({ ...itemsQuery, ...paging }),
    answer: pageOf(item),
    async handle({ deps: { db }, viewer, query, at }) {
      const { step, until, cursor, limit } = query
      const asked = { step, until, after: fromCursor(cursor, place), limit: limit + 1 }
      const rows = await listMoney(db, scopeOf(viewer, query, at), asked)
      const { items, next } = page(rows, limit, (last) => [...placeOf(last)])
      return {
        items: items.map((row) => ({
          ...{ task: taskOf(row), number: row.number, day: row.day, amountDong: row.amountDong },
        })),
        next,
      }
    },
  }),
  sheetRoute({
    name: 'getMoneySheet',
    path: '/overview/money/csv',
    title: 'Kinh phí lũy kế theo tháng',
    file: 'kinh-phi-luy-ke',
    query: z.object(scopeQuery),
    async sheet({ deps, viewer, query, at }) {
      const { year, months: all } = await curveOf(deps.db, scopeOf(viewer, query, at), at)
      return {
        heading: ['Năm', 'Tháng', 'Kế hoạch (đồng)', 'Đã duyệt (đồng)', 'Đã chi (đồng)'],
        rows: all.map((row) => [year, row.month, row.plannedDong, row.approvedDong, row.paidDong]),
      }
    },
  }),
  sheetRoute({
    name: 'getMoneyItemsSheet',
    path: '/overview/money/items/csv',
    title: 'Các đợt đứng sau số lũy kế',
    file: 'cac-dot-kinh-phi',
    query: z.object(itemsQuery),
    async sheet({ deps: { db }, viewer, query, at }) {
      const { step, until } = query
      const scope = scopeOf(viewer, query, at)
      const rows = everyRow<MoneyItem>((last, limit) =>
        listMoney(db, scope, { step, until, limit, after: last && placeOf(last) }),
      )
      return {
        heading: ['Mã', 'Nhiệm vụ', 'Đợt', 'Ngày', 'Số tiền (đồng)'],
        rows: cellsOf(rows, (row) => [row.code, row.title, row.number, row.day, row.amountDong]),
      }
    },
  }),
]
