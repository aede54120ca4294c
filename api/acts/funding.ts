import { z } from 'zod'
import { missedReports, yearAvailable } from '../../db/reads/money'
import { toLocalDate, yearOf } from '../../domain/instant'
import { type ActRequest, defineAct } from './act'
import { amountDong, days, longText, nothing } from './fields'
import { countReasons, evidence, reasonTexts, unknownEvidence } from './reasons'

const tag = 'Cấp và thanh toán kinh phí'
const kind = 'funding'
const proven = z.object({ evidence, note: longText.optional() })

/** What the rules of a request need and only the database knows. */
async function standing({ db, params, at }: Pick<ActRequest, 'db' | 'params' | 'at'>) {
  const taskId = params.taskId ?? ''
  return {
    yearAvailableDong: await yearAvailable(db, yearOf(toLocalDate(at))),
    missedReports: await missedReports(db, taskId, at),
  }
}

const requestTranche = defineAct({
  name: 'requestTranche',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/tranches',
  title: 'Đề nghị cấp tiền',
  summary: 'Đề nghị cấp đợt tiếp theo của hợp đồng. Số tiền được giữ trong dự toán của năm.',
  tag,
  body: z.object({ number: days, amountDong }),
  content: proven,
  prepare: async (request) => (await unknownEvidence(request)) ?? (await standing(request)),
})

const submitSettlement = defineAct({
  name: 'submitSettlement',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/settlements',
  title: 'Gửi hồ sơ thanh toán',
  summary: 'Tổ chức chủ trì kê khai kinh phí đã sử dụng, kèm chứng từ.',
  tag,
  body: z.object({ amountDong }),
  content: proven,
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const confirmSettlement = defineAct({
  name: 'confirmSettlement',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/settlements/confirmation',
  title: 'Xác nhận kinh phí đã sử dụng',
  summary: 'Xác nhận phần đã sử dụng đúng. Xác nhận ít hơn kê khai thì nêu lý do.',
  tag,
  body: z.object({ confirmedDong: amountDong, equipmentExceptedDong: amountDong.default(0) }),
  content: reasonTexts,
  prepare: countReasons,
})

const returnSettlement = defineAct({
  name: 'returnSettlement',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/settlements/returns',
  title: 'Trả lại hồ sơ thanh toán',
  summary: 'Trả lại hồ sơ thanh toán để sửa, nêu lý do.',
  tag,
  body: nothing,
  content: reasonTexts,
  prepare: countReasons,
})

const returnUnspent = defineAct({
  name: 'returnUnspent',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/returned-money',
  title: 'Nộp lại tiền chưa dùng',
  summary: 'Tổ chức chủ trì nộp lại phần tạm ứng không dùng đến.',
  tag,
  body: z.object({ amountDong }),
  content: proven,
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const approveFinalSettlement = defineAct({
  name: 'approveFinalSettlement',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/final-settlement',
  title: 'Phê duyệt quyết toán',
  summary: 'Quyết toán một lần sau nghiệm thu, khi mọi khoản đã cấp được thanh toán; chia phần tiết kiệm.',
  tag,
  body: z.object({
    approvedDong: amountDong,
    lumpSavingsDong: amountDong.default(0),
    otherSavingsDong: amountDong.default(0),
    hostHasFund: z.boolean().default(false),
    authorityHasFund: z.boolean().default(false),
  }),
})

const payRefund = defineAct({
  name: 'payRefund',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/refunds',
  title: 'Nộp tiền hoàn trả',
  summary: 'Tổ chức chủ trì nộp tiền phải hoàn trả, một lần hoặc nhiều lần.',
  tag,
  body: z.object({ amountDong }),
  content: proven,
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

/** The money of a contract. */
export const fundingActs = [
  requestTranche,
  submitSettlement,
  confirmSettlement,
  returnSettlement,
  returnUnspent,
  approveFinalSettlement,
  payRefund,
]
