import { z } from 'zod'
import { type AwaitedRow, listAwaited, loadByWhom } from '../../../db/reads/overview/load'
import { toLocalDate } from '../../../domain/instant'
import type { Relation, Role } from '../../../domain/life'
import { actTitle } from '../../acts'
import { bodiesAwaited, bodyOfRelation, bodyOfRole, council } from '../../messages/bodies'
import { relationWords, roleWords } from '../../messages/words'
import { fromCursor, page, pageOf, paging } from '../../paging'
import { defineRead } from '../../route'
import { instantShape, named, namedKind } from '../../shapes'
import { access, scopeOf, scopeQuery, sheetRoute, tag, taskOf, taskShape } from './scope'

const loadRow = z
  .object({
    whom: z.string().meta({ description: 'Mã của bên được chờ, để mở danh sách.' }),
    body: z.string(),
    part: z.string().meta({ description: 'Vai hoặc phần việc trong cơ quan.' }),
    open: z.number(),
    late: z.number(),
    since: instantShape.meta({ description: 'Việc chờ lâu nhất, từ khi nào.' }),
    holders: z.number().nullable().meta({ description: 'Số người đang giữ vai.' }),
  })
  .meta({ id: 'LoadRow' })

const { field } = scopeQuery

/** One of those for whom an act waits, in words: the body and what in it. */
function wordsOf(one: string): readonly [body: string, part: string] {
  if (one === 'person') return [council, 'Thành viên được mời, theo tên']
  const code = one.slice(one.indexOf(':') + 1)
  return one.startsWith('role:')
    ? [bodyOfRole[code as Role], roleWords[code as Role]]
    : [bodyOfRelation[code as Relation], relationWords[code as Relation]]
}

/** Those for whom an act waits, in words. */
function whomWords(whom: string): { body: string; part: string } {
  const all = whom.split(',').map(wordsOf)
  const once = (texts: readonly string[]) => [...new Set(texts)].join('; ')
  return { body: once(all.map(([body]) => body)), part: once(all.map(([, part]) => part)) }
}

const awaitedAct = z
  .object({
    stream: z.string(),
    process: named,
    act: named,
    task: taskShape,
    awaits: z.array(z.string()),
    since: instantShape,
    due: instantShape.nullable(),
    late: z.boolean(),
  })
  .meta({ id: 'AwaitedAct' })

const whom = z
  .string()
  .max(500)
  .regex(/^[\w:,]+$/)
const place = z.tuple([z.string(), z.string(), z.string()])
const placeOf = ({ since, stream, act }: AwaitedRow) => [since, stream, act]

/** What waits for whom. Work is given to roles: which holder of a role does it is theirs to settle. */
export const loadOverview = [
  defineRead({
    name: 'getLoad',
    path: '/overview/load',
    tag,
    title: 'Việc đang mở theo cơ quan, vai',
    summary: 'Số việc đang chờ từng cơ quan và vai, số việc trễ, việc chờ lâu nhất.',
    access,
    query: z.object({ field }),
    answer: z.object({ items: z.array(loadRow) }),
    async handle({ deps, viewer, query, at }) {
      const rows = await loadByWhom(deps.db, scopeOf(viewer, query, at), toLocalDate(at))
      return { items: rows.map((row) => ({ ...row, ...whomWords(row.whom) })) }
    },
  }),
  defineRead({
    name: 'listAwaited',
    path: '/overview/awaited',
    tag,
    title: 'Các việc đang chờ một cơ quan, vai',
    summary: 'Các việc đang mở của một bên được chờ, chờ lâu nhất trước.',
    access,
    query: z.object({ field, whom, ...paging }),
    answer: pageOf(awaitedAct),
    async handle({ deps, viewer, query, at }) {
      const { cursor, limit } = query
      const asked = { whom: query.whom, after: fromCursor(cursor, place), limit: limit + 1 }
      const rows = await listAwaited(deps.db, scopeOf(viewer, query, at), asked)
      const { items, next } = page(rows, limit, placeOf)
      return {
        items: items.map((row) => ({
          ...{ stream: row.stream, process: namedKind(row.kind), task: taskOf(row) },
          act: { code: row.act, title: actTitle(row.act) },
          ...{ awaits: bodiesAwaited(row.tokens), since: row.since, due: row.due, late: row.late },
        })),
        next,
      }
    },
  }),
  sheetRoute({
    name: 'getLoadSheet',
    path: '/overview/load/csv',
    title: 'Việc đang mở theo cơ quan, vai',
    file: 'viec-dang-mo',
    query: z.object({ field }),
    async sheet({ deps, viewer, query, at }) {
      const rows = await loadByWhom(deps.db, scopeOf(viewer, query, at), toLocalDate(at))
      return {
        heading: ['Cơ quan', 'Vai', 'Việc mở', 'Việc trễ', 'Chờ lâu nhất từ', 'Số người giữ vai'],
        rows: rows.map((row) => {
          const { body, part } = whomWords(row.whom)
          return [body, part, row.open, row.late, row.since, row.holders]
        }),
      }
    },
  }),
]
