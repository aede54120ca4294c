import { z } from 'zod'
import type { Limits } from '../../deps'
import { askReset, changePassword, resetPassword } from '../../identity/own-password'
import { slowedDown } from '../../pace'
import { defineRoute, type RouteDefinition } from '../../route'
import { longestPassword } from '../session'

const tag = 'Tài khoản'
const given = z.string().min(1).max(longestPassword)

/** Changing one's own password, and setting it anew by a link. */
export function passwordRoutes(limits: Limits): RouteDefinition[] {
  const slow = slowedDown(limits)
  return [
    defineRoute({
      name: 'changePassword',
      method: 'put',
      path: '/me/password',
      tag,
      title: 'Đổi mật khẩu',
      summary: 'Đổi mật khẩu của mình. Mọi phiên khác kết thúc, và chủ tài khoản nhận một thư báo.',
      access: 'signedIn',
      whileEnrolling: true,
      body: z.object({ current: given, password: given }),
      async handle({ deps, req, viewer, body }) {
        await changePassword(deps, req, viewer.id, body)
      },
    }),
    defineRoute({
      name: 'askPasswordReset',
      method: 'post',
      path: '/password-resets',
      tag,
      title: 'Quên mật khẩu',
      summary: 'Gửi thư có liên kết đặt lại mật khẩu. Câu trả lời như nhau dù địa chỉ có hay không.',
      access: 'public',
      before: [slow],
      body: z.object({ email: z.string().min(1).max(320) }),
      async handle({ deps, req, body }) {
        await askReset(deps, req, body.email)
      },
    }),
    defineRoute({
      name: 'resetPassword',
      method: 'post',
      path: '/password-resets/use',
      tag,
      title: 'Đặt lại mật khẩu',
      summary: 'Đặt mật khẩu mới bằng mã trong thư, một lần, trong 30 phút. Mọi phiên kết thúc.',
      access: 'public',
      before: [slow],
      body: z.object({ token: given, password: given }),
      async handle({ deps, req, body }) {
        await resetPassword(deps, req, body)
      },
    }),
  ]
}
