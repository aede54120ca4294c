import { z } from 'zod'
import {
  type Audited,
  type AuditedRow,
  countAudited,
  factsAudited,
  listAudited,
} from '../../../db/reads/overview/acts'
import { acts, actTitle } from '../../acts'
import { cellsOf, everyRow } from '../../csv'
import { factWords } from '../../messages/facts'
import { kindWords } from '../../messages/words'
import { fromCursor, page, pageOf, paging } from '../../paging'
import { defineRead } from '../../route'
import { instantShape, named, namedKind } from '../../shapes'
import { latenessCounter } from './lateness'
import { access, scopeOf, scopeQuery, sheetRoute, tag, taskOf, taskShape } from './scope'

const lists = Object.keys(factsAudited) as Audited[]

/** Acts that nobody is told of while their process runs. */
const sealed = acts.filter(({ history }) => history === 'sealed').map(({ name }) => name)

const auditedAct = z
  .object({
    seq: z.number(),
    at: instantShape,
    process: named,
    stream: z.string(),
    title: z.string(),
    task: taskShape,
    by: z.string().nullable(),
    due: instantShape.nullable().meta({ description: 'Hạn đã lỡ; không có khi việc không trễ.' }),
    workingDaysLate: z.number(),
  })
  .meta({ id: 'AuditedAct' })

const audited = z.enum(lists)
const titleOf = ({ act, type }: AuditedRow) => (act === null ? factWords(type) : actTitle(act))

type DaysLate = Awaited<ReturnType<typeof latenessCounter>>

const daysOf = ({ late, law, at }: AuditedRow, daysLate: DaysLate) =>
  late ? daysLate({ due: late.due, law }, at) : 0

/** What an auditor looks for: acts that were late, departed from what was proposed, or took others back. */
export const actsOverview = [
  defineRead({
    name: 'countAuditedActs',
    path: '/overview/acts/counts',
    tag,
    title: 'Số việc trễ, khác đề nghị, trả lại, thay đổi',
    summary: 'Số việc trong năm theo từng loại mà thanh tra, kiểm toán cần xem. Việc niêm phong chưa tính.',
    access,
    query: z.object(scopeQuery),
    answer: z.object({ items: z.array(z.object({ list: audited, count: z.number() })) }),
    async handle({ deps, viewer, query, at }) {
      const counts = await countAudited(deps.db, scopeOf(viewer, query, at), sealed)
      return { items: lists.map((list) => ({ list, count: counts[list] })) }
    },
  }),
  defineRead({
    name: 'listAuditedActs',
    path: '/overview/acts',
    tag,
    title: 'Việc trễ, khác đề nghị, trả lại, thay đổi',
    summary: 'Các việc trong nhật ký của năm, theo loại, mới trước. Việc niêm phong chỉ có sau khi mở.',
    access,
    query: z.object({ ...scopeQuery, list: audited.default('late'), ...paging }),
    answer: pageOf(auditedAct),
    async handle({ deps: { db }, viewer, query, at, noteRead }) {
      const { list, cursor, limit } = query
      if (viewer.roles.includes('auditor')) noteRead('journal')
      const [before] = fromCursor(cursor, z.tuple([z.int()])) ?? []
      const asked = { of: list, sealed, before, limit: limit + 1 }
      const [rows, daysLate] = await Promise.all([
        listAudited(db, scopeOf(viewer, query, at), asked),
        latenessCounter(db),
      ])
      const { items, next } = page(rows, limit, (last) => [last.seq])
      return {
        items: items.map((row) => ({
          ...{ seq: row.seq, at: row.at, process: namedKind(row.kind), stream: row.stream },
          ...{ title: titleOf(row), task: taskOf(row), by: row.byName, due: row.late?.due ?? null },
          workingDaysLate: daysOf(row, daysLate),
        })),
        next,
      }
    },
  }),
  sheetRoute({
    name: 'getAuditedActsSheet',
    path: '/overview/acts/csv',
    title: 'Việc trễ, khác đề nghị, trả lại, thay đổi',
    file: 'viec-can-xem',
    query: z.object({ ...scopeQuery, list: audited.default('late') }),
    async sheet({ deps: { db }, viewer, query, at }) {
      const scope = scopeOf(viewer, query, at)
      const rows = everyRow<AuditedRow>((last, limit) =>
        listAudited(db, scope, { of: query.list, sealed, limit, before: last?.seq }),
      )
      const daysLate = await latenessCounter(db)
      return {
        heading: [
          ...['Số', 'Thời điểm', 'Mã', 'Nhiệm vụ', 'Giai đoạn', 'Việc', 'Người làm'],
          ...['Hạn đã lỡ', 'Trễ (ngày làm việc)'],
        ],
        rows: cellsOf(rows, (row) => [
          ...[row.seq, row.at, row.code, row.title, kindWords[row.kind], titleOf(row), row.byName],
          ...[row.late?.due ?? null, daysOf(row, daysLate)],
        ]),
      }
    },
  }),
]
