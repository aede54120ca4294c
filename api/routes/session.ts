import { rateLimit } from 'express-rate-limit'
import { z } from 'zod'
import { rolesOf } from '../../db/people'
import { refuse } from '../../domain/verdict'
import type { Limits } from '../deps'
import { sendProblem } from '../http'
import { roleWords } from '../messages/words'
import { defineRead, defineRoute, type RouteDefinition } from '../route'
import { sessionCookie, signIn, signOut } from '../session'

const tag = 'Đăng nhập'
const quarterHourMs = 15 * 60_000

/** Signing in and out, and who is signed in. */
export function sessionRoutes(limits: Limits): RouteDefinition[] {
  const slow = rateLimit({
    windowMs: quarterHourMs,
    limit: limits.signInsPerQuarterHour,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, res) => sendProblem(res, refuse('session/too-many-attempts')),
  })
  return [
    defineRoute({
      name: 'signIn',
      method: 'post',
      path: '/session',
      tag,
      title: 'Đăng nhập',
      summary: 'Đăng nhập bằng thư điện tử và mật khẩu. Phiên làm việc nằm trong cookie.',
      access: 'public',
      before: [slow],
      body: z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(200) }),
      answer: z.object({ personId: z.string() }),
      handle: async ({ deps, req, body }) => ({
        personId: await signIn(deps, req, body.email, body.password),
      }),
    }),
    defineRoute({
      name: 'signOut',
      method: 'delete',
      path: '/session',
      tag,
      title: 'Đăng xuất',
      summary: 'Kết thúc phiên làm việc.',
      access: 'public',
      async handle({ req, res }) {
        await signOut(req)
        res.clearCookie(sessionCookie)
      },
    }),
    me,
  ]
}

const me = defineRead({
  name: 'getMe',
  path: '/me',
  tag,
  title: 'Tôi là ai',
  summary: 'Người đang đăng nhập, các vai trò cùng thời hạn và đơn vị.',
  access: 'signedIn',
  answer: z.object({
    id: z.string(),
    name: z.string(),
    businessTime: z.string(),
    /** Vai trò có hiệu lực hôm nay. */
    activeRoles: z.array(z.string()),
    roles: z.array(
      z.object({
        role: z.string(),
        title: z.string(),
        organisation: z.object({ id: z.string(), name: z.string() }),
        from: z.string(),
        to: z.string().nullable(),
      }),
    ),
  }),
  async handle({ deps, viewer, at }) {
    const roles = await rolesOf(deps.db, viewer.id)
    return {
      id: viewer.id,
      name: viewer.name,
      businessTime: at,
      activeRoles: viewer.roles,
      roles: roles.map(({ role, organisationId, organisation, from, to }) => ({
        ...{ role, title: roleWords[role], from, to },
        organisation: { id: organisationId, name: organisation },
      })),
    }
  },
})
