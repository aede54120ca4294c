import { z } from 'zod'
import { keptOutOf } from '../../db/people'
import { councilsOf } from '../../db/reads/councils'
import { isOffice } from '../../domain/rights/view'
import { actionShape, actionsOn } from '../actions'
import { code } from '../acts/fields'
import { councilListed, councilParts, councilPartsFor, councilShape, namedCouncil } from '../council-answer'
import { relationWords } from '../messages/words'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead } from '../route'
import { instantShape, named, namedStatus, reference } from '../shapes'
import { visibleSession } from '../visible-session'
import { visibleTask } from './visible-task'

const tag = 'Hội đồng'

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
    relations: z.array(named).optional().meta({ description: 'Người xem là gì trong phiên họp này.' }),
    sittingsHeld: z.int().optional(),
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
      without: await keptOutOf(deps.db, viewer.ids),
      ...(query.kind ? { kind: query.kind } : {}),
      ...(task ? { taskId: task.task.id } : {}),
      ...(isOffice(viewer.roles) ? {} : { member: viewer.ids }),
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
  async handle({ deps, viewer, params, noteRead }) {
    const session = await visibleSession(deps, viewer, params)
    const { id, process, state, council, standing, view } = session
    const { kind, ...row } = council
    const head = { id, kind: namedCouncil(kind), status: namedStatus('councilSession', state.status), view }
    if (view === 'recused') return { ...head, actions: [] }
    const parts = await councilPartsFor(deps, session)
    noteRead('seat', standing.relations)
    const isOthers = (ballot: object) => !('member' in ballot) || ballot.member !== standing.personId
    if (parts.ballots.some(isOthers)) noteRead('ballot', standing.relations)
    const relations = standing.relations.map((code) => ({ code, title: relationWords[code] }))
    const actions = actionsOn(process, standing, { sessionId: id })
    return { ...head, ...row, ...parts, relations, sittingsHeld: state.sittings, actions }
  },
})

/** Councils as their members and the offices read them. */
export const councilRoutes = [getCouncils, getSession]
