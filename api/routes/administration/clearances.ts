import { z } from 'zod'
import { endClearance, grantClearance } from '../../../db/administration/clearances'
import type { ClearanceRow } from '../../../db/reads/accounts'
import { addDays, type LocalDate, toLocalDate } from '../../../domain/instant'
import { localDay, shortText } from '../../acts/fields'
import { defineRoute } from '../../route'
import { authorOf, orReject, tag } from './answering'

/** A clearance as administrators see it. */
export const clearanceShape = z
  .object({
    from: z.string(),
    to: z.string(),
    document: z.string(),
    endDocument: z.string().nullable(),
    state: z.enum(['future', 'current', 'ended']),
    mayEnd: z.boolean(),
  })
  .meta({ id: 'Clearance' })

/** A clearance as it stands on a day; nobody ends their own. */
export function shownClearance(
  row: ClearanceRow,
  self: boolean,
  today: LocalDate,
): z.input<typeof clearanceShape> {
  const state = row.from > today ? 'future' : row.to < today ? 'ended' : 'current'
  return { ...row, state, mayEnd: !self && state !== 'ended' }
}

const clearance = z.object({ from: localDay, to: localDay, document: shortText.max(200) })

/** Clearing a person for state secrets by a document, and ending that. None is ever deleted. */
export const clearanceRoutes = [
  defineRoute({
    name: 'grantClearance',
    method: 'post',
    path: '/admin/people/{personId}/clearances',
    tag,
    title: 'Cho tiếp cận bí mật nhà nước',
    summary: 'Ghi văn bản cho một người tiếp cận bí mật nhà nước, từ ngày đến ngày. Không ai tự cho mình.',
    access: ['admin'],
    body: clearance,
    handle: ({ deps, params, body, viewer, at }) =>
      orReject(grantClearance(deps.db, authorOf({ viewer, at }), params.personId ?? '', body)),
  }),
  defineRoute({
    name: 'endClearance',
    method: 'post',
    path: '/admin/people/{personId}/clearances/end',
    tag,
    title: 'Kết thúc tiếp cận bí mật nhà nước',
    summary: 'Đặt ngày cuối sớm hơn; hôm qua thì hết ngay. Dòng đã ghi không bị xóa.',
    access: ['admin'],
    body: clearance,
    handle({ deps, params, body, viewer, at }) {
      const yesterday = addDays(toLocalDate(at), -1)
      const author = authorOf({ viewer, at })
      return orReject(endClearance(deps.db, author, params.personId ?? '', body, yesterday))
    },
  }),
]
