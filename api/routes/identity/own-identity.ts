import { z } from 'zod'
import { emailsOf } from '../../../db/identity/addresses'
import { removeEmail } from '../../../db/identity/emails'
import { nationalIdOf } from '../../../db/identity/national-ids'
import { maskPersonal } from '../../../db/personal'
import { isNationalId } from '../../../domain/identity/national-id'
import { reject } from '../../http'
import { askProof, giveNationalId, proveEmail } from '../../identity/own-identity'
import { occasionOf } from '../../identity/own-password'
import { defineRead, defineRoute } from '../../route'
import { instantShape } from '../../shapes'
import { longestPassword } from '../session'

const tag = 'Tài khoản'

/** A national identity number as it is written. */
export const nationalIdField = z
  .string()
  .refine(isNationalId, 'Phải gồm đúng 12 chữ số, như trên thẻ căn cước.')

const emailField = z.email().max(320)

const emailShape = z
  .object({
    email: z.string(),
    isFirst: z.boolean().meta({ description: 'Địa chỉ chính, nơi nhận thư.' }),
    provedAt: instantShape,
  })
  .meta({ id: 'OwnEmail' })

/** One's own national identity number and addresses. Never by a token. */
export const ownIdentityRoutes = [
  defineRead({
    name: 'getOwnIdentity',
    path: '/me/identity',
    tag,
    title: 'Định danh của tôi',
    summary: 'Các địa chỉ thư đã xác nhận, và số định danh cá nhân đã che.',
    access: 'signedIn',
    tokens: 'never',
    answer: z.object({
      nationalId: z.string().nullable().meta({ description: 'Đã che, chỉ còn bốn số cuối.' }),
      emails: z.array(emailShape),
    }),
    async handle({ deps, viewer }) {
      const nationalId = await nationalIdOf(deps.db, deps.identity.keys, viewer.id)
      const emails = await emailsOf(deps.db, viewer.id)
      return {
        nationalId: nationalId === undefined ? null : maskPersonal(nationalId),
        emails: emails.map(({ provedAt, ...one }) => ({ ...one, provedAt: provedAt.toISOString() })),
      }
    },
  }),
  defineRead({
    name: 'getOwnNationalId',
    path: '/me/national-id',
    tag,
    title: 'Số định danh của tôi',
    summary: 'Số định danh cá nhân của chính mình, không che.',
    access: 'signedIn',
    tokens: 'never',
    answer: z.object({ nationalId: z.string().nullable() }),
    handle: async ({ deps, viewer }) => ({
      nationalId: (await nationalIdOf(deps.db, deps.identity.keys, viewer.id)) ?? null,
    }),
  }),
  defineRoute({
    name: 'giveNationalId',
    method: 'put',
    path: '/me/national-id',
    tag,
    title: 'Khai số định danh',
    summary: 'Khai số định danh cá nhân của mình, một lần. Mỗi số chỉ thuộc một người.',
    access: 'signedIn',
    body: z.object({ nationalId: nationalIdField }),
    handle: async ({ deps, req, viewer, body }) => {
      await giveNationalId(deps, req, viewer.id, body.nationalId)
      return undefined
    },
  }),
  defineRoute({
    name: 'askEmailProof',
    method: 'post',
    path: '/me/emails',
    tag,
    title: 'Thêm địa chỉ thư',
    summary: 'Gửi tới địa chỉ này một thư có liên kết xác nhận, dùng một lần trong 30 phút.',
    access: 'signedIn',
    body: z.object({ email: emailField }),
    handle: async ({ deps, req, viewer, body }) => {
      await askProof(deps, req, viewer.id, body.email)
      return undefined
    },
  }),
  defineRoute({
    name: 'proveEmail',
    method: 'post',
    path: '/me/emails/proof',
    tag,
    title: 'Xác nhận địa chỉ thư',
    summary: 'Xác nhận địa chỉ bằng mã trong thư. Từ đó đăng nhập được bằng địa chỉ này.',
    access: 'signedIn',
    body: z.object({ token: z.string().min(1).max(longestPassword) }),
    handle: async ({ deps, req, viewer, body }) => {
      await proveEmail(deps, req, viewer.id, body.token)
      return undefined
    },
  }),
  defineRoute({
    name: 'removeEmail',
    method: 'post',
    path: '/me/emails/removal',
    tag,
    title: 'Bỏ địa chỉ thư',
    summary: 'Bỏ một địa chỉ thư của mình, trừ địa chỉ chính.',
    access: 'signedIn',
    body: z.object({ email: emailField }),
    async handle({ deps, req, viewer, body }) {
      const verdict = await removeEmail(deps.db, viewer.id, body.email, occasionOf(deps, req))
      if (!verdict.ok) throw reject(verdict)
    },
  }),
]
