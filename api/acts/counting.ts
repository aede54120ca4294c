import { z } from 'zod'
import { invalidOnPaper } from '../../domain/councils/state'
import { refuse } from '../../domain/verdict'
import { defineAct } from './act'
import { code, longText } from './fields'
import { proof, unknownEvidence } from './reasons'

const tag = 'Hội đồng'

const level = z.enum(['excellent', 'pass', 'fail'])

/** The parts of a ballot by kind of council; the council takes only those of its own kind. */
export const ballotParts = {
  criteria: z.record(code, z.boolean()).optional(),
  proposal: z.enum(['recommend', 'recommendWithChanges', 'notRecommend']).optional(),
  application: code.optional(),
  points: z.record(code, z.int().nonnegative()).optional(),
  products: z
    .record(
      code,
      z.object({ type: level, quantity: level.optional(), volume: level.optional(), quality: level }),
    )
    .optional(),
  report: level.optional(),
  overall: level.optional(),
}

const paperBallot = z.object({
  taskId: code,
  member: code.meta({ description: 'Người có phiếu.' }),
  ...ballotParts,
  invalid: z.enum(invalidOnPaper).optional().meta({
    description: 'Phiếu không hợp lệ: bỏ trống (blank), hoặc đánh giá không theo quy định (irregular).',
  }),
})

const enterPaperBallot = defineAct({
  name: 'enterPaperBallot',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/paper-ballots',
  title: 'Nhập phiếu giấy',
  summary:
    'Thư ký nhập một phiếu giấy kèm bản chụp khi mất mạng. ' +
    'Phiếu chỉ được tính khi người thứ hai nhập lại đúng như vậy. Nhập lại là thay bản nhập trước.',
  tag,
  body: paperBallot,
  content: z.object({
    evidence: z.array(proof).min(1).max(20),
    invalidReason: longText.optional(),
    comment: longText.optional(),
  }),
  async prepare(request) {
    const { body, content } = request
    if (body.invalid && !content.invalidReason) return refuse('council/invalid-without-reason')
    return (await unknownEvidence(request)) ?? {}
  },
})

const confirmPaperBallot = defineAct({
  name: 'confirmPaperBallot',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/paper-ballots/confirmations',
  title: 'Nhập lại phiếu giấy để đối chiếu',
  summary:
    'Thư ký khác hoặc người trong ban kiểm phiếu nhập lại phiếu giấy. ' +
    'Hai bản trùng nhau thì phiếu được tính.',
  tag,
  body: paperBallot,
})

const confirmCount = defineAct({
  name: 'confirmCount',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/counts',
  title: 'Xác nhận kiểm phiếu',
  summary:
    'Người trong ban kiểm phiếu xác nhận số phiếu thu vào và số phiếu không hợp lệ của một nhiệm vụ. ' +
    'Xác nhận đầu tiên đóng việc bỏ phiếu; đủ cả ban mới kết luận được.',
  tag,
  body: z.object({ taskId: code, cast: z.int().nonnegative(), invalid: z.int().nonnegative() }),
  content: z.object({ note: longText.optional() }),
})

const reopenVote = defineAct({
  name: 'reopenVote',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/counts/reopening',
  title: 'Mở lại việc bỏ phiếu',
  summary: 'Người chủ trì bỏ các xác nhận kiểm phiếu của một nhiệm vụ để thành viên bỏ tiếp hoặc sửa phiếu.',
  tag,
  body: z.object({ taskId: code }),
  content: z.object({ reason: longText }),
})

/** Ballots on paper, and the count that the panel confirms. */
export const countingActs = [enterPaperBallot, confirmPaperBallot, confirmCount, reopenVote]
