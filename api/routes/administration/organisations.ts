import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { addOrganisation, changeOrganisation } from '../../../db/administration/organisations'
import { type BodyRow, bodyById, listBodies } from '../../../db/reads/accounts'
import { toLocalDate } from '../../../domain/instant'
import { refuse } from '../../../domain/verdict'
import { code, localDay, shortText } from '../../acts/fields'
import { reject } from '../../http'
import { fromCursor, page, pageOf, paging } from '../../paging'
import { defineRead, defineRoute } from '../../route'
import { reference } from '../../shapes'
import { authorOf, namePlace, nameSearch, orReject, tag, version } from './answering'

const organisationFields = {
  name: shortText.max(300),
  shortName: z.string().trim().min(1).max(100).nullable().default(null),
  kind: code,
  validFrom: localDay.nullable().default(null),
  validTo: localDay.nullable().default(null),
  successor: code.nullable().default(null),
}

const body = z
  .object({
    id: z.string(),
    version: z.number(),
    name: z.string(),
    shortName: z.string().nullable(),
    kind: z.string(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
    successor: reference.nullable(),
  })
  .meta({ id: 'OrganisationKept' })

const shown = ({ place: _place, ...row }: BodyRow) => row

/** The organisations of the register, and adding or changing one. None is ever deleted. */
export const organisationRoutes = [
  defineRead({
    name: 'listOrganisationsKept',
    path: '/admin/organisations',
    tag,
    title: 'Danh sách tổ chức',
    summary: 'Tổ chức theo tên, với thời gian hoạt động và tổ chức kế thừa.',
    access: ['admin'],
    query: z.object({ q: nameSearch, alive: z.enum(['true', 'false']).optional(), ...paging }),
    answer: pageOf(body),
    async handle({ deps, query, at }) {
      const { cursor, limit, q, alive } = query
      const [name, id] = fromCursor(cursor, namePlace) ?? []
      const after = name !== undefined && id !== undefined ? { name, id } : undefined
      const asked = { q, after, limit: limit + 1, on: toLocalDate(at) }
      const rows = await listBodies(deps.db, alive ? { ...asked, alive: alive === 'true' } : asked)
      const { items, next } = page(rows, limit, (last) => [last.place, last.id])
      return { items: items.map(shown), next }
    },
  }),
  defineRoute({
    name: 'addOrganisation',
    method: 'post',
    path: '/admin/organisations',
    tag,
    title: 'Thêm tổ chức',
    summary: 'Thêm một tổ chức.',
    access: ['admin'],
    body: z.object(organisationFields),
    status: 201,
    answer: z.object({ id: z.string() }),
    async handle({ deps, body: fields, viewer, at }) {
      const id = randomUUID()
      await orReject(addOrganisation(deps.db, authorOf({ viewer, at }), id, fields))
      return { id }
    },
  }),
  defineRead({
    name: 'getOrganisation',
    path: '/admin/organisations/{organisationId}',
    tag,
    title: 'Xem một tổ chức',
    summary: 'Thông tin của một tổ chức.',
    access: ['admin'],
    answer: body,
    async handle({ deps, params }) {
      const found = await bodyById(deps.db, params.organisationId ?? '')
      if (!found) throw reject(refuse('request/not-found'))
      return shown(found)
    },
  }),
  defineRoute({
    name: 'changeOrganisation',
    method: 'put',
    path: '/admin/organisations/{organisationId}',
    tag,
    title: 'Sửa tổ chức',
    summary: 'Sửa tên, thời gian hoạt động, tổ chức kế thừa. Bị từ chối nếu người khác đã sửa trước.',
    access: ['admin'],
    body: z.object({ version, ...organisationFields }),
    handle: ({ deps, params, body: { version: seen, ...fields }, viewer, at }) =>
      orReject(
        changeOrganisation(deps.db, authorOf({ viewer, at }), params.organisationId ?? '', seen, fields),
      ),
  }),
]
