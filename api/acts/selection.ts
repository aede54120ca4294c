import { z } from 'zod'
import { defineAct } from './act'
import { code, longText, nothing, shortText } from './fields'

const tag = 'Tuyển chọn'

const decideTie = defineAct({
  name: 'decideTie',
  kind: 'selection',
  method: 'post',
  path: '/tasks/{taskId}/selection/tie',
  title: 'Quyết định khi bằng điểm',
  summary: 'Cấp có thẩm quyền chọn một hồ sơ khi các thứ tự ưu tiên không phân định được.',
  tag,
  body: z.object({ application: code }),
  content: z.object({ decisionNumber: shortText.optional(), reason: longText }),
})

const tellApplicants = defineAct({
  name: 'tellApplicants',
  kind: 'selection',
  method: 'post',
  path: '/tasks/{taskId}/selection/notice',
  title: 'Báo kết quả tuyển chọn',
  summary: 'Báo kết quả cho mọi tổ chức tham gia. Mỗi tổ chức chỉ biết điểm của hồ sơ mình.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

const callAgain = defineAct({
  name: 'callAgain',
  kind: 'selection',
  method: 'post',
  path: '/tasks/{taskId}/selection/new-call',
  title: 'Cho thông báo lại',
  summary: 'Cấp có thẩm quyền cho thông báo tuyển chọn lại khi không có hồ sơ đạt.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

const cancelSelection = defineAct({
  name: 'cancelSelection',
  kind: 'selection',
  method: 'post',
  path: '/tasks/{taskId}/selection/cancellation',
  title: 'Hủy tuyển chọn',
  summary: 'Cấp có thẩm quyền hủy việc tuyển chọn và nêu lý do.',
  tag,
  body: nothing,
  content: z.object({ reasonTexts: z.array(longText).max(50) }),
  prepare: async ({ content }) => ({ reasons: content.reasonTexts.length }),
})

/** What follows the scoring of the dossiers. */
export const selectionActs = [decideTie, tellApplicants, callAgain, cancelSelection]
