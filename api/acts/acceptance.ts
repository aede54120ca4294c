import { z } from 'zod'
import { acceptanceDocuments } from '../../regulations/parameters/acceptance'
import { defineAct } from './act'
import { code, longText, nothing, shortText } from './fields'
import { evidence, proof, unknownEvidence } from './reasons'
import { paidToHost, refundBody } from './refund'

const tag = 'Nghiệm thu'
const kind = 'acceptance'

const delivered = z.object({ product: code, delivered: z.number().nonnegative() })
const proven = z.object({ note: longText.optional(), evidence })
/** What is said and shown of each product; a file without a product is about the whole dossier. */
const shown = z.object({
  note: longText.optional(),
  qualityTexts: z
    .array(z.object({ product: code, text: longText }))
    .max(200)
    .optional()
    .meta({ description: 'Chất lượng thực tế của từng sản phẩm.' }),
  evidence: z
    .array(proof.extend({ product: code.optional() }))
    .max(200)
    .default([]),
})
const ratings = ['excellent', 'pass', 'fail'] as const

const fileAcceptanceDossier = defineAct({
  name: 'fileAcceptanceDossier',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/dossier',
  title: 'Nộp hồ sơ nghiệm thu',
  summary: 'Nộp hồ sơ với bảng sản phẩm thực tế so với đặt hàng và danh sách tài liệu có trong hồ sơ.',
  tag,
  body: z.object({
    delivered: z.array(delivered).min(1).max(200),
    documents: z.array(z.enum(acceptanceDocuments)).max(20),
  }),
  content: shown,
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const defectText = z.object({ item: shortText.optional(), text: longText })

const checkAcceptanceDossier = defineAct({
  name: 'checkAcceptanceDossier',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/dossier/check',
  title: 'Kiểm tra hồ sơ nghiệm thu',
  summary: 'Xác nhận hồ sơ hợp lệ, hoặc nêu mọi thiếu sót trong một lần để tổ chức chủ trì bổ sung.',
  tag,
  body: z.object({ complete: z.boolean() }),
  content: z.object({ defectTexts: z.array(defectText).max(100).default([]), note: longText.optional() }),
  prepare: async ({ content }) => ({ defects: content.defectTexts.length }),
})

const supplementAcceptanceDossier = defineAct({
  name: 'supplementAcceptanceDossier',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/dossier/supplements',
  title: 'Bổ sung hồ sơ nghiệm thu',
  summary: 'Bổ sung tài liệu và sửa bảng sản phẩm. Mục không gửi lại giữ nguyên.',
  tag,
  body: z.object({
    delivered: z.array(delivered).max(200).default([]),
    documents: z.array(z.enum(acceptanceDocuments)).max(20).default([]),
  }),
  content: shown,
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const postAcceptanceNotice = defineAct({
  name: 'postAcceptanceNotice',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/notice',
  title: 'Đăng thông tin nghiệm thu',
  summary: 'Đăng thông tin về kết quả nhiệm vụ trước khi hội đồng họp.',
  tag,
  body: nothing,
  content: z.object({ notice: longText.optional() }),
})

const sendConclusion = defineAct({
  name: 'sendConclusion',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/conclusion',
  title: 'Gửi kết luận nghiệm thu',
  summary:
    'Gửi kết luận của hội đồng cho tổ chức chủ trì. Từ đây hoàn thiện hồ sơ, hoặc xử lý việc không đạt.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

const submitMending = defineAct({
  name: 'submitMending',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/mending',
  title: 'Nộp hồ sơ đã hoàn thiện',
  summary: 'Nộp hồ sơ đã sửa theo kết luận để chủ tịch hội đồng xác nhận.',
  tag,
  body: nothing,
  content: proven,
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const seekIndependentAdvice = defineAct({
  name: 'seekIndependentAdvice',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/advice-request',
  title: 'Lấy ý kiến tư vấn độc lập',
  summary: 'Khi kết quả có tranh chấp trước lúc công nhận: mời chuyên gia hoặc tổ chức tư vấn độc lập.',
  tag,
  history: 'offices',
  body: z.object({
    experts: z.array(code).max(20).default([]),
    organisations: z.array(code).max(20).default([]),
  }),
  content: z.object({ reason: longText }),
})

const recordIndependentAdvice = defineAct({
  name: 'recordIndependentAdvice',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/advice',
  title: 'Ghi kết luận sau tư vấn',
  summary: 'Ghi ý kiến tư vấn độc lập và xếp loại cuối cùng trước khi công nhận.',
  tag,
  history: 'offices',
  body: z.object({ rating: z.enum(ratings), mendingRequired: z.boolean().default(false) }),
  content: z.object({ advice: longText }),
})

const declareNoDossier = defineAct({
  name: 'declareNoDossier',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/no-dossier',
  title: 'Xác nhận không nộp hồ sơ',
  summary: 'Quá thời hạn cuối mà không có hồ sơ nghiệm thu: nhiệm vụ không đạt.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

const submitFailureReport = defineAct({
  name: 'submitFailureReport',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/failure/report',
  title: 'Báo cáo việc không đạt',
  summary: 'Tổ chức chủ trì báo cáo nội dung đã làm, kinh phí đã dùng và lý do không đạt.',
  tag,
  body: nothing,
  content: proven,
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const fixFailureCause = defineAct({
  name: 'fixFailureCause',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/failure/cause',
  title: 'Xác định nguyên nhân không đạt',
  summary: 'Xác định nguyên nhân không đạt là khách quan hay chủ quan.',
  tag,
  body: z.object({ cause: z.enum(['objective', 'subjective']) }),
  content: z.object({ grounds: longText.optional() }),
})

const decideRefund = defineAct({
  name: 'decideRefund',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/acceptance/failure/refund',
  title: 'Quyết định hoàn trả',
  summary: 'Quyết định số tiền tổ chức chủ trì hoàn trả. Phần ấn định không thấp hơn mức tối thiểu.',
  tag,
  body: refundBody,
  content: z.object({ grounds: longText.optional(), decisionNumber: shortText.optional() }),
  prepare: paidToHost,
})

/** From the dossier to the rating, and what follows from a failure. */
export const acceptanceActs = [
  fileAcceptanceDossier,
  checkAcceptanceDossier,
  supplementAcceptanceDossier,
  postAcceptanceNotice,
  sendConclusion,
  submitMending,
  seekIndependentAdvice,
  recordIndependentAdvice,
  declareNoDossier,
  submitFailureReport,
  fixFailureCause,
  decideRefund,
]
