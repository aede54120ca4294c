import { z } from 'zod'
import { unknownPeople } from '../../db/people'
import { toLocalDate } from '../../domain/instant'
import type { AppraisalState } from '../../domain/stages/appraisal'
import { refuse } from '../../domain/verdict'
import { estimateLines } from '../../regulations/parameters/appraisal'
import { defineAct } from './act'
import { amountDong, code, longText, moment, nothing } from './fields'
import { countReasons, reasonTexts } from './reasons'
import { openStage } from './terms'

const tag = 'Thẩm định kinh phí'
const kind = 'appraisal'
const seats = ['head', 'deputy', 'fundManager', 'councilMember', 'secretary'] as const
const line = z.enum(estimateLines)

const appointAppraisalTeam = defineAct({
  name: 'appointAppraisalTeam',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/appraisal/team',
  title: 'Lập tổ thẩm định',
  summary: 'Lập tổ thẩm định kinh phí, đủ các ghế theo quy định; có thể lập lại khi chưa gửi tài liệu.',
  tag,
  body: z.object({
    team: z
      .array(z.object({ person: code, role: z.enum(seats) }))
      .min(1)
      .max(20),
  }),
  async prepare({ db, body }) {
    const [id] = await unknownPeople(
      db,
      body.team.map(({ person }) => person),
    )
    return id ? refuse('appraisal/unknown-person', { id }) : {}
  },
})

const reviseDescription = defineAct({
  name: 'reviseDescription',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/appraisal/revised-description',
  title: 'Gửi thuyết minh đã hoàn thiện',
  summary: 'Bên trúng tuyển gửi thuyết minh đã sửa theo kết luận của hội đồng, kèm bản giải trình (B2-8).',
  tag,
  body: nothing,
  content: z.object({ explanation: longText.optional() }),
})

const recordMissedRevision = defineAct({
  name: 'recordMissedRevision',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/appraisal/missed-revision',
  title: 'Dừng vì không hoàn thiện thuyết minh',
  summary: 'Ghi nhận bên trúng tuyển không hoàn thiện thuyết minh đúng hạn. Nhiệm vụ dừng lại.',
  tag,
  body: nothing,
  content: reasonTexts,
  prepare: countReasons,
})

const sendAppraisalPapers = defineAct({
  name: 'sendAppraisalPapers',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/appraisal/papers',
  title: 'Gửi tài liệu thẩm định',
  summary: 'Gửi tài liệu và báo phiên họp cho tổ thẩm định. Gửi lại thì đổi ngày họp.',
  tag,
  body: z.object({ sittingAt: moment }),
  async prepare({ db, params, body }) {
    const sittingOn = toLocalDate(body.sittingAt)
    const stage = await openStage<AppraisalState>(db, params.taskId ?? '', kind)
    return { papersDueOn: stage?.dayAfter(sittingOn, stage.law.appraisal.papers.value) ?? sittingOn }
  },
})

const askAppraisalQuestion = defineAct({
  name: 'askAppraisalQuestion',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/appraisal/questions',
  title: 'Hỏi về dự toán',
  summary: 'Thành viên tổ thẩm định đề nghị tổ chức chủ trì giải trình từng khoản mục.',
  tag,
  body: z.object({ answerBy: moment.nullable().default(null) }),
  content: z.object({
    questions: z
      .array(z.object({ line, question: longText }))
      .min(1)
      .max(50),
  }),
  prepare: async ({ content }) => ({ lines: content.questions.map((question) => question.line) }),
})

const answerAppraisalQuestion = defineAct({
  name: 'answerAppraisalQuestion',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/appraisal/questions/{number}/answer',
  title: 'Giải trình dự toán',
  summary: 'Tổ chức chủ trì trả lời một đề nghị giải trình của tổ thẩm định.',
  tag,
  body: nothing,
  content: z.object({ answer: longText }),
  prepare: async ({ params }) => ({ number: Number(params.number) }),
})

const concludeAppraisal = defineAct({
  name: 'concludeAppraisal',
  kind,
  method: 'post',
  path: '/tasks/{taskId}/appraisal/conclusion',
  title: 'Kết luận thẩm định',
  summary: 'Kết luận từng khoản mục: đề nghị, chấp nhận, lý do cắt giảm. Người chủ trì phiên họp kết luận.',
  tag,
  body: z.object({
    present: z.array(code).min(1).max(20),
    lines: z
      .array(
        z.object({ line, proposedDong: amountDong, acceptedDong: amountDong, counterpartDong: amountDong }),
      )
      .min(1)
      .max(50),
    stateDong: amountDong,
    counterpartDong: amountDong,
    lumpSum: z.enum(['final', 'partial']),
  }),
  content: z.object({
    reasons: z
      .array(z.object({ line, text: longText }))
      .max(50)
      .default([]),
    minutes: longText.optional(),
  }),
  async prepare({ body, content }) {
    const explained = new Set(content.reasons.map((reason) => reason.line))
    return { lines: body.lines.map((item) => ({ ...item, explained: explained.has(item.line) })) }
  },
})

/** The appraisal of the winner's estimate. */
export const appraisalActs = [
  appointAppraisalTeam,
  reviseDescription,
  recordMissedRevision,
  sendAppraisalPapers,
  askAppraisalQuestion,
  answerAppraisalQuestion,
  concludeAppraisal,
]
