import { z } from 'zod'
import { rolesOf } from '../../db/people'
import type { Limits } from '../deps'
import { goToProvider, returnFromProvider } from '../identity/provider'
import { giveSecondFactor } from '../identity/second-factor'
import { signIn } from '../identity/sign-in'
import { roleWords } from '../messages/words'
import { slowedDown } from '../pace'
import { defineRead, defineRoute, type RouteDefinition } from '../route'
import { clearSessionCookie, signOut } from '../session'

const tag = 'Đăng nhập'
/** More than the longest password in the longest way to write it: its own rule says what is too long. */
export const longestPassword = 1000

const signInStep = z.object({
  step: z
    .enum(['signedIn', 'secondFactor'])
    .meta({ description: 'Đã đăng nhập, hoặc còn thiếu mã xác thực.' }),
  personId: z.string().nullable(),
})

/** Signing in and out, and who is signed in. */
export function sessionRoutes(limits: Limits): RouteDefinition[] {
  const slow = slowedDown(limits)
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
      body: z.object({ email: z.string().min(1).max(320), password: z.string().min(1).max(longestPassword) }),
      answer: signInStep,
      handle: ({ deps, req, body }) => signIn(deps, req, body.email, body.password),
    }),
    defineRoute({
      name: 'giveSecondFactor',
      method: 'post',
      path: '/session/second-factor',
      tag,
      title: 'Nhập mã xác thực',
      summary: 'Bước hai của đăng nhập: mã sáu số từ điện thoại, hoặc một mã dự phòng.',
      access: 'public',
      before: [slow],
      body: z.object({ code: z.string().min(1).max(60) }),
      answer: signInStep,
      handle: async ({ deps, req, body }) => ({
        step: 'signedIn' as const,
        personId: await giveSecondFactor(deps, req, body.code),
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
      async handle({ deps, req, res }) {
        await signOut(deps, req)
        clearSessionCookie(res, deps.origin)
      },
    }),
    ...providerRoutes,
    me,
  ]
}

const providerRoutes = [
  defineRead({
    name: 'getSignInWays',
    path: '/session/ways',
    tag,
    title: 'Các cách đăng nhập',
    summary: 'Ngoài mật khẩu, có đăng nhập được bằng tài khoản của nơi khác hay không.',
    access: 'public',
    tokens: 'never',
    answer: z.object({ provider: z.object({ name: z.string() }).nullable() }),
    async handle({ deps }) {
      const { provider } = deps.identity
      return { provider: provider ? { name: provider.name } : null }
    },
  }),
  defineRoute({
    name: 'goToProvider',
    method: 'get',
    path: '/session/provider',
    tag,
    title: 'Đăng nhập bằng tài khoản nơi khác',
    summary: 'Chuyển trình duyệt sang nơi giữ tài khoản (OpenID Connect, mã cấp phép và PKCE).',
    access: 'public',
    tokens: 'never',
    query: z.object({ tiep: z.string().max(500).default('/viec') }),
    status: 303,
    async handle({ deps, res, query }) {
      await goToProvider(deps, res, query.tiep)
    },
  }),
  defineRoute({
    name: 'returnFromProvider',
    method: 'get',
    path: '/session/provider/return',
    tag,
    title: 'Trở về từ nơi giữ tài khoản',
    summary: 'Kiểm câu trả lời, rồi đăng nhập người có trong hệ thống. Người lạ bị từ chối.',
    access: 'public',
    tokens: 'never',
    looseQuery: true,
    status: 303,
    async handle({ deps, req, res }) {
      await returnFromProvider(deps, req, res)
    },
  }),
]

const me = defineRead({
  name: 'getMe',
  path: '/me',
  tag,
  title: 'Tôi là ai',
  summary: 'Người đang đăng nhập, các vai trò cùng thời hạn và đơn vị.',
  access: 'signedIn',
  whileEnrolling: true,
  answer: z.object({
    id: z.string(),
    name: z.string(),
    mustChangePassword: z.boolean().meta({ description: 'Phải đổi mật khẩu trước khi làm việc khác.' }),
    mustEnrol: z.boolean().meta({ description: 'Phải bật xác thực hai lớp trước khi làm việc khác.' }),
    cleared: z.boolean().meta({ description: 'Được tiếp cận bí mật nhà nước hôm nay.' }),
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
  async handle({ deps, req, viewer, at }) {
    const roles = await rolesOf(deps.db, viewer.id)
    return {
      id: viewer.id,
      name: viewer.name,
      mustChangePassword: req.session?.mustChange ?? false,
      mustEnrol: req.session?.mustEnrol ?? false,
      cleared: viewer.cleared,
      businessTime: at,
      activeRoles: viewer.roles,
      roles: roles.map(({ role, organisationId, organisation, from, to }) => ({
        ...{ role, title: roleWords[role], from, to },
        organisation: { id: organisationId, name: organisation },
      })),
    }
  },
})
