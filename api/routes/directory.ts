import { z } from 'zod'
import { listOrganisations, listPeople } from '../../db/reads/directory'
import { toLocalDate } from '../../domain/instant'
import { type Role, roles } from '../../domain/life'
import { roleWords } from '../messages/words'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead } from '../route'
import { named, reference } from '../shapes'

const tag = 'Người và tổ chức'
const idPlace = z.tuple([z.string()])

const person = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().optional().meta({ description: 'Chỉ người quản trị được xem.' }),
    degree: z.string().nullable(),
    field: z.string().nullable(),
    specialty: z.string().nullable(),
    seats: z.array(z.object({ role: named, organisation: reference })),
  })
  .meta({ id: 'Person' })

const organisation = z
  .object({
    id: z.string(),
    name: z.string(),
    shortName: z.string().nullable(),
    kind: z.string(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
    successor: z.string().nullable(),
  })
  .meta({ id: 'Organisation' })

/** Who there is to choose from. */
export const directoryRoutes = [
  defineRead({
    name: 'listPeople',
    path: '/people',
    tag,
    title: 'Danh bạ',
    summary: 'Người trong hệ thống, với vai trò có hiệu lực hôm nay.',
    access: 'signedIn',
    query: z.object({
      q: z.string().trim().min(1).max(200).optional(),
      role: z.enum(roles).optional(),
      organisation: z.string().max(100).optional(),
      ...paging,
    }),
    answer: pageOf(person),
    async handle({ deps, viewer, query, at, noteRead }) {
      const { cursor, limit, ...filter } = query
      const [after] = fromCursor(cursor, idPlace) ?? []
      const asked = { ...filter, ...(after ? { after } : {}), limit: limit + 1, on: toLocalDate(at) }
      const { items, next } = page(await listPeople(deps.db, asked), limit, ({ id }) => [id])
      const administers = viewer.roles.includes('admin')
      if (administers) noteRead('person')
      const shown = items.map(({ email, seats, ...rest }) => ({
        ...rest,
        ...(administers ? { email } : {}),
        seats: seats.map((seat) => ({
          role: { code: seat.role, title: roleWords[seat.role as Role] ?? seat.role },
          organisation: { id: seat.organisationId, name: seat.organisation },
        })),
      }))
      return { items: shown, next }
    },
  }),
  defineRead({
    name: 'listOrganisations',
    path: '/organisations',
    tag,
    title: 'Danh sách tổ chức',
    summary: 'Các tổ chức, với thời gian tồn tại và tổ chức kế thừa.',
    access: 'signedIn',
    query: z.object({ q: z.string().trim().min(1).max(200).optional(), ...paging }),
    answer: pageOf(organisation),
    async handle({ deps, query }) {
      const [after] = fromCursor(query.cursor, idPlace) ?? []
      const asked = { q: query.q, after, limit: query.limit + 1 }
      return page(await listOrganisations(deps.db, asked), query.limit, ({ id }) => [id])
    },
  }),
]
