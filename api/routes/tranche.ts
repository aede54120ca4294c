import { z } from 'zod'
import { processByStream } from '../../db/processes'
import { historyOf } from '../../db/reads/history'
import {
  approvalBefore,
  type TrancheDetail,
  taskPosition,
  trancheDetail,
  trancheFiles,
} from '../../db/reads/tranche'
import type { Instant } from '../../domain/instant'
import { isOffice } from '../../domain/rights/view'
import { fundingStream, trancheStream } from '../../domain/streams'
import { refuse } from '../../domain/verdict'
import { actionShape } from '../actions'
import { actTitle } from '../acts'
import { code } from '../acts/fields'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { changeWords, tellingFacts } from '../messages/changes'
import { factWords } from '../messages/facts'
import { trancheHostWords, trancheKindWords, trancheStateWords } from '../messages/money-words'
import { defineRead } from '../route'
import { instantShape, named, orNull, reference, word } from '../shapes'
import { requestNamed } from '../tranche-account'
import { conditionsOf, ledgerLines, type Measured, trancheActions } from '../tranche-answer'
import { accountChangedSince, accountOfTranche, beneficiaryAccountShape } from '../tranche-beneficiary'
import type { Viewer } from '../viewer'
import { beneficiaryTag } from './beneficiary-accounts'
import { hiddenFrom, historyEntry, toEntry } from './history'
import { type VisibleTask, visibleTask } from './visible-task'

const tag = 'Kinh phí'
const dong = z.number().meta({ description: 'Đồng.' })
const most = 100

const change = z
  .object({
    seq: z.number().meta({ description: 'Số bút ghi; 0 khi không phải bút ghi của nhiệm vụ.' }),
    at: instantShape,
    title: z.string(),
    what: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    by: reference.nullable(),
  })
  .meta({ id: 'ChangeOfTask' })

const position = { seq: z.number().meta({ description: 'Số bút ghi cuối của nhiệm vụ.' }), at: instantShape }

/** A condition of a tranche, fulfilled or not. */
export const conditionShape = z
  .object({
    code: z.string(),
    title: z.string(),
    detail: z.string(),
    met: z.boolean(),
    clause: z.string().nullable(),
    assumed: z.boolean(),
  })
  .meta({ id: 'TrancheCondition' })

const step = z.object({
  code: z.enum(['requested', 'checked', 'approved', 'received', 'paid']),
  title: z.string(),
  state: z.enum(['done', 'now', 'future', 'failed']),
  at: instantShape.nullable(),
  by: reference.nullable(),
})

const answer = z
  .object({
    task: z.object({ id: z.string(), code: z.string(), title: z.string().nullable() }),
    request: z.number(),
    number: z.number(),
    tranches: z.number().meta({ description: 'Số đợt của hợp đồng.' }),
    kind: named,
    state: named,
    year: z.number(),
    amountDong: dong,
    contract: z.object({ number: z.string(), contractDong: dong }),
    beneficiary: reference.nullable(),
    paidInto: orNull(beneficiaryAccountShape).meta({
      description: 'Không có: chưa có tài khoản được xác nhận.',
    }),
    accountInForce: z.string().nullable().meta({
      description: 'Phiên bản đang được xác nhận, none khi chưa có; không có khi đề nghị đã kết thúc.',
    }),
    steps: z.array(step),
    conditions: z.array(conditionShape),
    files: z.array(z.object({ sha256: z.string(), name: z.string(), sizeBytes: z.number() })),
    since: z
      .object({ number: z.number(), at: instantShape })
      .nullable()
      .meta({ description: 'Lần duyệt trước; không có khi đây là đợt đầu.' }),
    changes: z.array(change).meta({ description: 'Thay đổi của nhiệm vụ từ lần duyệt trước.' }),
    ledger: z.array(
      z.object({
        code: z.enum(['paid', 'settled', 'unsettled', 'contractLeft', 'yearLeft']),
        beforeDong: dong,
        thisDong: dong,
        afterDong: dong,
      }),
    ),
    history: z.array(historyEntry),
    position: z.object(position),
    actions: z.array(actionShape),
  })
  .meta({ id: 'TrancheDetail' })

const stepTitles = {
  requested: 'Đề nghị cấp tiền',
  checked: 'Kiểm tra',
  approved: 'Duyệt chi',
  received: 'Kho bạc tiếp nhận',
  paid: 'Kho bạc chi',
} as const
type StepCode = keyof typeof stepTitles
const stepCodes = Object.keys(stepTitles) as StepCode[]

/** Where each step stands. Whoever gets the money does not learn the names of those who decide on it. */
function stepsOf(detail: TrancheDetail, office: boolean) {
  // The treasury may pay an order, or send it back, without a word about taking it in.
  const over = detail.paid !== null || detail.endedAt !== null
  const codes = stepCodes.filter((code) => code !== 'received' || detail.received || !over)
  const open = codes.find((code) => detail[code] === null)
  return codes.map((code) => {
    const hand = detail[code]
    const ended = detail.endedAt !== null
    const at = hand?.at ?? (code === open && ended ? detail.endedAt : null)
    const state = hand ? 'done' : code === open ? (ended ? 'failed' : 'now') : 'future'
    const named = hand && (office || code === 'requested') ? { id: hand.id, name: hand.name } : null
    return { code, title: stepTitles[code], state: state as z.output<typeof step>['state'], at, by: named }
  })
}

interface Changed {
  readonly after: number
  /** The request that is looked at: its own acts are its history. */
  readonly except?: { readonly stream: string; readonly seq: number | undefined }
  readonly types?: readonly string[]
  /** When the request ended: what came later was no matter of it. */
  readonly until?: Instant | null
}

/** What has changed in a task after a fact, as far as the viewer may know it. */
async function changesAfter(
  { db }: AppDeps,
  viewer: Viewer,
  taskId: string,
  { after, except, types, until }: Changed,
) {
  const right = { ids: viewer.ids, ...hiddenFrom(viewer), councils: false }
  const only = types ? { types } : {}
  const rows = await historyOf(db, taskId, right, { after, limit: most, only })
  return rows
    .filter(({ stream, seq }) => stream !== except?.stream && seq !== except?.seq)
    .filter(({ at }) => !until || at <= until)
    .map(({ seq, at, type, act, data, by, byName }) => {
      const title = act === null ? factWords(type) : actTitle(act)
      const told = isOffice(viewer.roles) || (by !== null && viewer.ids.includes(by))
      const who = told && by !== null ? { id: by, name: byName ?? by } : null
      return { seq, at, title, ...changeWords(type, data, title), by: who }
    })
}

async function measured(
  { db }: AppDeps,
  { task }: VisibleTask,
  given: string | undefined,
): Promise<Measured> {
  const request = requestNamed(given)
  const [detail, funding, process] = await Promise.all([
    trancheDetail(db, task.id, request),
    processByStream(db, fundingStream(task.id)),
    processByStream(db, trancheStream(task.id, request)),
  ])
  if (!detail || !funding || !process) throw reject(refuse('request/not-found'))
  return { detail, funding, process }
}

/** Acts on the request itself, and the request as it was made. */
async function historyOfRequest(
  deps: AppDeps,
  viewer: Viewer,
  taskId: string,
  { detail, process }: Measured,
) {
  const right = { ids: viewer.ids, ...hiddenFrom(viewer), councils: false }
  const asked = { after: 0, limit: most, only: { types: ['trancheRequested'] } }
  const its = { after: 0, limit: most, only: { stream: process.stream } }
  const [requests, rows] = await Promise.all([
    historyOf(deps.db, taskId, right, asked),
    historyOf(deps.db, taskId, right, its),
  ])
  const own = requests.filter(({ data }) => data.request === detail.request)
  return [...own, ...rows.filter(({ act }) => act !== null)].map((row) => toEntry(row, viewer))
}

const getTranche = defineRead({
  name: 'getTranche',
  path: '/tasks/{taskId}/tranches/{tranche}',
  tag,
  title: 'Một đề nghị cấp tiền',
  summary: 'Số tiền, đơn vị thụ hưởng, điều kiện, chứng từ, thay đổi từ lần duyệt trước, sổ trước và sau.',
  access: 'signedIn',
  answer,
  async handle({ deps, viewer, params, at, noteRead }) {
    const visible = await visibleTask(deps, viewer, params.taskId, 'full')
    const { task, standing } = visible
    const position = await taskPosition(deps.db, task.id)
    const its = await measured(deps, visible, params.tranche)
    const { detail, process } = its
    const office = isOffice(viewer.roles)
    const earlier = await approvalBefore(deps.db, task.id, detail.request)
    const history = await historyOfRequest(deps, viewer, task.id, its)
    const except = { stream: process.stream, seq: history[0]?.seq }
    const place = { after: earlier?.seq ?? 0, except, types: tellingFacts, until: detail.endedAt }
    const [{ paidInto, accountInForce }, conditions, files, changes, ledger] = await Promise.all([
      accountOfTranche(deps, viewer, { taskId: task.id, detail, earlier, at }),
      office && detail.endedAt === null ? conditionsOf(deps, its, viewer.id, at) : [],
      trancheFiles(deps.db, task.id, detail.request),
      changesAfter(deps, viewer, task.id, place),
      ledgerLines(deps, task.id, its),
    ])
    if (paidInto?.account.whole) noteRead('beneficiaryAccount')
    const { id, code, title, hostOrganisation, hostName } = task
    return {
      task: { id, code, title },
      ...{ request: detail.request, number: detail.number, tranches: detail.tranches, year: detail.year },
      kind: word(trancheKindWords, detail.kind),
      state: word(office ? trancheStateWords : trancheHostWords, detail.state),
      amountDong: detail.amountDong,
      contract: { number: detail.contractNumber, contractDong: detail.contractDong },
      beneficiary: hostOrganisation ? { id: hostOrganisation, name: hostName ?? hostOrganisation } : null,
      ...{ paidInto, accountInForce, steps: stepsOf(detail, office) },
      ...{ conditions, files, changes, ledger, history, position },
      since: earlier ? { number: earlier.number, at: earlier.at } : null,
      actions: await trancheActions(deps, its, standing.before(process.stream), at),
    }
  },
})

const getTaskChanges = defineRead({
  name: 'getTaskChanges',
  path: '/tasks/{taskId}/changes',
  tag: 'Nhiệm vụ',
  title: 'Thay đổi của nhiệm vụ sau một bút ghi',
  summary:
    'Những gì được ghi sau bút ghi nêu trong mục after. Trang dùng để báo hồ sơ đã đổi. Nhiều nhất 100.',
  access: 'signedIn',
  query: z.object({
    after: z.coerce.number().int().min(0),
    account: code
      .optional()
      .meta({ description: 'accountInForce của trang: đổi sang tài khoản khác thì cũng là một thay đổi.' }),
  }),
  answer: z.object({ position: z.object(position), items: z.array(change) }).meta({ id: 'ChangesOfTask' }),
  async handle({ deps, viewer, params, query: { after, account: shown }, at }) {
    const { task } = await visibleTask(deps, viewer, params.taskId, 'full')
    const now = await taskPosition(deps.db, task.id)
    const account = await accountChangedSince(deps, viewer, task, { shown, at })
    const recorded = now.seq <= after ? [] : await changesAfter(deps, viewer, task.id, { after })
    const words = { title: beneficiaryTag, what: beneficiaryTag }
    return { position: now, items: [...recorded, ...(account ? [{ seq: 0, ...words, ...account }] : [])] }
  },
})

/** One request for money with what is needed to decide on it. */
export const trancheRoutes = [getTranche, getTaskChanges]
