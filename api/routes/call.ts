import { z } from 'zod'
import { openProcessOf } from '../../db/processes'
import {
  documentsOf,
  dossierById,
  dossierTexts,
  type PublicCall,
  publicCall,
  publicCalls,
  receiptsOf,
} from '../../db/reads/call'
import { taskHead } from '../../db/reads/task-head'
import { isPersonalForm } from '../../domain/rights/dossier'
import { refuse } from '../../domain/verdict'
import { actionShape, actionsOn } from '../actions'
import { actByName } from '../acts'
import { callAnswer, callShape, dossierAnswer, dossierShape, formNamed, isApplicant } from '../call-answer'
import { formsOfCall, lawOfCall, publishedTexts } from '../call-notice'
import type { AppDeps } from '../deps'
import { mayRead } from '../files/access'
import { reject } from '../http'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead, type RouteInput } from '../route'
import { instantShape, named, namedType } from '../shapes'
import { standingToTask } from '../standing'
import type { Viewer } from '../viewer'

const tag = 'Thông báo và hồ sơ'

const publicShape = z
  .object({
    taskId: z.string(),
    code: z.string(),
    title: z.string().nullable(),
    type: named,
    field: z.string(),
    round: z.int(),
    noticeNumber: z.string(),
    postedOn: z.string(),
    deadline: instantShape,
  })
  .meta({ id: 'PublicCall' })

const publicDetail = publicShape
  .extend({
    notice: z.string().nullable(),
    durationMonths: z.int().nullable(),
    order: z.record(z.string(), z.unknown()),
    forms: z.array(named),
    open: z.boolean(),
  })
  .meta({ id: 'PublicCallDetail' })

function publicAnswer(call: PublicCall) {
  const { taskId, code, title, type, field, round, noticeNumber, postedOn, deadline } = call
  return { taskId, code, title, type: namedType(type), field, round, noticeNumber, postedOn, deadline }
}

/** A task whose call the viewer may answer, or which they see as a whole. */
async function callableTask({ db }: AppDeps, viewer: Viewer, id: string | undefined) {
  const task = id === undefined ? undefined : await taskHead(db, id)
  if (!task) throw reject(refuse('request/not-found'))
  const standing = await standingToTask(db, viewer, task)
  const open = await actByName('submitApplication')?.opensTo?.({ db, taskId: task.id, actor: viewer })
  if (standing.view === 'recused') throw reject(refuse('rights/recused'))
  if (standing.view !== 'full' && open !== true) throw reject(refuse('request/not-found'))
  return { task, standing }
}

const fileShape = z.object({
  form: named,
  sha256: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  mediaType: z.string(),
})

const dossierDetail = dossierShape
  .extend({
    scientificSecretary: z.string().nullable(),
    partners: z.array(z.string()),
    keyPersons: z.array(z.string()),
    hasExcellentTaskIn5Years: z.boolean(),
    lines: z.array(z.object({ line: z.string(), stateDong: z.number(), counterpartDong: z.number() })),
    team: z.array(z.record(z.string(), z.unknown())),
    texts: z.record(z.string(), z.unknown()),
    documents: z.array(fileShape),
    receipts: z
      .array(z.string())
      .meta({ description: 'Số biên nhận, cũ trước mới sau; chỉ người nộp thấy.' }),
  })
  .meta({ id: 'DossierDetail' })

async function dossierOf({ deps, viewer, params, noteRead }: RouteInput) {
  const { db } = deps
  const { taskId = '', applicationId = '' } = params
  const task = await taskHead(db, taskId)
  const row = task && (await dossierById(db, task.id, applicationId))
  if (!row) throw reject(refuse('request/not-found'))
  const may = await mayRead(db, viewer, task, row)
  if (!may.dossier) throw reject(refuse('request/not-found'))
  if (!isApplicant(row, viewer)) {
    noteRead('dossier', (await standingToTask(db, viewer, task)).relations)
  }
  const [texts, documents, receipts] = await Promise.all([
    dossierTexts(db, row),
    documentsOf(db, row.id),
    isApplicant(row, viewer) ? receiptsOf(db, row.id) : [],
  ])
  const { scientificSecretary, partners, keyPersons, hasExcellentTaskIn5Years, lines, team } = row
  return {
    ...dossierAnswer(row, viewer),
    ...{ scientificSecretary, partners, keyPersons, hasExcellentTaskIn5Years, lines, texts },
    team: team.map((member) => ({ ...member })),
    documents: documents
      .filter(({ form }) => may.personal || !isPersonalForm(form))
      .map(({ form, ...file }) => ({ ...file, form: formNamed(form) })),
    receipts: receipts.map(({ number }) => number),
  }
}

/** Calls and dossiers. */
export const callRoutes = [
  defineRead({
    name: 'listCalls',
    path: '/calls',
    tag,
    title: 'Các đợt đang nhận hồ sơ',
    summary: 'Các thông báo tuyển chọn còn hạn nộp, hạn gần trước. Ai cũng xem được.',
    access: 'public',
    query: z.object(paging),
    answer: pageOf(publicShape),
    async handle({ deps, query, at }) {
      const after = fromCursor(query.cursor, z.tuple([z.string(), z.string()]))
      const rows = await publicCalls(deps.db, at, { ...(after ? { after } : {}), limit: query.limit + 1 })
      const { items, next } = page(rows, query.limit, ({ deadline, taskId }) => [deadline, taskId])
      return { items: items.map(publicAnswer), next }
    },
  }),
  defineRead({
    name: 'getCall',
    path: '/calls/{taskId}',
    tag,
    title: 'Xem thông báo tuyển chọn',
    summary: 'Thông báo, nội dung đặt hàng, hạn nộp và các biểu mẫu của hồ sơ. Ai cũng xem được.',
    access: 'public',
    answer: publicDetail,
    async handle({ deps, params, at }) {
      const call = await publicCall(deps.db, params.taskId ?? '')
      if (!call) throw reject(refuse('request/not-found'))
      const order = Object.fromEntries(
        publishedTexts.filter((name) => name in call.details).map((name) => [name, call.details[name]]),
      )
      const { notice, durationMonths, deadline, cancelledAt } = call
      const open = at < deadline && cancelledAt === null
      return {
        ...publicAnswer(call),
        notice,
        durationMonths,
        order,
        open,
        forms: formsOfCall(call, await lawOfCall(deps.db, call)),
      }
    },
  }),
  defineRead({
    name: 'getCallOfTask',
    path: '/tasks/{taskId}/call',
    tag,
    title: 'Xem đợt nhận hồ sơ',
    summary: 'Đợt mới nhất của nhiệm vụ, hồ sơ của người gọi, và sau khi mở thì mọi hồ sơ được phép xem.',
    access: 'signedIn',
    answer: callShape.extend({ actions: z.array(actionShape) }).meta({ id: 'CallOfTask' }),
    async handle({ deps, viewer, params, noteRead }) {
      const { task, standing } = await callableTask(deps, viewer, params.taskId)
      const [answer, process] = await Promise.all([
        callAnswer(deps, viewer, { task, standing }),
        openProcessOf(deps.db, task.id, 'call'),
      ])
      if (!answer) throw reject(refuse('request/not-found'))
      const actions = process ? actionsOn(process, standing.before(process.stream), { taskId: task.id }) : []
      if (answer.dossiers.length > 0 && !answer.sealed) noteRead('dossier', standing.relations)
      return { ...answer, actions }
    },
  }),
  defineRead({
    name: 'getDossier',
    path: '/tasks/{taskId}/applications/{applicationId}',
    tag,
    title: 'Xem hồ sơ',
    summary: 'Một hồ sơ: trước khi mở chỉ người nộp xem được, sau khi mở thêm cơ quan quản lý và hội đồng.',
    access: 'signedIn',
    answer: dossierDetail,
    handle: dossierOf,
  }),
]
