import { z } from 'zod'
import { defineAct } from './act'
import { code, longText, nothing } from './fields'
import { countReasons, reasonTexts } from './reasons'

const tag = 'Phê duyệt kết quả'
const kind = 'award'

const completeAfterAppraisal = defineAct({
  name: 'completeAfterAppraisal',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/award/dossier',
  title: 'Hoàn thiện hồ sơ sau thẩm định',
  summary: 'Tổ chức chủ trì gửi hồ sơ đã hoàn thiện theo kết quả thẩm định.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

const proposeAward = defineAct({
  name: 'proposeAward',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/award/proposals',
  title: 'Trình phê duyệt kết quả',
  summary: 'Trình tổ chức, cá nhân chủ trì, kinh phí, phương thức khoán và thời gian để phê duyệt.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

const approveAward = defineAct({
  name: 'approveAward',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/award/approval',
  title: 'Phê duyệt kết quả',
  summary: 'Quyết định phê duyệt tổ chức, cá nhân chủ trì và kinh phí.',
  tag,
  body: z.object({ decisionNumber: code }),
})

const returnAward = defineAct({
  name: 'returnAward',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/award/returns',
  title: 'Trả lại để trình lại',
  summary: 'Trả lại hồ sơ trình, nêu lý do.',
  tag,
  body: nothing,
  content: reasonTexts,
  prepare: countReasons,
})

const refuseAward = defineAct({
  name: 'refuseAward',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/award/refusal',
  title: 'Không phê duyệt kết quả',
  summary: 'Không phê duyệt, nêu lý do. Cũng dùng khi hồ sơ không được hoàn thiện đúng hạn.',
  tag,
  body: nothing,
  content: reasonTexts,
  prepare: countReasons,
})

const publishAward = defineAct({
  name: 'publishAward',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/award/publication',
  title: 'Công bố kết quả',
  summary: 'Đăng công khai kết quả đã phê duyệt. Thông báo được giữ ít nhất theo thời gian quy định.',
  tag,
  body: nothing,
})

/** The award of a task. */
export const awardActs = [
  completeAfterAppraisal,
  proposeAward,
  approveAward,
  returnAward,
  refuseAward,
  publishAward,
]
