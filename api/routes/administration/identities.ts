import { z } from 'zod'
import { emailsOf } from '../../../db/identity/addresses'
import { nationalIdOf, writeNationalId } from '../../../db/identity/national-ids'
import { unknownPeople } from '../../../db/people'
import { maskPersonal } from '../../../db/personal'
import { refuse } from '../../../domain/verdict'
import { shortText } from '../../acts/fields'
import { reject } from '../../http'
import { occasionOf } from '../../identity/own-password'
import { defineRead, defineRoute, type RouteInput } from '../../route'
import { nationalIdField } from '../identity/own-identity'
import { authorOf, orReject, tag } from './answering'

async function personIn({ deps, params }: Pick<RouteInput, 'deps' | 'params'>): Promise<string> {
  const personId = params.personId ?? ''
  if ((await unknownPeople(deps.db, [personId])).length > 0) throw reject(refuse('request/not-found'))
  return personId
}

/** By what a person is known: addresses, and the national identity number, masked until it is asked for. */
export const identityRoutesOfOthers = [
  defineRead({
    name: 'getIdentityOf',
    path: '/admin/people/{personId}/identity',
    tag,
    title: 'Định danh của một người',
    summary: 'Các địa chỉ thư đã xác nhận, và số định danh cá nhân đã che.',
    access: ['admin'],
    tokens: 'never',
    answer: z.object({ nationalId: z.string().nullable(), emails: z.array(z.string()) }),
    async handle({ deps, params }) {
      const personId = await personIn({ deps, params })
      const nationalId = await nationalIdOf(deps.db, deps.identity.keys, personId)
      const emails = await emailsOf(deps.db, personId)
      return {
        nationalId: nationalId === undefined ? null : maskPersonal(nationalId),
        emails: emails.map(({ email }) => email),
      }
    },
  }),
  defineRead({
    name: 'viewNationalId',
    path: '/admin/people/{personId}/national-id',
    tag,
    title: 'Xem số định danh',
    summary: 'Số định danh cá nhân của một người, không che. Mỗi lần xem được ghi nhật ký.',
    access: ['admin'],
    tokens: 'never',
    answer: z.object({ nationalId: z.string().nullable() }),
    async handle({ deps, params, noteRead }) {
      const personId = await personIn({ deps, params })
      noteRead('person')
      return { nationalId: (await nationalIdOf(deps.db, deps.identity.keys, personId)) ?? null }
    },
  }),
  defineRoute({
    name: 'writeNationalId',
    method: 'put',
    path: '/admin/people/{personId}/national-id',
    tag,
    title: 'Ghi số định danh',
    summary: 'Ghi hoặc sửa số định danh cá nhân của một người, theo giấy tờ đã xem.',
    access: ['admin'],
    body: z.object({
      nationalId: nationalIdField,
      document: shortText.max(200).meta({ description: 'Giấy tờ đã xem.' }),
    }),
    handle: ({ deps, req, params, body, viewer, at }) =>
      orReject(
        writeNationalId(
          deps.db,
          deps.identity.keys,
          authorOf({ viewer, at }),
          { personId: params.personId ?? '', ...body },
          occasionOf(deps, req),
        ),
      ),
  }),
]
