import { z } from 'zod'
import { type LateRow, listLate } from '../../../db/reads/overview/steps'
import { lawFor } from '../../../regulations'
import { actTitle } from '../../acts'
import { cellsOf, everyRow } from '../../csv'
import { bodiesAwaited, bodiesOfAct } from '../../messages/bodies'
import { kindWords } from '../../messages/words'
import { fromCursor, page, pageOf, paging } from '../../paging'
import { defineRead } from '../../route'
import { instantShape, named, namedKind } from '../../shapes'
import { assumedClauses } from '../../term-answer'
import { latenessCounter } from './lateness'
import { access, scopeOf, scopeQuery, sheetRoute, tag, taskOf, taskShape } from './scope'

const lateStep = z
  .object({
    stream: z.string(),
    process: named,
    act: named,
    task: taskShape,
    awaits: z.array(z.string()).meta({ description: 'Cơ quan, đơn vị đang được chờ.' }),
    since: instantShape.nullable(),
    due: instantShape,
    workingDaysLate: z.number(),
    clause: z.string(),
    assumed: z.boolean(),
  })
  .meta({ id: 'LateStep' })

const place = z.tuple([z.string(), z.string(), z.string()])
const { field } = scopeQuery

const placeOf = ({ due, stream, name }: LateRow) => [due, stream, name] as const

/** Whose turn it is; where the process waits for nothing now, whose duty the act is. */
const bodiesLate = ({ tokens, act }: LateRow) => (tokens ? bodiesAwaited(tokens) : bodiesOfAct(act))

/** What is late now, whatever its year: the oldest term first. */
export const lateOverview = [
  defineRead({
    name: 'listLate',
    path: '/overview/late',
    tag,
    title: 'Các việc trễ hạn pháp lý',
    summary: 'Các việc đã quá hạn mà chưa làm: đang chờ ai, trễ bao nhiêu ngày làm việc. Hạn cũ trước.',
    access,
    query: z.object({ field, ...paging }),
    answer: pageOf(lateStep),
    async handle({ deps: { db }, viewer, query, at }) {
      const { cursor, limit } = query
      const after = fromCursor(cursor, place)
      const [rows, daysLate] = await Promise.all([
        listLate(db, scopeOf(viewer, query, at), { after, limit: limit + 1 }),
        latenessCounter(db),
      ])
      const { items, next } = page(rows, limit, (last) => [...placeOf(last)])
      return {
        items: items.map((row) => ({
          ...{ stream: row.stream, process: namedKind(row.kind), task: taskOf(row) },
          act: { code: row.act, title: actTitle(row.act) },
          ...{ awaits: bodiesLate(row), since: row.since, due: row.due, clause: row.clause },
          workingDaysLate: daysLate(row, at),
          assumed: assumedClauses(lawFor(row.law.editionId, row.law.overlay)).has(row.clause),
        })),
        next,
      }
    },
  }),
  sheetRoute({
    name: 'getLateSheet',
    path: '/overview/late/csv',
    title: 'Các việc trễ hạn pháp lý',
    file: 'viec-tre-han',
    query: z.object({ field }),
    async sheet({ deps: { db }, viewer, query, at }) {
      const scope = scopeOf(viewer, query, at)
      const rows = everyRow<LateRow>((last, limit) =>
        listLate(db, scope, { limit, after: last && placeOf(last) }),
      )
      const daysLate = await latenessCounter(db)
      return {
        heading: [
          ...['Mã', 'Nhiệm vụ', 'Giai đoạn', 'Việc', 'Đang chờ', 'Chờ từ', 'Hạn pháp lý'],
          ...['Trễ (ngày làm việc)', 'Căn cứ'],
        ],
        rows: cellsOf(rows, (row) => [
          ...[row.code, row.title, kindWords[row.kind], actTitle(row.act), bodiesLate(row).join('; ')],
          ...[row.since, row.due, daysLate(row, at), row.clause],
        ]),
      }
    },
  }),
]
