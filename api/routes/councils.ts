import { z } from 'zod'
import { processByStream } from '../../db/processes'
import { councilDetail, councilsOf } from '../../db/reads/councils'
import { ballotsOfCouncil, draftsOf, keepDraft } from '../../db/reads/sittings'
import type { SessionState } from '../../domain/councils/state'
import { councilView } from '../../domain/rights/council-view'
import { isOffice } from '../../domain/rights/view'
import { refuse } from '../../domain/verdict'
import { sessionStream } from '../../workflows/contract'
import { actionShape, actionsOn } from '../actions'
import { code, longText } from '../acts/fields'
import { ballotParts } from '../acts/sittings'
import { councilListed, councilParts, councilPartsFor, councilShape, namedCouncil } from '../council-answer'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead, defineRoute } from '../route'
import { instantShape, named, namedStatus, reference } from '../shapes'
import { standingToSession } from '../standing'
import type { Viewer } from '../viewer'
import { visibleTask } from './visible-task'

const tag = 'Hội đồng'

/** A session that the viewer may know of. One that they may not is answered like an unknown id. */
async function visibleSession({ db }: AppDeps, viewer: Viewer, sessionId = '') {
  const stream = sessionStream(sessionId)
  const [process, council] = await Promise.all([processByStream(db, stream), councilDetail(db, sessionId)])
  if (!process || !council) throw reject(refuse('request/not-found'))
  const { agenda } = process.state as SessionState
  const { standing } = await standingToSession(db, viewer, stream, agenda[0]?.taskId)
  const view = councilView(viewer.roles, standing.relations)
  if (view === 'none') throw reject(refuse('request/not-found'))
  return { process, council, standing, view }
}

/** A member of the session, who alone has ballots and drafts there. */
async function ownSession(deps: AppDeps, viewer: Viewer, sessionId: string | undefined) {
  const session = await visibleSession(deps, viewer, sessionId)
  if (session.view === 'recused') throw reject(refuse('rights/conflicted'))
  if (!session.standing.relations.includes('councilMember')) throw reject(refuse('rights/not-yours'))
  return session
}

const councilAnswer = z
  .object({
    id: z.string(),
    kind: named,
    status: named,
    view: z.enum(['office', 'member', 'recused']),
    name: z.string().nullable().optional(),
    decisionNumber: z.string().nullable().optional(),
    adminSecretary: reference.optional(),
    sittingMode: z.string().optional(),
    sittingAt: instantShape.nullable().optional(),
    place: z.string().nullable().optional(),
    onlineLink: z.string().nullable().optional(),
    papers: z.array(z.string()).optional(),
    appointedAt: instantShape.optional(),
    papersSentAt: instantShape.nullable().optional(),
    ...councilParts,
    actions: z.array(actionShape),
  })
  .meta({ id: 'CouncilDetail' })

const getCouncils = defineRead({
  name: 'getCouncils',
  path: '/councils',
  tag,
  title: 'Danh sách hội đồng',
  summary:
    'Các hội đồng mà người xem được biết: cơ quan thấy mọi hội đồng, thành viên thấy hội đồng của mình.',
  access: 'signedIn',
  query: z.object({
    ...paging,
    kind: z.enum(['determination', 'selection', 'acceptance']).optional(),
    taskId: code.optional(),
  }),
  answer: pageOf(councilShape),
  async handle({ deps, viewer, query }) {
    const task =
      query.taskId === undefined ? undefined : await visibleTask(deps, viewer, query.taskId, 'full')
    const after = fromCursor(query.cursor, z.tuple([z.string(), z.string()]))
    const filter = {
      ...(query.kind ? { kind: query.kind } : {}),
      ...(task ? { taskId: task.task.id } : {}),
      ...(isOffice(viewer.roles) ? {} : { member: viewer.id }),
    }
    const rows = await councilsOf(deps.db, filter, { ...(after ? { after } : {}), limit: query.limit + 1 })
    const { items, next } = page(rows, query.limit, (last) => [last.lastAt, last.sessionId])
    return {
      items: items.map(councilListed),
      next,
    }
  },
})

const getSession = defineRead({
  name: 'getSession',
  path: '/sessions/{sessionId}',
  tag,
  title: 'Xem phiên họp hội đồng',
  summary: 'Thành phần, chương trình, biên bản và việc được làm. Phiếu của người khác chỉ mở sau kết luận.',
  access: 'signedIn',
  answer: councilAnswer,
  async handle({ deps, viewer, params }) {
    const { process, council, standing, view } = await visibleSession(deps, viewer, params.sessionId)
    const id = params.sessionId ?? ''
    const { kind, ...row } = council
    const status = namedStatus('councilSession', process.state.status)
    const head = { id, kind: namedCouncil(kind), status, view }
    if (view === 'recused') return { ...head, actions: [] }
    const parts = await councilPartsFor(deps, id, council, { view, standing })
    return { ...head, ...row, ...parts, actions: actionsOn(process, standing, { sessionId: id }) }
  },
})

const ownBallots = z.object({
  cast: z.array(
    z.object({
      taskId: z.string(),
      sitting: z.number(),
      application: z.string().nullable(),
      ballot: z.unknown(),
      comment: z.string().nullable(),
    }),
  ),
  drafts: z.array(
    z.object({
      taskId: z.string(),
      application: z.string().nullable(),
      draft: z.record(z.string(), z.unknown()),
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
    await ownSession(deps, viewer, params.sessionId)
    const id = params.sessionId ?? ''
    const [cast, drafts] = await Promise.all([
      ballotsOfCouncil(deps.db, id, viewer.id),
      draftsOf(deps.db, id, viewer.id),
    ])
    return { cast: cast.map(({ member: _own, voided: _seen, ...ballot }) => ballot), drafts }
  },
})

const saveBallotDraft = defineRoute({
  name: 'saveBallotDraft',
  method: 'put',
  path: '/sessions/{sessionId}/ballots/draft',
  tag,
  title: 'Lưu phiếu nháp',
  summary: 'Lưu phiếu nháp của chính thành viên. Phiếu nháp không phải phiếu đã bỏ.',
  access: 'signedIn',
  body: z.object({ taskId: code, ...ballotParts, comment: longText.optional() }),
  async handle({ deps, viewer, params, body }) {
    const { process } = await ownSession(deps, viewer, params.sessionId)
    const { taskId, application = null, ...draft } = body
    const { agenda } = process.state as SessionState
    if (!agenda.some((task) => task.taskId === taskId)) {
      throw reject(refuse('council/not-on-agenda', { task: taskId }))
    }
    const place = { sessionId: params.sessionId ?? '', taskId, application, member: viewer.id }
    if (!(await keepDraft(deps.db, place, draft))) throw reject(refuse('council/ballot-cast-already'))
  },
})

/** Councils as their members and the offices read them, and a member's own ballots. */
export const councilRoutes = [getCouncils, getSession, getMyBallots, saveBallotDraft]
