import { WorkflowNotFoundError } from '@temporalio/client'
import { z } from 'zod'
import { listStuckCommits, type StuckCommit, stuckCommit } from '../../db/reads/stuck-commits'
import { workflowIdOf } from '../../workflows/contract'
import type { AppDeps } from '../deps'
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

/** Whether the workflow of a process still runs: while it does, its worker tries a failed commit again. */
async function isRunning({ temporal }: AppDeps, stream: string): Promise<boolean> {
  try {
    const { status } = await temporal.workflow.getHandle(workflowIdOf(stream)).describe()
    return status.name === 'RUNNING'
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false
    throw error
  }
}

/** An attempt may take 15 seconds; the pause between two is 5 at most. Nobody can make it come sooner. */
const triedWithinSeconds = 20

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
  defineRead({
    name: 'checkStuckCommit',
    path: '/stuck/check',
    tag: 'Vận hành',
    title: 'Kiểm tra một việc ghi đang mắc',
    summary: 'Việc ghi đã xong, đang được tự thử lại, hay quy trình của nó không còn chạy.',
    access: ['admin'],
    query: z.object({ factKey: z.string().min(1).max(500) }),
    answer: z.object({
      state: z.enum(['settled', 'trying', 'stopped']),
      attempts: z.number().nullable(),
      lastAt: instantShape.nullable(),
      triedWithinSeconds: z.number(),
    }),
    async handle({ deps, query }) {
      const found = await stuckCommit(deps.db, query.factKey)
      if (!found) return { state: 'settled' as const, attempts: null, lastAt: null, triedWithinSeconds }
      const { stream, attempts, lastAt } = found
      const state = (await isRunning(deps, stream)) ? ('trying' as const) : ('stopped' as const)
      return { state, attempts, lastAt: lastAt.toISOString(), triedWithinSeconds }
    },
  }),
]
