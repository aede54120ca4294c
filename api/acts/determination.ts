import { z } from 'zod'
import { defineAct } from './act'
import { longText, nothing, shortText } from './fields'

const tag = 'Xác định nhiệm vụ'

const proposeOrderList = defineAct({
  name: 'proposeOrderList',
  kind: 'determination',
  method: 'post',
  path: '/tasks/{taskId}/order-list/proposal',
  title: 'Trình danh mục đặt hàng',
  summary: 'Lãnh đạo Sở rà soát ý kiến hội đồng và trình đưa nhiệm vụ vào danh mục đặt hàng.',
  tag,
  body: nothing,
  content: z.object({ documentNumber: shortText.optional(), note: longText.optional() }),
})

const approveOrderList = defineAct({
  name: 'approveOrderList',
  kind: 'determination',
  method: 'post',
  path: '/tasks/{taskId}/order-list/approval',
  title: 'Phê duyệt danh mục đặt hàng',
  summary: 'Cấp có thẩm quyền phê duyệt nhiệm vụ trong danh mục đặt hàng bằng văn bản.',
  tag,
  body: nothing,
  content: z.object({ decisionNumber: shortText, note: longText.optional() }),
})

const returnOrderList = defineAct({
  name: 'returnOrderList',
  kind: 'determination',
  method: 'post',
  path: '/tasks/{taskId}/order-list/returns',
  title: 'Trả lại danh mục đặt hàng',
  summary: 'Cấp có thẩm quyền trả lại để hoàn thiện, hoặc yêu cầu một hội đồng khác xác định lại.',
  tag,
  body: z.object({ anotherCouncil: z.boolean().default(false) }),
  content: z.object({ note: longText }),
})

const refuseOrder = defineAct({
  name: 'refuseOrder',
  kind: 'determination',
  method: 'post',
  path: '/tasks/{taskId}/order-list/refusal',
  title: 'Không phê duyệt đặt hàng',
  summary: 'Cấp có thẩm quyền không phê duyệt nhiệm vụ và nêu lý do.',
  tag,
  body: nothing,
  content: z.object({ reasonTexts: z.array(longText).max(50) }),
  prepare: async ({ content }) => ({ reasons: content.reasonTexts.length }),
})

const publishOrder = defineAct({
  name: 'publishOrder',
  kind: 'determination',
  method: 'post',
  path: '/tasks/{taskId}/order-list/publication',
  title: 'Công bố nhiệm vụ đặt hàng',
  summary: 'Công bố công khai nhiệm vụ đặt hàng đã phê duyệt.',
  tag,
  body: nothing,
  content: z.object({ place: shortText.optional() }),
})

const tellProposer = defineAct({
  name: 'tellProposer',
  kind: 'determination',
  method: 'post',
  path: '/tasks/{taskId}/order-list/notice',
  title: 'Báo kết quả cho đơn vị đề xuất',
  summary: 'Báo kết quả xác định nhiệm vụ cho đơn vị đề xuất và kết thúc bước này.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

/** What follows the council's advice on an order. */
export const determinationActs = [
  proposeOrderList,
  approveOrderList,
  returnOrderList,
  refuseOrder,
  publishOrder,
  tellProposer,
]
