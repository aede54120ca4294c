import { z } from 'zod'
import { unknownPeople } from '../../db/people'
import { addMonths } from '../../domain/calendar'
import { instant, toLocalDate } from '../../domain/instant'
import type { ExecutionState } from '../../domain/stages/execution/state'
import { refuse } from '../../domain/verdict'
import { changeSubjects } from '../../regulations/parameters/words'
import { type ActRequest, defineAct } from './act'
import { amountDong, code, days, longText, moment, nothing, shortText } from './fields'
import { countReasons, evidence, reasonTexts, unknownEvidence } from './reasons'
import { openStage } from './terms'

const tag = 'Thực hiện nhiệm vụ'
const kind = 'execution'

const executionOf = ({ db, params }: Pick<ActRequest, 'db' | 'params'>) =>
  openStage<ExecutionState>(db, params.taskId ?? '', 'execution')

const submitReport = defineAct({
  name: 'submitReport',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/reports',
  title: 'Nộp báo cáo định kỳ',
  summary: 'Nộp báo cáo định kỳ theo thứ tự các kỳ: khối lượng đã làm và kinh phí đã sử dụng.',
  tag,
  body: z.object({ number: days, workDonePercent: z.number().min(0).max(100), stateSpentDong: amountDong }),
  content: z.object({
    forms: z.array(shortText).max(20).default([]),
    summary: longText.optional(),
    difficulties: longText.optional(),
    evidence,
  }),
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const reviewReport = defineAct({
  name: 'reviewReport',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/report-reviews',
  title: 'Xem xét báo cáo',
  summary: 'Ghi ý kiến về một báo cáo định kỳ đã nộp.',
  tag,
  body: z.object({ number: days, satisfactory: z.boolean() }),
  content: z.object({ comments: z.array(longText).max(50).default([]) }),
})

const visit = z.object({ startsAt: moment, team: z.array(code).min(1).max(30) })

/** The notice against the calendar of days off, which the rules do not see; and the people of the team. */
async function prepareInspection(request: ActRequest<z.output<typeof visit>>) {
  const { db, body, at } = request
  const [id] = await unknownPeople(db, body.team)
  if (id) return refuse('inspection/unknown-person', { id })
  const stage = await executionOf(request)
  const { value, cite: clause } = stage?.law.execution.inspectionNotice ?? {}
  const until = value && stage?.dayAfter(toLocalDate(instant(body.startsAt)), value)
  return until !== undefined && toLocalDate(at) > until
    ? refuse('inspection/notice-too-short', { clause, until })
    : {}
}

const announceInspection = defineAct({
  name: 'announceInspection',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/inspections',
  title: 'Thông báo kiểm tra',
  summary: 'Báo trước cho tổ chức chủ trì lịch kiểm tra, đoàn kiểm tra và nội dung.',
  tag,
  body: visit,
  content: z.object({ place: shortText.optional(), topics: z.array(longText).min(1).max(20).optional() }),
  prepare: prepareInspection,
})

const inspect = defineAct({
  name: 'inspect',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/inspections/minutes',
  title: 'Kiểm tra và ghi kết luận',
  summary: 'Ghi kết luận buổi kiểm tra đã thông báo. Từ đây tính hạn xác nhận khối lượng và kinh phí.',
  tag,
  body: nothing,
  content: z.object({ conclusion: longText, requests: z.array(longText).max(50).default([]), evidence }),
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const confirmWork = defineAct({
  name: 'confirmWork',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/inspections/work-confirmation',
  title: 'Xác nhận khối lượng',
  summary: 'Xác nhận khối lượng công việc sau buổi kiểm tra chưa xác nhận sớm nhất.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

const confirmMoney = defineAct({
  name: 'confirmMoney',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/inspections/money-confirmation',
  title: 'Xác nhận kinh phí',
  summary: 'Xác nhận kinh phí thực hiện sau buổi kiểm tra chưa xác nhận sớm nhất.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

const part = z.object({ numerator: z.int().nonnegative(), denominator: z.int().positive() })

const requestAmendment = defineAct({
  name: 'requestAmendment',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/amendments',
  title: 'Đề nghị điều chỉnh',
  summary: 'Đề nghị gia hạn, rút ngắn hoặc điều chỉnh nội dung thuộc thẩm quyền của cơ quan quản lý.',
  tag,
  body: z.object({
    kind: z.enum(changeSubjects),
    months: z.int().nonnegative().max(120).default(0),
    done: part.nullable().default(null),
  }),
  content: z.object({ reason: longText, before: longText.optional(), after: longText.optional(), evidence }),
  prepare: async (request) => (await unknownEvidence(request)) ?? {},
})

const decision = z.object({ granted: z.boolean() })
const decisionTexts = reasonTexts.extend({ decisionNumber: shortText.optional() })
type Decision = ActRequest<z.output<typeof decision>, z.output<typeof decisionTexts>>

/** The new last day by the calendar, where the time of the contract changes. */
async function newEnd(request: Decision) {
  const { reasons } = await countReasons(request)
  const stage = await executionOf(request)
  const pending = stage?.state.amendments.pending
  if (!stage || !pending || !request.body.granted) return { reasons, endsOn: null }
  const { endsOn } = stage.state
  if (pending.kind === 'extension') {
    return { reasons, endsOn: stage.dayAfter(endsOn, { count: pending.months, unit: 'month' }) ?? null }
  }
  if (pending.kind !== 'shortening') return { reasons, endsOn: null }
  const shortened = addMonths(endsOn, -pending.months)
  return { reasons, endsOn: stage.dayAfter(shortened, { count: 0, unit: 'calendarDay' }) ?? null }
}

const decideAmendment = defineAct({
  name: 'decideAmendment',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/amendments/decision',
  title: 'Trả lời đề nghị điều chỉnh',
  summary:
    'Chấp thuận hoặc từ chối đề nghị đang chờ. Ngày kết thúc mới do hệ thống tính. Từ chối thì nêu lý do.',
  tag,
  body: decision,
  content: decisionTexts,
  prepare: newEnd,
})

const changeMember = defineAct({
  name: 'changeMember',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/changes',
  title: 'Tự điều chỉnh',
  summary:
    'Ghi việc tổ chức chủ trì tự quyết định: thay thành viên, chủ nhiệm, nguyên vật liệu, nội dung khoán.',
  tag,
  body: z.object({
    subject: z.enum(changeSubjects).default('member'),
    leaves: code.nullable().default(null),
    joins: code.nullable().default(null),
  }),
  content: z.object({ reason: longText.optional(), evidence }),
  async prepare(request) {
    const { db, body } = request
    const named = [body.leaves, body.joins].filter((id) => id !== null)
    const [id] = await unknownPeople(db, named)
    return id ? refuse('inspection/unknown-person', { id }) : ((await unknownEvidence(request)) ?? {})
  },
})

const reportChange = defineAct({
  name: 'reportChange',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/changes/report',
  title: 'Báo cáo việc tự điều chỉnh',
  summary: 'Báo cáo cơ quan quản lý việc tổ chức chủ trì vừa tự điều chỉnh.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

const objectToChange = defineAct({
  name: 'objectToChange',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/changes/objection',
  title: 'Không nhất trí thay chủ nhiệm',
  summary: 'Cơ quan quản lý không nhất trí việc thay chủ nhiệm vừa được báo cáo và nêu lý do.',
  tag,
  body: nothing,
  content: reasonTexts,
  prepare: countReasons,
})

const reportCompletion = defineAct({
  name: 'reportCompletion',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/completion',
  title: 'Báo hoàn thành sớm',
  summary: 'Báo đã hoàn thành nội dung trước ngày kết thúc hợp đồng. Từ đây tính hạn nộp hồ sơ nghiệm thu.',
  tag,
  body: nothing,
  content: z.object({ note: longText.optional() }),
})

/** Reports, inspections and changes of a running contract. */
export const executionActs = [
  submitReport,
  reviewReport,
  announceInspection,
  inspect,
  confirmWork,
  confirmMoney,
  requestAmendment,
  decideAmendment,
  changeMember,
  reportChange,
  objectToChange,
  reportCompletion,
]
