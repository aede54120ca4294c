import { z } from 'zod'
import { listTasks, similarTasks, type TaskRow, type TaskSort, taskSorts } from '../../db/reads/tasks'
import { stages, taskOutcomes, taskTypes } from '../../domain/life'
import { shortText } from '../acts/fields'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead } from '../route'
import { instantShape, named, namedKind, namedOutcome, namedStatus, namedType, orNull } from '../shapes'
import { lookerOf } from '../standing'
import { rolesInFull, type Viewer } from '../viewer'
import { visibleTask } from './visible-task'

const tag = 'Nhiệm vụ'

const listed = z
  .object({
    id: z.string(),
    code: z.string(),
    title: z.string().nullable(),
    field: z.string().nullable().meta({ description: 'Không có với nhiệm vụ mật.' }),
    type: orNull(named),
    stage: named,
    status: named,
    outcome: orNull(named),
    proposer: z.string().nullable(),
    host: z.string().nullable(),
    openedAt: instantShape,
    lastAt: instantShape,
    nextDue: instantShape.nullable(),
    late: z.boolean(),
    href: z.string(),
  })
  .meta({ id: 'TaskInList' })

const similar = z
  .object({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    stage: named,
    outcome: orNull(named),
    similarity: z.number().meta({ description: 'Mức giống nhau của tên, từ 0 đến 1.' }),
    href: z.string(),
  })
  .meta({ id: 'SimilarTask' })

/** A viewer as the SQL filters take them. */
export function listLooker(viewer: Viewer) {
  const limited = viewer.delegated.filter(({ acts }) => acts !== null)
  return { ids: viewer.ids, ...lookerOf(viewer), awaitedAs: rolesInFull(viewer), limited }
}

/** Written out: an object that is spread and added to takes V8 ten times as long, for each row of a page. */
function toListed(row: TaskRow) {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    field: row.field,
    proposer: row.proposer,
    host: row.host,
    nextDue: row.nextDue,
    openedAt: row.openedAt,
    lastAt: row.lastAt,
    late: row.late,
    type: row.type === null ? null : namedType(row.type),
    stage: namedKind(row.stage),
    status: namedStatus(row.stage, row.status),
    outcome: namedOutcome(row.outcome),
    href: `/api/tasks/${row.id}`,
  }
}

const sortedBy = { last: 'lastAt', opened: 'openedAt', due: 'nextDue' } as const
const place = <Sort extends TaskSort>(sort: Sort) =>
  z.tuple([z.literal(sort), z.string().nullable(), z.string()])
/** What a cursor holds, by the order of its list: that of one order means nothing in another. */
const places = { last: place('last'), opened: place('opened'), due: place('due') }
const similarLimit = 10

async function likeness(
  ...[db, viewer, text, except]: [Parameters<typeof similarTasks>[0], Viewer, string, string?]
) {
  const rows = await similarTasks(db, listLooker(viewer), text, { except, limit: similarLimit })
  return {
    items: rows.map(({ stage, outcome, ...row }) => ({
      ...row,
      stage: namedKind(stage),
      outcome: namedOutcome(outcome),
      href: `/api/tasks/${row.id}`,
    })),
  }
}

/** Lists of tasks, as far as the viewer may see them. */
export const tasksRoutes = [
  defineRead({
    name: 'listTasks',
    path: '/tasks',
    tag,
    title: 'Danh sách nhiệm vụ',
    summary:
      'Các nhiệm vụ mà người xem được biết. Tìm tên và mã không phân biệt dấu; từ ngắn chỉ tìm ở đầu từ.',
    access: 'signedIn',
    query: z.object({
      stage: z.enum(stages).optional(),
      field: shortText.optional(),
      type: z.enum(taskTypes).optional(),
      outcome: z.enum([...taskOutcomes, 'none']).optional(),
      host: shortText.optional(),
      proposer: shortText.optional(),
      late: z.enum(['true', 'false']).optional(),
      q: z.string().trim().min(2).max(200).optional(),
      sort: z.enum(taskSorts).default('last'),
      ...paging,
    }),
    answer: pageOf(listed),
    async handle({ deps, viewer, query }) {
      const { cursor, limit, sort, late, ...filter } = query
      const from = fromCursor(cursor, places[sort])
      const rows = await listTasks(
        deps.db,
        listLooker(viewer),
        { ...filter, ...(late ? { late: late === 'true' } : {}) },
        { sort, from: from && { value: from[1], id: from[2] }, limit: limit + 1 },
      )
      const { items, next } = page(rows, limit, (last) => [sort, last[sortedBy[sort]], last.id])
      return { items: items.map(toListed), next }
    },
  }),
  defineRead({
    name: 'findSimilar',
    path: '/similar',
    tag,
    title: 'Tìm nhiệm vụ gần giống theo tên',
    summary: 'Các nhiệm vụ có tên gần giống, không phân biệt dấu, giống nhất trước.',
    access: 'signedIn',
    query: z.object({ title: z.string().trim().min(3).max(1000) }),
    answer: z.object({ items: z.array(similar) }),
    handle: ({ deps, viewer, query }) => likeness(deps.db, viewer, query.title),
  }),
  defineRead({
    name: 'listSimilarTasks',
    path: '/tasks/{taskId}/similar',
    tag,
    title: 'Nhiệm vụ gần giống',
    summary: 'Các nhiệm vụ khác có tên gần giống nhiệm vụ này.',
    access: 'signedIn',
    answer: z.object({ items: z.array(similar) }),
    async handle({ deps, viewer, params }) {
      const { task } = await visibleTask(deps, viewer, params.taskId, 'full')
      return likeness(deps.db, viewer, task.title ?? '', task.id)
    },
  }),
]
