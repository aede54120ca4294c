import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { makeDelegation, revokeDelegation } from '../../db/administration/delegations'
import { rolesOf } from '../../db/people'
import { type DelegationRow, delegationsOf } from '../../db/reads/delegations'
import { type LocalDate, toLocalDate } from '../../domain/instant'
import { actsOfRole, isGrantedTo } from '../../domain/rights'
import { type DelegableRole, delegableRoles } from '../../domain/rights/delegation'
import { refuse } from '../../domain/verdict'
import { actTitle } from '../acts'
import { code, localDay, shortText } from '../acts/fields'
import { reject } from '../http'
import { roleWords } from '../messages/words'
import { defineRead, defineRoute } from '../route'
import { named, reference } from '../shapes'
import { authorOf, orReject } from './administration/answering'

const tag = 'Ủy quyền'
/** Of either side of a person: the latest. */
const most = 100

const delegation = z
  .object({
    id: z.string(),
    role: named,
    organisation: reference,
    delegator: reference,
    delegate: reference,
    acts: z.array(named).nullable().meta({ description: 'Không có: mọi việc của vai trò.' }),
    from: z.string(),
    to: z.string(),
    document: z.string(),
    state: z.enum(['future', 'current', 'ended', 'revoked']),
  })
  .meta({ id: 'Delegation' })

function stateOf({ from, to, revokedAt }: DelegationRow, today: LocalDate) {
  if (revokedAt !== null) return 'revoked'
  if (from > today) return 'future'
  return to < today ? 'ended' : 'current'
}

function shown(row: DelegationRow, today: LocalDate): z.input<typeof delegation> {
  const { revokedAt: _none, role, acts, ...rest } = row
  return {
    ...rest,
    role: { code: role, title: roleWords[role] },
    acts: acts?.map((act) => ({ code: act, title: actTitle(act) })) ?? null,
    state: stateOf(row, today),
  }
}

const isDelegable = (role: string): role is DelegableRole =>
  (delegableRoles as readonly string[]).includes(role)

const getMyDelegations = defineRead({
  name: 'getMyDelegations',
  path: '/me/delegations',
  tag,
  title: 'Ủy quyền của tôi',
  summary: 'Ủy quyền đã giao và được giao, cùng các vai trò mà người đang xem có thể ủy quyền.',
  access: 'signedIn',
  answer: z.object({
    given: z.array(delegation),
    received: z.array(delegation),
    today: z.string(),
    roles: z.array(
      z.object({ role: named, organisation: reference, to: z.string().nullable(), acts: z.array(named) }),
    ),
  }),
  async handle({ deps: { db }, viewer, at }) {
    const today = toLocalDate(at)
    const [given, received, held] = await Promise.all([
      delegationsOf(db, viewer.id, 'delegator', most),
      delegationsOf(db, viewer.id, 'delegate', most),
      rolesOf(db, viewer.id),
    ])
    const now = held.filter(
      ({ role, from, to }) => isDelegable(role) && from <= today && (!to || to >= today),
    )
    return {
      given: given.map((row) => shown(row, today)),
      received: received.map((row) => shown(row, today)),
      today,
      roles: now.map(({ role, organisationId: id, organisation: name, to }) => ({
        ...{ role: { code: role, title: roleWords[role] }, organisation: { id, name }, to },
        acts: actsOfRole(role).map((act) => ({ code: act, title: actTitle(act) })),
      })),
    }
  },
})

const makeMyDelegation = defineRoute({
  name: 'makeDelegation',
  method: 'post',
  path: '/me/delegations',
  tag,
  title: 'Ủy quyền cho người khác',
  summary:
    'Giao cho một người cùng tổ chức làm thay trong một vai trò của mình, theo một văn bản. ' +
    'Người được ủy quyền không ủy quyền tiếp được.',
  access: 'signedIn',
  body: z.object({
    role: z.enum(delegableRoles),
    organisation: code,
    delegate: code,
    acts: z.array(code).min(1).max(100).nullable().default(null),
    from: localDay,
    to: localDay,
    document: shortText.max(200),
  }),
  status: 201,
  answer: z.object({ id: z.string() }),
  async handle({ deps, body, viewer, at }) {
    const unknown = body.acts?.find((act) => !isGrantedTo(body.role, act))
    if (unknown) throw reject(refuse('delegation/not-of-the-role', { act: unknown }))
    const id = randomUUID()
    await orReject(makeDelegation(deps.db, authorOf({ viewer, at }), id, body, toLocalDate(at)))
    return { id }
  },
})

const revokeMyDelegation = defineRoute({
  name: 'revokeDelegation',
  method: 'post',
  path: '/me/delegations/{delegationId}/revocation',
  tag,
  title: 'Thu hồi ủy quyền',
  summary: 'Thu hồi ngay. Việc đã làm theo ủy quyền vẫn có hiệu lực. Người quản trị cũng thu hồi được.',
  access: 'signedIn',
  body: z.object({}),
  handle: ({ deps, params, viewer, at }) =>
    orReject(
      revokeDelegation(
        deps.db,
        authorOf({ viewer, at }),
        params.delegationId ?? '',
        viewer.ownRoles.includes('admin'),
      ),
    ),
})

/** Delegations: those that a person gives, and those that they act under. */
export const delegationRoutes = [getMyDelegations, makeMyDelegation, revokeMyDelegation]
