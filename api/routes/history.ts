import { z } from 'zod'
import { type HistoryRight, type HistoryRow, historyOf } from '../../db/reads/history'
import { isOffice } from '../../domain/rights/view'
import { actByName, acts, actTitle } from '../acts'
import { factWords } from '../messages/facts'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead } from '../route'
import { instantShape, named, namedKind, orNull, reference } from '../shapes'
import type { Viewer } from '../viewer'
import { visibleTask } from './visible-task'

/** An entry of a history as answers give it. */
export const historyEntry = z
  .object({
    seq: z.number(),
    at: instantShape,
    process: named,
    stream: z.string(),
    fact: z.string(),
    act: z.string().nullable(),
    title: z.string(),
    by: orNull(reference),
    late: z.object({ name: z.string(), due: instantShape }).nullable(),
    texts: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'HistoryEntry' })

/**
 * What a viewer may read of a task's history. Sealed acts are for the offices, after their process has ended.
 */
export function historyRight(viewer: Viewer): HistoryRight {
  return { personId: viewer.id, ...hiddenFrom(viewer) }
}

/** Which acts a viewer does not find in a history. */
export function hiddenFrom(viewer: Viewer) {
  const names = (level: string) => acts.filter(({ history }) => history === level).map(({ name }) => name)
  return isOffice(viewer.roles)
    ? { hidden: [], hiddenWhileRunning: names('sealed'), councils: true }
    : { hidden: [...names('sealed'), ...names('offices')], hiddenWhileRunning: [], councils: false }
}

/** Texts of an act; those of a sealed one are shown to nobody but who wrote them. */
function textsOf(row: HistoryRow, viewer: Viewer): Record<string, unknown> | undefined {
  const { content } = row.data
  if (typeof content !== 'object' || content === null) return undefined
  const sealed = row.act === null || actByName(row.act)?.history === 'sealed'
  return sealed && row.by !== viewer.id ? undefined : (content as Record<string, unknown>)
}

/** An entry of a history as a viewer may read it. */
export function toEntry(row: HistoryRow, viewer: Viewer) {
  const { seq, at, kind, stream, type, act, by, byName, late } = row
  const texts = textsOf(row, viewer)
  return {
    ...{ seq, at, stream, act, late },
    process: namedKind(kind),
    fact: type,
    title: act === null ? factWords(type) : actTitle(act),
    by: by === null ? null : { id: by, name: byName ?? by },
    ...(texts ? { texts } : {}),
  }
}

/** The history of a task. */
export const historyRoutes = [
  defineRead({
    name: 'getTaskJournal',
    path: '/tasks/{taskId}/journal',
    tag: 'Nhiệm vụ',
    title: 'Lịch sử nhiệm vụ',
    summary: 'Mọi việc đã ghi, theo thứ tự, trong phạm vi người xem được biết.',
    access: 'signedIn',
    query: z.object(paging),
    answer: pageOf(historyEntry),
    async handle({ deps, viewer, params, query }) {
      const { task } = await visibleTask(deps, viewer, params.taskId, 'full')
      const [after] = fromCursor(query.cursor, z.tuple([z.int()])) ?? [0]
      const rows = await historyOf(deps.db, task.id, historyRight(viewer), { after, limit: query.limit + 1 })
      const { items, next } = page(rows, query.limit, (last) => [last.seq])
      return { items: items.map((row) => toEntry(row, viewer)), next }
    },
  }),
]
