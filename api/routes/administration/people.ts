import { randomBytes, randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { z } from 'zod'
import { endMandate, grantMandate } from '../../../db/administration/mandates'
import { addPerson, changePerson } from '../../../db/administration/people'
import { type Account, accountById, listAccounts } from '../../../db/reads/accounts'
import { initialPasswordEnd } from '../../../domain/identity/password'
import { type LocalDate, toLocalDate } from '../../../domain/instant'
import { roles } from '../../../domain/life'
import { refuse } from '../../../domain/verdict'
import { code, localDay, shortText } from '../../acts/fields'
import { reject } from '../../http'
import { roleWords } from '../../messages/words'
import { fromCursor, page, pageOf, paging } from '../../paging'
import { defineRead, defineRoute } from '../../route'
import { instantShape, named, orNull, reference } from '../../shapes'
import { authorOf, namePlace, nameSearch, orReject, tag, version } from './answering'
import { clearanceShape, shownClearance } from './clearances'

const passwordBytes = 15
const mostYears = 80

const optionalText = z.string().trim().min(1).max(200).nullable().default(null)

const personFields = {
  name: shortText.max(200),
  email: z.email().max(320),
  degree: optionalText,
  field: optionalText,
  specialty: optionalText,
  yearsInField: z.int().nonnegative().max(mostYears).default(0),
}

const listed = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    degree: z.string().nullable(),
    seats: z.array(z.object({ role: named, organisation: reference, to: z.string().nullable() })),
  })
  .meta({ id: 'AccountListed' })

const mandate = z
  .object({
    role: named,
    organisation: reference,
    from: z.string(),
    to: z.string().nullable(),
    document: z.string().nullable(),
    endDocument: z.string().nullable(),
    state: z.enum(['future', 'current', 'ended']),
    mayEnd: z.boolean(),
  })
  .meta({ id: 'Mandate' })

const account = z
  .object({
    id: z.string(),
    version: z.number(),
    name: z.string(),
    email: z.string(),
    degree: z.string().nullable(),
    field: z.string().nullable(),
    specialty: z.string().nullable(),
    yearsInField: z.number(),
    maySignIn: z.boolean(),
    mergedInto: orNull(reference).meta({ description: 'Người mà hồ sơ này đã gộp vào.' }),
    self: z.boolean().meta({ description: 'Chính là người đang xem: không tự sửa vai trò của mình.' }),
    today: z.string(),
    mandates: z.array(mandate),
    clearances: z.array(clearanceShape),
  })
  .meta({ id: 'Account' })

function stateOf(from: LocalDate, to: LocalDate | null, today: LocalDate) {
  if (from > today) return 'future'
  return to !== null && to < today ? 'ended' : 'current'
}

function shown(found: Account, self: boolean, today: LocalDate): z.input<typeof account> {
  const { mandates, clearances, ...person } = found
  return {
    ...person,
    ...{ self, today },
    clearances: clearances.map((row) => shownClearance(row, self, today)),
    mandates: mandates.map(({ role, organisationId, organisation, from, to, ...documents }) => {
      const state = stateOf(from, to, today)
      return {
        role: { code: role, title: roleWords[role] },
        organisation: { id: organisationId, name: organisation },
        ...{ from, to, state, ...documents },
        mayEnd: !self && state !== 'ended',
      }
    }),
  }
}

/** The people of the register, and adding or changing one. */
export const peopleRoutes = [
  defineRead({
    name: 'listAccounts',
    path: '/admin/people',
    tag,
    title: 'Danh sách người',
    summary: 'Người trong hệ thống theo tên, với vai trò hôm nay. Tìm theo tên hoặc đúng thư điện tử.',
    access: ['admin'],
    query: z.object({
      q: nameSearch,
      role: z.enum(roles).optional(),
      organisation: z.string().max(100).optional(),
      idle: z.enum(['true']).optional().meta({ description: 'Chỉ người không giữ vai trò nào hôm nay.' }),
      ...paging,
    }),
    answer: pageOf(listed),
    async handle({ deps, query, at, noteRead }) {
      noteRead('person')
      const { cursor, limit, idle, ...filter } = query
      const [name, id] = fromCursor(cursor, namePlace) ?? []
      const after = name !== undefined && id !== undefined ? { name, id } : undefined
      const asked = { ...filter, after, idle: idle === 'true', limit: limit + 1, on: toLocalDate(at) }
      const rows = await listAccounts(deps.db, asked)
      const { items, next } = page(rows, limit, (last) => [last.place, last.id])
      const people = items.map(({ place: _place, seats, ...person }) => ({
        ...person,
        seats: seats.map(({ role, ...seat }) => ({ ...seat, role: { code: role, title: roleWords[role] } })),
      }))
      return { items: people, next }
    },
  }),
  defineRoute({
    name: 'addPerson',
    method: 'post',
    path: '/admin/people',
    tag,
    title: 'Thêm người',
    summary: 'Thêm một người và tạo mật khẩu đầu tiên. Mật khẩu chỉ hiện một lần trong câu trả lời này.',
    access: ['admin'],
    body: z.object(personFields),
    status: 201,
    answer: z.object({
      ...{ id: z.string(), email: z.string(), password: z.string() },
      until: instantShape.meta({ description: 'Sau lúc này, mật khẩu đầu tiên không dùng được nữa.' }),
    }),
    async handle({ deps, body, viewer, at }) {
      const id = randomUUID()
      const password = randomBytes(passwordBytes).toString('base64url')
      const initial = { hash: await hash(password), until: initialPasswordEnd(deps.now()) }
      await orReject(addPerson(deps.db, authorOf({ viewer, at }), id, body, initial))
      return { id, email: body.email, password, until: initial.until.toISOString() }
    },
  }),
  defineRead({
    name: 'getAccount',
    path: '/admin/people/{personId}',
    tag,
    title: 'Xem một người',
    summary: 'Thông tin của một người và mọi vai trò, kể cả vai trò đã kết thúc.',
    access: ['admin'],
    answer: account,
    async handle({ deps, params, viewer, at, noteRead }) {
      noteRead('person')
      const found = await accountById(deps.db, params.personId ?? '')
      if (!found) throw reject(refuse('request/not-found'))
      return shown(found, found.id === viewer.id, toLocalDate(at))
    },
  }),
  defineRoute({
    name: 'changePerson',
    method: 'put',
    path: '/admin/people/{personId}',
    tag,
    title: 'Sửa thông tin người',
    summary: 'Sửa thông tin của một người. Bị từ chối nếu người khác đã sửa trước.',
    access: ['admin'],
    body: z.object({ version, ...personFields }),
    handle: ({ deps, params, body: { version: seen, ...fields }, viewer, at }) =>
      orReject(changePerson(deps.db, authorOf({ viewer, at }), params.personId ?? '', seen, fields)),
  }),
]

/** Granting a mandate, and ending one. None is ever deleted. */
export const mandateRoutes = [
  defineRoute({
    name: 'grantMandate',
    method: 'post',
    path: '/admin/people/{personId}/mandates',
    tag,
    title: 'Giao vai trò',
    summary: 'Giao một vai trò ở một tổ chức từ một ngày, theo một văn bản.',
    access: ['admin'],
    body: z.object({
      role: z.enum(roles),
      organisation: code,
      from: localDay,
      to: localDay.nullable().default(null),
      document: shortText.max(200),
    }),
    handle: ({ deps, params, body, viewer, at }) =>
      orReject(grantMandate(deps.db, authorOf({ viewer, at }), params.personId ?? '', body)),
  }),
  defineRoute({
    name: 'endMandate',
    method: 'post',
    path: '/admin/people/{personId}/mandates/end',
    tag,
    title: 'Kết thúc vai trò',
    summary: 'Đặt ngày cuối của một vai trò, sớm nhất là hôm nay. Vai trò không bị xóa.',
    access: ['admin'],
    body: z.object({
      role: z.enum(roles),
      organisation: code,
      from: localDay,
      knownTo: localDay.nullable().meta({ description: 'Ngày cuối mà người sửa đã xem.' }),
      to: localDay.meta({ description: 'Ngày cuối mới.' }),
      document: shortText.max(200),
    }),
    handle: ({ deps, params, body, viewer, at }) =>
      orReject(endMandate(deps.db, authorOf({ viewer, at }), params.personId ?? '', body, toLocalDate(at))),
  }),
]
