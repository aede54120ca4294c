import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  type AccountDecision,
  decideOnAccount,
  registerAccount,
} from '../../db/administration/beneficiary-accounts'
import { type AccountVersion, accountsOf, currentAccounts } from '../../db/beneficiary-accounts'
import { bodyById } from '../../db/reads/accounts'
import { beneficiaries } from '../../db/reads/beneficiaries'
import { toLocalDate } from '../../domain/instant'
import type { Role } from '../../domain/life'
import { accountConfirmer, confirmAccount } from '../../domain/rights/beneficiary'
import { moneyRoles } from '../../domain/rights/view'
import { refuse } from '../../domain/verdict'
import { localDay, longText, shortText } from '../acts/fields'
import { accountShape, isToldWhole, toldAccount } from '../beneficiary-answer'
import { reject } from '../http'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead, defineRoute, type RouteInput } from '../route'
import { orNull, reference } from '../shapes'
import { rolesInFull, type Viewer } from '../viewer'
import { authorOf, namePlace, nameSearch, orReject } from './administration/answering'

/** The chapter of the reference. */
export const beneficiaryTag = 'Tài khoản thụ hưởng'
/** What the second person does. */
export const confirmAccountTitle = 'Xác nhận tài khoản thụ hưởng'

const tag = beneficiaryTag
const path = '/beneficiary-accounts'

/** An account's number as banks and the treasury write it, without its gaps. */
const accountNumber = z
  .string()
  .transform((typed) => typed.replace(/\s/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-Z][0-9A-Z.-]{5,29}$/, 'Số tài khoản có từ 6 đến 30 chữ số hoặc chữ cái.'))

const holds = (viewer: Viewer, role: Role) => rolesInFull(viewer).includes(role)

function insistOnRole(viewer: Viewer, role: Role): void {
  if (!holds(viewer, role)) throw reject(refuse('rights/role-needed', { roles: [role] }))
}

const isWaiting = ({ decided }: AccountVersion) => decided === null

const listBeneficiaryAccounts = defineRead({
  name: 'listBeneficiaryAccounts',
  path,
  tag,
  title: 'Tài khoản thụ hưởng',
  summary:
    'Các tổ chức chủ trì nhiệm vụ, với tài khoản đang dùng và tài khoản chờ xác nhận. Số tài khoản được che.',
  access: moneyRoles,
  query: z.object({ q: nameSearch, state: z.enum(['waiting', 'missing']).optional(), ...paging }),
  answer: pageOf(
    z
      .object({
        organisation: reference,
        current: orNull(accountShape),
        waiting: orNull(accountShape),
      })
      .meta({ id: 'BeneficiaryRow' }),
  ),
  async handle({ deps, viewer, query, at }) {
    const { cursor, limit, q, state } = query
    const [name, last] = fromCursor(cursor, namePlace) ?? []
    const after = name !== undefined && last !== undefined ? { name, id: last } : undefined
    const rows = await beneficiaries(deps.db, { q, state, after, limit: limit + 1 })
    const { items, next } = page(rows, limit, (row) => [row.place, row.id])
    const ids = items.map(({ id }) => id)
    const versions = await accountsOf(deps.db, deps.identity.keys, ids)
    const current = await currentAccounts(deps.db, ids, toLocalDate(at))
    const masked = (version: AccountVersion | undefined) =>
      version ? toldAccount(viewer, version, false) : null
    const shown = items.map((one) => {
      const own = versions.filter(({ organisation }) => organisation === one.id)
      return {
        organisation: { id: one.id, name: one.name },
        current: masked(own.find(({ id }) => id === current.get(one.id))),
        waiting: masked(own.find(isWaiting)),
      }
    })
    return { items: shown, next }
  },
})

const getBeneficiaryAccount = defineRead({
  name: 'getBeneficiaryAccount',
  path: `${path}/{organisationId}`,
  tag,
  title: 'Tài khoản của một tổ chức',
  summary:
    'Mọi phiên bản tài khoản của một tổ chức. Số đầy đủ chỉ hiện với Sở Tài chính, Kho bạc và người của ' +
    'tổ chức; mỗi lần xem được ghi vào nhật ký.',
  access: 'signedIn',
  answer: z.object({
    organisation: reference,
    current: z.string().nullable().meta({ description: 'Phiên bản đang dùng.' }),
    items: z.array(accountShape),
    may: z.object({ register: z.boolean(), decide: z.boolean() }),
  }),
  async handle({ deps, viewer, params, at, noteRead }) {
    const { organisationId = '' } = params
    const whole = isToldWhole(viewer, organisationId)
    const organisation = await bodyById(deps.db, organisationId)
    const reads = whole || viewer.roles.some((role) => (moneyRoles as readonly Role[]).includes(role))
    if (!organisation || !reads) throw reject(refuse('request/not-found'))
    const versions = await accountsOf(deps.db, deps.identity.keys, [organisationId])
    if (whole && versions.length > 0) noteRead('beneficiaryAccount')
    const waiting = versions.find(isWaiting)
    const current = await currentAccounts(deps.db, [organisationId], toLocalDate(at))
    return {
      organisation: { id: organisationId, name: organisation.name },
      current: current.get(organisationId) ?? null,
      items: versions.map((version) => toldAccount(viewer, version)),
      may: {
        register: holds(viewer, 'financeOfficer') && waiting === undefined,
        decide:
          holds(viewer, accountConfirmer) && waiting !== undefined && !viewer.ids.includes(waiting.made.id),
      },
    }
  },
})

const registerBeneficiaryAccount = defineRoute({
  name: 'registerBeneficiaryAccount',
  method: 'post',
  path: `${path}/{organisationId}/versions`,
  tag,
  title: 'Đăng ký tài khoản thụ hưởng',
  summary:
    'Người lập của Sở Tài chính đăng ký hoặc đổi tài khoản, theo một văn bản. Đổi thì nêu lý do. ' +
    'Chưa dùng được khi người duyệt chưa xác nhận.',
  access: ['financeOfficer'],
  body: z.object({
    number: accountNumber,
    holder: shortText.max(300),
    heldAt: z.enum(['treasury', 'bank']),
    institution: shortText.max(300),
    branch: shortText.max(300).nullable().default(null),
    validFrom: localDay,
    document: shortText.max(200),
    reason: longText.max(2000).nullable().default(null),
  }),
  status: 201,
  answer: z.object({ id: z.string() }),
  async handle({ deps, body, params, viewer, at }) {
    insistOnRole(viewer, 'financeOfficer')
    const made = { ...body, id: randomUUID(), organisation: params.organisationId ?? '' }
    await orReject(registerAccount(deps.db, deps.identity.keys, authorOf({ viewer, at }), made))
    return { id: made.id }
  },
})

type Deciding = Pick<RouteInput, 'deps' | 'params' | 'viewer' | 'at'>

const decided = async ({ deps, params, viewer, at }: Deciding, decision: AccountDecision) => {
  insistOnRole(viewer, accountConfirmer)
  const { organisationId: organisation = '', accountId: id = '' } = params
  const author = authorOf({ viewer, at })
  return orReject(decideOnAccount(deps.db, deps.identity.keys, author, { organisation, id }, decision))
}

const confirmBeneficiaryAccount = defineRoute({
  name: confirmAccount,
  method: 'post',
  path: `${path}/{organisationId}/versions/{accountId}/confirmation`,
  tag,
  title: confirmAccountTitle,
  summary: 'Người duyệt khác người đăng ký xác nhận. Từ đó lệnh chi dùng tài khoản này; đơn vị nhận thư báo.',
  access: [accountConfirmer],
  body: z.object({}),
  handle: (input) => decided(input, { confirmed: true, reason: null }),
})

const rejectBeneficiaryAccount = defineRoute({
  name: 'rejectBeneficiaryAccount',
  method: 'post',
  path: `${path}/{organisationId}/versions/{accountId}/rejection`,
  tag,
  title: 'Không xác nhận tài khoản thụ hưởng',
  summary: 'Người duyệt không xác nhận, nêu lý do. Tài khoản trước vẫn được dùng.',
  access: [accountConfirmer],
  body: z.object({ reason: longText.max(2000) }),
  handle: (input) => decided(input, { confirmed: false, reason: input.body.reason }),
})

/** Accounts that organisations are paid into. */
export const beneficiaryAccountRoutes = [
  listBeneficiaryAccounts,
  getBeneficiaryAccount,
  registerBeneficiaryAccount,
  confirmBeneficiaryAccount,
  rejectBeneficiaryAccount,
]
