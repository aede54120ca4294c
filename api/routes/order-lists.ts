import { z } from 'zod'
import { type OrderRow, ordersOfYear, taskSpan, waitingOrders } from '../../db/reads/order-lists'
import { localDate, startOfDay, toLocalDate, yearOf } from '../../domain/instant'
import { refuse } from '../../domain/verdict'
import { lawFor } from '../../regulations'
import { actionShape, actionsOn } from '../actions'
import { actTitle } from '../acts'
import { reject } from '../http'
import { fromCursor, page, paging } from '../paging'
import { defineRead } from '../route'
import { instantShape, named, namedStatus, namedType } from '../shapes'
import { decisionsOnOwnIn, standingOf } from '../standing'
import type { Viewer } from '../viewer'
import { listLooker } from './tasks'

const tag = 'Xác định nhiệm vụ'
const offices = ['authority', 'dostOfficer', 'dostLeader', 'auditor'] as const

const votes = z
  .object({
    recommend: z.number(),
    recommendWithChanges: z.number(),
    against: z.number(),
    for: z.number(),
    base: z.number(),
    invalid: z.number(),
    share: z.object({ numerator: z.number(), denominator: z.number() }),
    comparator: z.string(),
    clause: z.string(),
    assumed: z.boolean(),
  })
  .meta({ id: 'OrderVotes' })

const row = z
  .object({
    id: z.string(),
    code: z.string(),
    title: z.string().nullable(),
    type: named,
    field: z.string(),
    proposer: z.string().nullable(),
    stateDong: z.number().nullable(),
    counterpartDong: z.number().nullable(),
    durationMonths: z.number().nullable(),
    openedAt: instantShape,
    urgency: z.string().nullable(),
    status: named,
    outcome: z.string().nullable(),
    council: z
      .object({
        sessionId: z.string(),
        conclusion: z.string(),
        concludedAt: instantShape,
        requests: z.array(z.string()),
        reasons: z.array(z.string()),
        votes,
      })
      .nullable(),
    orderText: z
      .object({
        name: z.string(),
        objectives: z.string(),
        products: z.array(z.string()),
        method: z.string(),
        reason: z.string().nullable(),
        methodNote: z.string().nullable(),
        agreeing: z.number(),
        decisionNumber: z.string().nullable(),
        decidedAt: instantShape.nullable(),
        publishedAt: instantShape.nullable(),
        refusalReasons: z.array(z.string()),
      })
      .nullable(),
    actions: z.array(actionShape),
  })
  .meta({ id: 'OrderInList' })

const orderList = z
  .object({ year: z.number(), items: z.array(row), next: z.string().nullable() })
  .meta({ id: 'OrderList' })

const listActs = ['proposeOrderList', 'approveOrderList', 'publishOrder', 'tellProposer'] as const

interface Tally {
  readonly recommend: number
  readonly recommendWithChanges: number
  readonly against: number
  readonly for: number
  readonly base: number
  readonly invalidBallots: readonly string[]
}

interface Text {
  readonly name: string
  readonly objectives: string
  readonly products: readonly string[]
  readonly methodNote?: string
}

function councilOf({ council, process }: OrderRow) {
  if (!council) return null
  const { result, ...told } = council
  const { invalidBallots, recommend, recommendWithChanges, against, for: yes, base } = result as Tally
  const { determination } = lawFor(process.law.editionId, process.law.overlay)
  const { value: share, cite: clause, status } = determination.adoptionShare
  return {
    ...told,
    votes: {
      ...{ recommend, recommendWithChanges, against, for: yes, base, invalid: invalidBallots.length },
      ...{ share, clause, comparator: determination.adoptionComparator.value, assumed: status === 'assumed' },
    },
  }
}

function textOf({ orderText }: OrderRow) {
  if (!orderText) return null
  const { content, refusalReasons, ...rest } = orderText
  const { name, objectives, products, methodNote = null } = content as Text
  return { ...rest, name, objectives, products, methodNote, refusalReasons: refusalReasons ?? [] }
}

function toRow(viewer: Viewer, order: OrderRow, onOwn: readonly string[]) {
  const { process, details, type, council: _council, orderText: _text, ...own } = order
  const standing = standingOf(viewer, [], viewer.id, onOwn)
  const acting = { ...process, kind: 'determination' as const }
  return {
    ...own,
    type: namedType(type),
    urgency: typeof details.urgency === 'string' ? details.urgency : null,
    status: namedStatus('determination', process.state.status),
    outcome: process.outcome,
    council: councilOf(order),
    orderText: textOf(order),
    actions: process.closed ? [] : actionsOn(acting, standing, { taskId: own.id }),
  }
}

const yearShape = z.coerce.number().int().min(2000).max(2100)

const firstDay = (year: number) => startOfDay(localDate(`${year}-01-01`))

/** The yearly lists of orders. */
export const orderListRoutes = [
  defineRead({
    name: 'listOrderLists',
    path: '/order-lists',
    tag,
    title: 'Các danh mục đặt hàng',
    summary: 'Danh mục đặt hàng theo năm gửi đề xuất, và số nhiệm vụ đang chờ từng việc.',
    access: offices,
    answer: z.object({
      years: z.array(
        z.object({
          year: z.number(),
          waiting: z.array(z.object({ act: z.string(), title: z.string(), count: z.number() })),
        }),
      ),
    }),
    async handle({ deps, viewer, at }) {
      const [span, waiting] = await Promise.all([
        taskSpan(deps.db),
        waitingOrders(deps.db, listLooker(viewer), listActs),
      ])
      const today = yearOf(toLocalDate(at))
      const first = span ? yearOf(toLocalDate(span.first)) : today
      const last = Math.max(today, span ? yearOf(toLocalDate(span.last)) : today)
      const years = Array.from({ length: last - first + 1 }, (_, index) => last - index)
      return {
        years: years.map((year) => ({
          year,
          waiting: waiting
            .filter((one) => one.year === year)
            .map(({ act, count }) => ({ act, count, title: actTitle(act) })),
        })),
      }
    },
  }),
  defineRead({
    name: 'getOrderList',
    path: '/order-lists/{year}',
    tag,
    title: 'Danh mục đặt hàng của một năm',
    summary:
      'Mỗi nhiệm vụ đã tới bước xác định: đề xuất, kết luận và phiếu của hội đồng, nội dung đặt hàng, ' +
      'kinh phí, quyết định và việc được làm.',
    access: offices,
    query: z.object(paging),
    answer: orderList,
    async handle({ deps, viewer, params, query }) {
      const year = yearShape.safeParse(params.year)
      if (!year.success) throw reject(refuse('request/not-found'))
      const span = { from: firstDay(year.data), to: firstDay(year.data + 1) }
      const after = fromCursor(query.cursor, z.tuple([z.string(), z.string()]))
      const rows = await ordersOfYear(deps.db, listLooker(viewer), span, { after, limit: query.limit + 1 })
      const { items, next } = page(rows, query.limit, ({ openedAt, id }) => [openedAt, id])
      const ids = items.map(({ id }) => id)
      const onOwn = await decisionsOnOwnIn(deps.db, viewer, ids)
      return { year: year.data, items: items.map((order) => toRow(viewer, order, onOwn(order.id))), next }
    },
  }),
]
