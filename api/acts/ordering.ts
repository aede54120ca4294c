import { z } from 'zod'
import { unknownOrganisations, unknownPeople } from '../../db/people'
import { taskHead } from '../../db/reads/task-head'
import { taskTypes } from '../../domain/life'
import { bearsSecrecyMark } from '../../domain/secrecy-marks'
import { refuse } from '../../domain/verdict'
import { organisationsAs } from '../viewer'
import { defineAct } from './act'
import { amountDong, code, days, longText, nothing, shortText } from './fields'
import { newTask } from './new-task'

const tag = 'Đề xuất đặt hàng'

const product = z.object({
  id: code,
  quantity: z.number().positive(),
  measurable: z.boolean(),
})

const productText = z.object({ id: code, name: shortText, unit: shortText, quality: longText })

const orderTexts = z.object({
  reference: shortText.optional(),
  title: shortText,
  grounds: longText,
  urgency: longText,
  objectives: longText,
  contents: z.array(longText).min(1).max(100),
  impact: longText,
  productTexts: z.array(productText).min(1).max(200),
})

const submitProposal = defineAct({
  name: 'submitProposal',
  kind: 'researchTask',
  method: 'post',
  path: '/tasks',
  title: 'Gửi đề xuất đặt hàng',
  summary:
    'Đơn vị đề xuất gửi đề xuất đặt hàng nhiệm vụ (mẫu A1-ĐXTN, A3-ĐXNV). ' +
    'Mọi thiếu sót được báo trong một lần.',
  tag,
  body: z.object({
    type: z.enum(taskTypes),
    field: code,
    organisation: code,
    resultUserOrganisation: code,
    resultUserPerson: code.nullable().default(null),
    stateDong: amountDong,
    counterpartDong: amountDong.default(0),
    durationMonths: days.max(120),
    products: z.array(product).min(1).max(200),
  }),
  content: orderTexts,
  async prepare({ db, body, content, actor }) {
    if (bearsSecrecyMark(content.title)) return refuse('classified/marked-title')
    if (!organisationsAs(actor, ['proposer']).includes(body.organisation)) {
      return refuse('ordering/not-your-organisation')
    }
    const [id] = await unknownOrganisations(db, [body.organisation, body.resultUserOrganisation])
    if (id) return refuse('ordering/unknown-organisation', { id })
    const [person] = await unknownPeople(db, body.resultUserPerson ? [body.resultUserPerson] : [])
    if (person) return refuse('ordering/unknown-person', { id: person })
    const measured = body.products.map((item) => item.id)
    const described = content.productTexts.map((item) => item.id)
    const ids = [
      ...measured.filter((item) => !described.includes(item)),
      ...described.filter((item, index) => !measured.includes(item) || described.indexOf(item) !== index),
    ]
    return ids.length > 0 ? refuse('ordering/product-texts-differ', { ids }) : {}
  },
  starts: newTask,
})

const acceptProposal = defineAct({
  name: 'acceptProposal',
  kind: 'ordering',
  method: 'post',
  path: '/tasks/{taskId}/proposal/acceptance',
  title: 'Tiếp nhận đề xuất',
  summary: 'Xác nhận đề xuất đầy đủ và tiếp nhận.',
  tag,
  body: nothing,
})

const returnForSupplement = defineAct({
  name: 'returnForSupplement',
  kind: 'ordering',
  method: 'post',
  path: '/tasks/{taskId}/proposal/returns',
  title: 'Trả lại để bổ sung',
  summary: 'Trả đề xuất cho đơn vị bổ sung, nêu mọi thiếu sót trong một lần. Thời hạn kiểm tra tạm dừng.',
  tag,
  body: nothing,
  content: z.object({
    defectTexts: z.array(z.object({ field: shortText.optional(), text: longText })).max(100),
    note: longText.optional(),
  }),
  prepare: async ({ content }) => ({ defects: content.defectTexts.length }),
})

const supplementProposal = defineAct({
  name: 'supplementProposal',
  kind: 'ordering',
  method: 'post',
  path: '/tasks/{taskId}/proposal/supplements',
  title: 'Bổ sung đề xuất',
  summary: 'Đơn vị đề xuất gửi phần bổ sung. Mục không gửi lại giữ nguyên. Thời hạn kiểm tra chạy tiếp.',
  tag,
  body: nothing,
  content: orderTexts.partial().extend({ note: longText.optional() }),
  prepare: async ({ content: { title = '' } }) =>
    bearsSecrecyMark(title) ? refuse('classified/marked-title') : {},
})

const withdrawProposal = defineAct({
  name: 'withdrawProposal',
  kind: 'ordering',
  method: 'post',
  path: '/tasks/{taskId}/proposal/withdrawal',
  title: 'Rút đề xuất',
  summary: 'Đơn vị đề xuất rút đề xuất khi cơ quan quản lý chưa xử lý xong.',
  tag,
  body: nothing,
  content: z.object({ reason: longText.optional() }),
})

const hit = z.object({ taskId: code.nullable(), similarity: z.enum(['low', 'medium', 'high']) })

const recordOverlapSearch = defineAct({
  name: 'recordOverlapSearch',
  kind: 'ordering',
  method: 'post',
  path: '/tasks/{taskId}/proposal/overlap-search',
  title: 'Ghi kết quả tra cứu trùng lặp',
  summary:
    'Ghi các nhiệm vụ gần giống tìm thấy (mẫu M8-KQTrC) và kết luận. ' +
    'Phần mô tả hitTexts theo thứ tự của hits.',
  tag,
  body: z.object({
    hits: z.array(hit).max(200),
    conclusion: z.enum(['clear', 'referToCouncil', 'proposeRefusal']),
  }),
  content: z.object({
    hitTexts: z
      .array(z.object({ title: shortText, source: shortText.optional(), note: longText.optional() }))
      .max(200)
      .optional(),
    note: longText.optional(),
  }),
  async prepare({ db, body }) {
    for (const { taskId } of body.hits) {
      if (taskId !== null && !(await taskHead(db, taskId)))
        return refuse('ordering/unknown-task', { id: taskId })
    }
    return {}
  },
})

const admitProposal = defineAct({
  name: 'admitProposal',
  kind: 'ordering',
  method: 'post',
  path: '/tasks/{taskId}/proposal/admission',
  title: 'Chấp nhận đề xuất',
  summary: 'Lãnh đạo không đồng ý đề nghị từ chối và chuyển đề xuất sang bước xác định nhiệm vụ.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

const refuseProposal = defineAct({
  name: 'refuseProposal',
  kind: 'ordering',
  method: 'post',
  path: '/tasks/{taskId}/proposal/refusal',
  title: 'Từ chối đề xuất',
  summary: 'Lãnh đạo từ chối đề xuất và nêu rõ lý do.',
  tag,
  body: nothing,
  content: z.object({ reasonTexts: z.array(longText).max(50) }),
  prepare: async ({ content }) => ({ reasons: content.reasonTexts.length }),
})

const tellRefusedProposer = defineAct({
  name: 'tellRefusedProposer',
  kind: 'ordering',
  method: 'post',
  path: '/tasks/{taskId}/proposal/refusal/notice',
  title: 'Thông báo từ chối',
  summary: 'Thông báo việc từ chối và lý do cho đơn vị đề xuất.',
  tag,
  body: nothing,
})

/** How a task comes in, and the acts of its order. */
export const orderingActs = [
  submitProposal,
  acceptProposal,
  returnForSupplement,
  supplementProposal,
  withdrawProposal,
  recordOverlapSearch,
  admitProposal,
  refuseProposal,
  tellRefusedProposer,
]
