import { z } from 'zod'
import { loadCalendarYears } from '../../db/calendar'
import { processByStream } from '../../db/processes'
import { WorkCalendar } from '../../domain/calendar'
import { practices } from '../../domain/councils/practices'
import { activeSeats, type SessionState } from '../../domain/councils/state'
import { instant, toLocalDate } from '../../domain/instant'
import { refuse } from '../../domain/verdict'
import { lawFor } from '../../regulations'
import { sittingModes } from '../../regulations/parameters/words'
import { sessionStream } from '../../workflows/contract'
import { type ActRequest, defineAct } from './act'
import { ballotParts, countingActs } from './counting'
import { code, longText, moment, nothing, shortText } from './fields'
import { tiesToParties } from './ties'

const tag = 'Hội đồng'

const papers = z.object({ sittingAt: moment, sittingMode: z.enum(sittingModes).default('inPerson') })

/** The last day for the papers by the calendar, and what is on record between the members and the parties. */
async function preparePapers({ db, params, body, at }: ActRequest<z.output<typeof papers>>) {
  const process = await processByStream(db, sessionStream(params.sessionId ?? ''))
  if (!process) return refuse('request/not-found')
  const state = process.state as SessionState
  const law = lawFor(process.law.editionId, process.law.overlay)
  const calendar = new WorkCalendar(await loadCalendarYears(db), law.clock)
  const due = calendar.addTerm(toLocalDate(instant(body.sittingAt)), practices[state.kind].papers(law).value)
  const members = activeSeats(state).map(({ person }) => person)
  return {
    papersDueOn: due?.date ?? toLocalDate(at),
    ties: await tiesToParties(db, state, members, at),
  }
}

const sendPapers = defineAct({
  name: 'sendPapers',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/papers',
  title: 'Gửi tài liệu phiên họp',
  summary: 'Gửi tài liệu, ấn định ngày họp và hình thức họp. Gửi lại với ngày khác là đổi lịch họp.',
  tag,
  body: papers,
  content: z.object({
    place: shortText.optional(),
    onlineLink: z.url().max(500).optional(),
    papers: z.array(shortText).max(100).default([]),
    reason: longText.optional(),
  }),
  history: 'offices',
  prepare: preparePapers,
})

const submitQuestions = defineAct({
  name: 'submitQuestions',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/questions',
  title: 'Gửi câu hỏi',
  summary: 'Thành viên gửi câu hỏi về hồ sơ trước phiên họp tuyển chọn.',
  tag,
  body: z.object({ taskId: code }),
  content: z.object({ questions: z.array(longText).min(1).max(50) }),
})

const submitComments = defineAct({
  name: 'submitComments',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/comments',
  title: 'Gửi nhận xét',
  summary: 'Thành viên gửi nhận xét bằng văn bản trước phiên họp nghiệm thu.',
  tag,
  body: z.object({ taskId: code }),
  content: z.object({ comments: longText }),
})

const reportExpertGroup = defineAct({
  name: 'reportExpertGroup',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/expert-reports',
  title: 'Báo cáo của tổ chuyên gia',
  summary: 'Tổ chuyên gia báo cáo kết quả kiểm tra sản phẩm đo được.',
  tag,
  body: z.object({ taskId: code }),
  content: z.object({ report: longText }),
})

const authoriseViceChair = defineAct({
  name: 'authoriseViceChair',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/authorisation',
  title: 'Ủy quyền phó chủ tịch',
  summary: 'Chủ tịch ủy quyền bằng văn bản cho phó chủ tịch chủ trì phiên họp.',
  tag,
  body: nothing,
  content: z.object({ document: shortText.optional() }),
})

const holdSitting = defineAct({
  name: 'holdSitting',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/sitting',
  title: 'Mở phiên họp',
  summary: 'Người chủ trì ghi người dự họp, ban kiểm phiếu và mở phiên họp khi đủ điều kiện.',
  tag,
  body: z.object({
    present: z
      .array(z.object({ person: code, mode: z.enum(['inPerson', 'online']).optional() }))
      .min(1)
      .max(30),
    countingPanel: z.array(code).max(9).default([]),
    panelConfirms: z.boolean().optional().meta({
      description:
        'Ban kiểm phiếu xác nhận kết quả kiểm phiếu trên hệ thống; nếu không thì ký biên bản giấy.',
    }),
  }),
  content: z.object({ guests: z.array(shortText).max(50).optional() }),
  history: 'offices',
})

const castBallot = defineAct({
  name: 'castBallot',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/ballots',
  title: 'Bỏ phiếu',
  summary:
    'Thành viên dự họp bỏ phiếu cho một nhiệm vụ hoặc một hồ sơ. Phiếu đã bỏ là cuối cùng, được giữ kín.',
  tag,
  body: z.object({ taskId: code, ...ballotParts }),
  content: z.object({ comment: longText.optional() }),
})

const unlockBallot = defineAct({
  name: 'unlockBallot',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/ballots/unlocking',
  title: 'Mở khóa phiếu',
  summary:
    'Thư ký mở khóa phiếu theo yêu cầu của thành viên khi chưa kiểm phiếu. ' +
    'Thành viên sửa rồi khóa lại. Thư ký không xem được nội dung phiếu.',
  tag,
  body: z.object({ taskId: code, member: code, application: code.optional() }),
  content: z.object({ reason: longText }),
})

const concludeSitting = defineAct({
  name: 'concludeSitting',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/conclusions',
  title: 'Kết luận phiên họp',
  summary: 'Kiểm phiếu một nhiệm vụ theo quy định và kết luận. Không có phiếu hợp lệ thì hội đồng họp lại.',
  tag,
  body: z.object({
    taskId: code,
    mendingRequired: z.boolean().optional(),
    lumpSum: z.enum(['final', 'partial']).optional(),
  }),
  content: z.object({
    minutes: longText.optional(),
    requests: z.array(longText).max(100).default([]),
    reasons: z.array(longText).max(100).default([]),
    dissent: z
      .array(z.object({ member: code, opinion: longText }))
      .max(30)
      .default([]),
  }),
  history: 'offices',
})

const adoptOrderText = defineAct({
  name: 'adoptOrderText',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/order-texts',
  title: 'Thông qua nội dung đặt hàng',
  summary: 'Hội đồng thông qua tên, mục tiêu, sản phẩm và phương thức thực hiện của nhiệm vụ đặt hàng.',
  tag,
  body: z.object({
    taskId: code,
    agreeing: z.int().nonnegative(),
    method: z.enum(['openSelection', 'directAssignment']),
    reason: z.enum(['stateSecret', 'urgent', 'singleCapableHost']).optional(),
  }),
  content: z.object({
    name: shortText,
    objectives: longText,
    products: z.array(longText).min(1).max(200),
    methodNote: longText.optional(),
  }),
  history: 'offices',
})

const confirmMending = defineAct({
  name: 'confirmMending',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/mending-confirmations',
  title: 'Xác nhận đã hoàn thiện',
  summary: 'Chủ tịch hội đồng nghiệm thu xác nhận hồ sơ đã hoàn thiện theo kết luận.',
  tag,
  body: z.object({ taskId: code }),
  content: z.object({ note: longText.optional() }),
  history: 'offices',
})

/** From the papers to what a council still does after its conclusion. */
export const sittingActs = [
  sendPapers,
  submitQuestions,
  submitComments,
  reportExpertGroup,
  authoriseViceChair,
  holdSitting,
  castBallot,
  unlockBallot,
  ...countingActs,
  concludeSitting,
  adoptOrderText,
  confirmMending,
]
