import { z } from 'zod'
import type { Author } from '../../../db/administration/change'
import { type ChangeRow, listChanges } from '../../../db/reads/accounts'
import type { Verdict } from '../../../domain/verdict'
import { reject } from '../../http'
import { changeWords } from '../../messages/administration'
import { fromCursor, page, pageOf, paging } from '../../paging'
import { defineRead, type RouteInput } from '../../route'
import { instantShape, named, reference } from '../../shapes'

/** The chapter of the reference. */
export const tag = 'Quản trị'

/** The person and the business time of a request, as the author of a change. */
export const authorOf = ({ viewer, at }: Pick<RouteInput, 'viewer' | 'at'>): Author => ({ by: viewer.id, at })

/** Answers a refusal of the database's layer as the API answers refusals. */
export async function orReject(made: Promise<Verdict>): Promise<undefined> {
  const verdict = await made
  if (!verdict.ok) throw reject(verdict)
  return undefined
}

/** Where a page of a list by name begins. */
export const namePlace = z.tuple([z.string(), z.string()])

/** The search of a list by name. */
export const nameSearch = z.string().trim().min(1).max(200).optional()

/** A version that whoever changes something has seen. */
export const version = z.int().nonnegative().meta({ description: 'Phiên bản mà người sửa đã xem.' })

const changeShape = z
  .object({
    seq: z.number(),
    at: instantShape,
    kind: named,
    subject: z.string(),
    named: z.string().nullable().meta({ description: 'Tên hiện nay của người hoặc tổ chức được sửa.' }),
    by: reference,
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
    names: z.record(z.string(), z.string()).meta({ description: 'Tên của các tổ chức nêu trong hai cột.' }),
    reason: z.string().nullable(),
  })
  .meta({ id: 'AdminChange' })

function shown({ at, kind, byId, byName, ...row }: ChangeRow): z.input<typeof changeShape> {
  return {
    ...row,
    at: at.toISOString(),
    kind: { code: kind, title: changeWords[kind] },
    by: { id: byId, name: byName },
  }
}

/** What administrators changed: who, when, before and after. */
export const logRoutes = [
  defineRead({
    name: 'listAdminChanges',
    path: '/admin/log',
    tag,
    title: 'Nhật ký quản trị',
    summary: 'Mọi thay đổi của người quản trị, mới nhất trước. Nhật ký chỉ ghi thêm.',
    access: ['admin'],
    query: z.object({
      subject: z.string().max(200).optional().meta({ description: 'Ví dụ person/<mã> hoặc calendar/2027.' }),
      ...paging,
    }),
    answer: pageOf(changeShape),
    async handle({ deps, query }) {
      const [before] = fromCursor(query.cursor, z.tuple([z.int()])) ?? []
      const rows = await listChanges(deps.db, { subject: query.subject, before, limit: query.limit + 1 })
      const { items, next } = page(rows, query.limit, (last) => [last.seq])
      return { items: items.map(shown), next }
    },
  }),
]
