import { z } from 'zod'
import { organisationOn } from '../../db/organisations'
import { unknownOrganisations } from '../../db/people'
import { toLocalDate } from '../../domain/instant'
import { refuse } from '../../domain/verdict'
import { type ActRequest, defineAct } from './act'
import { amountDong, code, longText, nothing, shortText } from './fields'
import { evidence, unknownEvidence } from './reasons'

const tag = 'Công nhận và thanh lý'
const kind = 'closing'
const proven = z.object({ note: longText.optional(), evidence })

const registerResult = defineAct({
  name: 'registerResult',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/registration',
  title: 'Đăng ký kết quả',
  summary: 'Ghi giấy chứng nhận đăng ký kết quả. Mỗi nhiệm vụ một số, không cấp lại.',
  tag,
  body: z.object({ certificate: code }),
})

const fileForRecognition = defineAct({
  name: 'fileForRecognition',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/recognition/file',
  title: 'Nộp hồ sơ công nhận',
  summary: 'Nộp đủ hồ sơ đề nghị công nhận kết quả. Từ đây tính hạn công nhận.',
  tag,
  body: nothing,
  content: proven,
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const returnRecognitionFile = defineAct({
  name: 'returnRecognitionFile',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/recognition/returns',
  title: 'Trả lại hồ sơ công nhận',
  summary: 'Trả lại hồ sơ chưa đủ, nêu mọi thiếu sót trong một lần.',
  tag,
  body: nothing,
  content: z.object({ defectTexts: z.array(z.object({ text: longText })).max(100) }),
  prepare: async ({ content }) => ({ defects: content.defectTexts.length }),
})

const recognise = defineAct({
  name: 'recognise',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/recognition',
  title: 'Công nhận kết quả',
  summary: 'Quyết định công nhận kết quả thực hiện nhiệm vụ.',
  tag,
  body: nothing,
  content: z.object({ decisionNumber: shortText.optional() }),
})

const publishRecognition = defineAct({
  name: 'publishRecognition',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/recognition/publication',
  title: 'Công bố kết quả',
  summary: 'Công bố kết quả được công nhận.',
  tag,
  body: nothing,
})

const submitFinalDossier = defineAct({
  name: 'submitFinalDossier',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/final-dossier',
  title: 'Nộp hồ sơ cuối cùng',
  summary: 'Nộp hồ sơ cuối cùng sau khi kết quả được công nhận.',
  tag,
  body: nothing,
  content: proven,
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const handover = z.object({ organisation: code })
type Handover = ActRequest<z.output<typeof handover>, z.output<typeof proven>>

/** Results and assets go to an organisation that is there on the day. */
async function receiverIsThere(request: Handover) {
  const { db, body, at } = request
  const id = body.organisation
  const there = await organisationOn(db, id, toLocalDate(at))
  if (there === 'unknown') return refuse('handover/unknown-organisation', { id })
  if (there === 'ended') return refuse('handover/organisation-ended', { id })
  return (await unknownEvidence(request)) ?? {}
}

const handOver = defineAct({
  name: 'handOver',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/handover',
  title: 'Bàn giao kết quả',
  summary: 'Bàn giao sản phẩm và kết quả cho đơn vị tiếp nhận đang hoạt động.',
  tag,
  body: handover,
  content: proven,
  prepare: receiverIsThere,
})

const handOverAssets = defineAct({
  name: 'handOverAssets',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/assets-handover',
  title: 'Bàn giao tài sản',
  summary: 'Kiểm kê và bàn giao tài sản của nhiệm vụ bị chấm dứt hoặc không đạt.',
  tag,
  body: handover,
  content: proven,
  prepare: receiverIsThere,
})

const publishRecovery = defineAct({
  name: 'publishRecovery',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/recovery/publication',
  title: 'Công bố việc thu hồi',
  summary: 'Công bố việc thu hồi kinh phí của nhiệm vụ bị chấm dứt hoặc không đạt.',
  tag,
  body: nothing,
})

const waiveClosingStep = defineAct({
  name: 'waiveClosingStep',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/liquidation/waivers',
  title: 'Cho miễn một việc trước khi thanh lý',
  summary:
    'Người có thẩm quyền cho miễn bàn giao hoặc hồ sơ cuối cùng, nêu lý do và số văn bản. ' +
    'Đăng ký, công nhận, quyết toán và hoàn trả không miễn được.',
  tag,
  body: z.object({ step: z.enum(['handover', 'finalDossier', 'assets']) }),
  content: z.object({ reason: longText, decisionNumber: shortText.optional() }),
})

const liquidateContract = defineAct({
  name: 'liquidateContract',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/liquidation',
  title: 'Thanh lý hợp đồng',
  summary: 'Thanh lý khi mọi việc phải xong trước đã xong: xem danh mục ở phần thanh lý của nhiệm vụ.',
  tag,
  body: nothing,
  content: z.object({ minutesNumber: shortText.optional(), note: longText.optional() }),
})

const reportApplication = defineAct({
  name: 'reportApplication',
  kind: 'followUp',
  method: 'post',
  path: '/tasks/{taskId}/application-reports',
  title: 'Báo cáo ứng dụng kết quả',
  summary: 'Báo cáo hằng năm về nơi dùng kết quả, hiệu quả và doanh thu.',
  tag: 'Theo dõi ứng dụng',
  body: z.object({
    year: z.int().min(2000).max(2200),
    users: z.array(code).max(200).default([]),
    revenueDong: amountDong.nullable().default(null),
  }),
  content: z.object({ note: longText.optional(), evidence }),
  async prepare(request) {
    const [id] = await unknownOrganisations(request.db, request.body.users)
    return id ? refuse('handover/unknown-organisation', { id }) : ((await unknownEvidence(request)) ?? {})
  },
})

const closeFollowUp = defineAct({
  name: 'closeFollowUp',
  kind: 'followUp',
  method: 'post',
  path: '/tasks/{taskId}/application-reports/end',
  title: 'Kết thúc theo dõi',
  summary: 'Kết thúc việc theo dõi ứng dụng trước khi đủ số năm, nêu lý do.',
  tag: 'Theo dõi ứng dụng',
  body: nothing,
  content: z.object({ reason: longText }),
})

/** From the registration of the results to the last report on their use. */
export const closingActs = [
  registerResult,
  fileForRecognition,
  returnRecognitionFile,
  recognise,
  publishRecognition,
  submitFinalDossier,
  handOver,
  handOverAssets,
  publishRecovery,
  waiveClosingStep,
  liquidateContract,
  reportApplication,
  closeFollowUp,
]
