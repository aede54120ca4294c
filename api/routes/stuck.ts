import { z } from 'zod'
import { listStuckCommits, type StuckCommit } from '../../db/reads/stuck-commits'
import { whatToDo } from '../messages/stuck'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead } from '../route'
import { instantShape, named, namedKind } from '../shapes'

const stuckShape = z
  .object({
    stream: z.string(),
    process: named,
    taskId: z.string().nullable(),
    fact: z.object({ key: z.string(), type: z.string() }),
    attempts: z.number(),
    fault: z.object({
      errorClass: z.string(),
      errorCode: z.string().nullable(),
      constraintName: z.string().nullable(),
      tableName: z.string().nullable(),
    }),
    since: instantShape,
    lastAt: instantShape,
    next: z.string(),
  })
  .meta({ id: 'StuckCommit' })

function shown({ stream, kind, taskId, factKey, factType, attempts, since, lastAt, ...fault }: StuckCommit) {
  return {
    ...{ stream, taskId, attempts, fault },
    process: namedKind(kind),
    fact: { key: factKey, type: factType },
    since: since.toISOString(),
    lastAt: lastAt.toISOString(),
    next: whatToDo(fault),
  }
}

/** What does not go on by itself, as whoever keeps the system running sees it. */
export const stuckRoutes = [
  defineRead({
    name: 'listStuckCommits',
    path: '/stuck',
    tag: 'Vận hành',
    title: 'Việc ghi đang mắc',
    summary: 'Những lần ghi đã lỗi từ ba lần trở lên, nguyên nhân và cách xử lý. Mới nhất trước.',
    access: ['admin'],
    query: z.object(paging),
    answer: pageOf(stuckShape),
    async handle({ deps, query }) {
      const place = fromCursor(query.cursor, z.tuple([z.iso.datetime(), z.string()]))
      const after = place && { since: place[0], factKey: place[1] }
      const rows = await listStuckCommits(deps.db, { after, limit: query.limit + 1 })
      const { items, next } = page(rows, query.limit, (last) => [last.since.toISOString(), last.factKey])
      return { items: items.map(shown), next }
    },
  }),
]
