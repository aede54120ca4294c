import { z } from 'zod'
import { ballotsOfCouncil, draftsOf, keepDraft } from '../../db/reads/sittings'
import { castAs } from '../../domain/councils/sitting'
import { itemOf } from '../../domain/councils/state'
import { refuse } from '../../domain/verdict'
import { ballotParts } from '../acts/counting'
import { code, longText } from '../acts/fields'
import { ballotTrial, ballotTrialShape } from '../agenda/ballot-form'
import { reject } from '../http'
import { defineRead, defineRoute } from '../route'
import { instantShape } from '../shapes'
import { ownSession, type VisibleSession } from '../visible-session'

const tag = 'Hội đồng'

const ownBallots = z.object({
  cast: z.array(
    z.object({
      taskId: z.string(),
      sitting: z.number(),
      application: z.string().nullable(),
      ballot: z.unknown(),
      comment: z.string().nullable(),
      castAt: instantShape,
      voided: z.boolean(),
      onPaper: z.boolean(),
      invalid: z.string().nullable(),
    }),
  ),
  drafts: z.array(
    z.object({
      taskId: z.string(),
      application: z.string().nullable(),
      draft: z.record(z.string(), z.unknown()),
      version: z.int(),
      savedAt: instantShape,
    }),
  ),
})

const getMyBallots = defineRead({
  name: 'getMyBallots',
  path: '/sessions/{sessionId}/ballots/mine',
  tag,
  title: 'Phiếu của tôi',
  summary: 'Phiếu đã bỏ và phiếu nháp của chính thành viên.',
  access: 'signedIn',
  answer: ownBallots,
  async handle({ deps, viewer, params }) {
    const { id, standing } = await ownSession(deps, viewer, params)
    const [cast, drafts] = await Promise.all([
      ballotsOfCouncil(deps.db, id, standing.personId),
      draftsOf(deps.db, id, standing.personId),
    ])
    return { cast: cast.map(({ member: _own, ...ballot }) => ballot), drafts }
  },
})

const ballotBody = z.object({ taskId: code, ...ballotParts, comment: longText.optional() })

type BallotBody = z.output<typeof ballotBody>

/** The task that a ballot is about. */
function taskOf({ state }: VisibleSession, taskId: string) {
  const task = itemOf(state, taskId)
  if (!task) throw reject(refuse('council/not-on-agenda', { task: taskId }))
  return task
}

const saveBallotDraft = defineRoute({
  name: 'saveBallotDraft',
  method: 'put',
  path: '/sessions/{sessionId}/ballots/draft',
  tag,
  title: 'Lưu phiếu nháp',
  summary:
    'Lưu phiếu nháp của chính thành viên, viết tiếp từ phiên bản đã nêu. ' +
    'Phiếu nháp không phải phiếu đã bỏ. ' +
    'Nơi khác đã lưu bản mới hơn thì không ghi đè, trả lỗi 409.',
  access: 'signedIn',
  body: z.object({
    taskId: code,
    application: code.nullable().default(null),
    version: z.int().nonnegative(),
    draft: z.record(z.string(), z.unknown()),
  }),
  answer: z.object({ version: z.int(), savedAt: instantShape }),
  async handle({ deps, viewer, params, body }) {
    const session = await ownSession(deps, viewer, params)
    const { taskId, application, version, draft } = body
    taskOf(session, taskId)
    withinLimit(draft)
    const place = { sessionId: session.id, taskId, application, member: session.standing.personId }
    const kept = await keepDraft(deps.db, place, version, draft)
    if (!('refused' in kept)) return kept
    if (kept.refused === 'cast') throw reject(refuse('council/ballot-cast-already'))
    throw reject(refuse('council/draft-changed', { yours: version }))
  },
})

const mostBytes = 65_536

function withinLimit(draft: object): void {
  const bytes = Buffer.byteLength(JSON.stringify(draft))
  if (bytes > mostBytes) throw reject(refuse('request/too-large', { limit: mostBytes }))
}

const checkBallot = defineRoute({
  name: 'checkBallot',
  method: 'post',
  path: '/sessions/{sessionId}/ballots/check',
  tag,
  title: 'Thử phiếu',
  summary: 'Cho biết phiếu còn thiếu sót gì và mức chung suy ra. Không ghi lại gì.',
  access: 'signedIn',
  body: ballotBody,
  answer: ballotTrialShape,
  status: 200,
  async handle({ deps, viewer, params, body }) {
    const session = await ownSession(deps, viewer, params)
    const { comment: _comment, ...ballot }: BallotBody = body
    const task = taskOf(session, body.taskId)
    return ballotTrial(session.state.kind, task, castAs(ballot, session.standing.personId), session.law)
  },
})

/** A member's own ballots: cast, begun, and as the rules see them. */
export const ballotRoutes = [getMyBallots, saveBallotDraft, checkBallot]
