import { z } from 'zod'
import { recoveryCodesLeft, secondFactorOf } from '../../../db/identity/second-factors'
import {
  beginEnrolment,
  confirmEnrolment,
  newRecoveryCodes,
  removeOwnFactor,
} from '../../identity/second-factor'
import { mustHaveFactor } from '../../identity/sign-in'
import { defineRead, defineRoute } from '../../route'
import { instantShape } from '../../shapes'
import { longestPassword } from '../session'

const tag = 'Tài khoản'
const password = z.string().min(1).max(longestPassword)
const recoveryCodes = z
  .array(z.string())
  .meta({ description: 'Mỗi mã dùng một lần. Chỉ hiện trong câu trả lời này.' })

/** One's own second factor: how it stands, enrolling one, new recovery codes, removing it. */
export const secondFactorRoutes = [
  defineRead({
    name: 'getSecondFactor',
    path: '/me/second-factor',
    tag,
    title: 'Xác thực hai lớp của tôi',
    summary: 'Đang bật hay chưa, có bắt buộc không, còn bao nhiêu mã dự phòng.',
    access: 'signedIn',
    tokens: 'never',
    whileEnrolling: true,
    answer: z.object({
      since: instantShape.nullable().meta({ description: 'Không có khi chưa bật.' }),
      required: z.boolean(),
      recoveryCodesLeft: z.number(),
    }),
    async handle({ deps, viewer }) {
      const [factor, required, left] = await Promise.all([
        secondFactorOf(deps.db, viewer.id),
        mustHaveFactor(deps, viewer.id),
        recoveryCodesLeft(deps.db, viewer.id),
      ])
      return { since: factor?.confirmedAt?.toISOString() ?? null, required, recoveryCodesLeft: left }
    },
  }),
  defineRoute({
    name: 'beginSecondFactor',
    method: 'post',
    path: '/me/second-factor',
    tag,
    title: 'Bắt đầu bật xác thực hai lớp',
    summary: 'Tạo mã bí mật cho ứng dụng xác thực (TOTP, RFC 6238). Mã bí mật chỉ hiện một lần.',
    access: 'signedIn',
    whileEnrolling: true,
    body: z.object({ password }),
    answer: z.object({
      secret: z.string(),
      uri: z.string(),
      qr: z.string().meta({ description: 'Mã QR của địa chỉ, dạng SVG.' }),
    }),
    handle: ({ deps, req, viewer, body }) => beginEnrolment(deps, req, viewer.id, body.password),
  }),
  defineRoute({
    name: 'confirmSecondFactor',
    method: 'post',
    path: '/me/second-factor/confirm',
    tag,
    title: 'Xác nhận xác thực hai lớp',
    summary: 'Bật bằng mã sáu số đầu tiên. Mọi phiên khác kết thúc, và chủ tài khoản nhận một thư báo.',
    access: 'signedIn',
    whileEnrolling: true,
    body: z.object({ code: z.string().min(1).max(20) }),
    answer: z.object({ recoveryCodes }),
    handle: async ({ deps, req, viewer, body }) => ({
      recoveryCodes: await confirmEnrolment(deps, req, viewer.id, body.code),
    }),
  }),
  defineRoute({
    name: 'renewRecoveryCodes',
    method: 'post',
    path: '/me/second-factor/recovery-codes',
    tag,
    title: 'Tạo mã dự phòng mới',
    summary: 'Mã dự phòng mới thay toàn bộ mã cũ.',
    access: 'signedIn',
    body: z.object({ password }),
    answer: z.object({ recoveryCodes }),
    handle: async ({ deps, req, viewer, body }) => ({
      recoveryCodes: await newRecoveryCodes(deps, req, viewer.id, body.password),
    }),
  }),
  defineRoute({
    name: 'removeSecondFactor',
    method: 'post',
    path: '/me/second-factor/remove',
    tag,
    title: 'Tắt xác thực hai lớp',
    summary: 'Tắt bằng mật khẩu. Người giữ vai trò bắt buộc phải bật lại trước khi làm việc khác.',
    access: 'signedIn',
    body: z.object({ password }),
    async handle({ deps, req, viewer, body }) {
      await removeOwnFactor(deps, req, viewer.id, body.password)
    },
  }),
]
