import { z } from 'zod'
import { namesOf } from '../../db/people'
import { type HistoryRight, type HistoryRow, historyOf } from '../../db/reads/history'
import { isOffice } from '../../domain/rights/view'
import { lawFor } from '../../regulations'
import { actByName, acts, actTitle } from '../acts'
import { changeShape, changesIn, type Names, peopleIn } from '../history-changes'
import { factWords } from '../messages/facts'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead } from '../route'
import { instantShape, named, namedKind, orNull, reference } from '../shapes'
import { assumedClauses } from '../term-answer'
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
    onBehalfOf: z.string().nullable().meta({ description: 'Tên người đã ủy quyền, nếu làm theo ủy quyền.' }),
    late: z.object({ name: z.string(), due: instantShape }).nullable(),
    clause: z.string().nullable().meta({ description: 'Căn cứ của thời hạn mà việc này đã thực hiện.' }),
    assumed: z.boolean().meta({ description: 'Căn cứ chưa đối chiếu với văn bản.' }),
    opens: z
      .array(z.object({ title: z.string(), clause: z.string(), due: instantShape.nullable() }))
      .meta({ description: 'Các thời hạn bắt đầu tính từ việc này.' }),
    changes: z.array(changeShape).meta({ description: 'Điều thay đổi: trước và sau.' }),
    texts: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'HistoryEntry' })

/**
 * What a viewer may read of a task's history. Sealed acts are for the offices, after their process has ended.
 */
export function historyRight(viewer: Viewer): HistoryRight {
  return { ids: viewer.ids, ...hiddenFrom(viewer) }
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
  const isOwn = row.by !== null && viewer.ids.includes(row.by)
  return sealed && !isOwn ? undefined : (content as Record<string, unknown>)
}

function isAssumed({ clause, law }: HistoryRow): boolean {
  return clause !== null && law !== null && assumedClauses(lawFor(law.editionId, law.overlay)).has(clause)
}

/** An entry of a history as a viewer may read it. */
export function toEntry(row: HistoryRow, viewer: Viewer, names: Names = new Map()) {
  const { seq, at, kind, stream, type, act, by, byName, late, clause, opened } = row
  const texts = textsOf(row, viewer)
  return {
    ...{ seq, at, stream, act, late, clause },
    assumed: isAssumed(row),
    opens: opened.map(({ waitsFor, due, ...term }) => ({
      title: actTitle(waitsFor),
      clause: term.clause,
      due: due ?? null,
    })),
    changes: changesIn(row, names),
    process: namedKind(kind),
    fact: type,
    title: act === null ? factWords(type) : actTitle(act),
    by: by === null ? null : { id: by, name: byName ?? by },
    onBehalfOf: row.forName,
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
    summary: 'Mọi việc đã ghi, trong phạm vi người xem được biết: ai, khi nào, căn cứ, trước và sau.',
    access: 'signedIn',
    query: z.object({ ...paging, order: z.enum(['oldest', 'newest']).default('oldest') }),
    answer: pageOf(historyEntry),
    async handle({ deps, viewer, params, query, noteRead }) {
      const { task } = await visibleTask(deps, viewer, params.taskId, 'full')
      if (viewer.roles.includes('auditor')) noteRead('journal')
      const { cursor, limit, order } = query
      const [after] = fromCursor(cursor, z.tuple([z.int()])) ?? [0]
      const rows = await historyOf(deps.db, task.id, historyRight(viewer), {
        ...{ after, limit: limit + 1 },
        newestFirst: order === 'newest',
      })
      const { items, next } = page(rows, limit, (last) => [last.seq])
      const names = await namesOf(deps.db, items.flatMap(peopleIn))
      return { items: items.map((row) => toEntry(row, viewer, names)), next }
    },
  }),
]
