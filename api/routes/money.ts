import { z } from 'zod'
import { type ProcessRow, processByStream } from '../../db/processes'
import {
  contractOf,
  listTranches,
  missedReports,
  settlementsOf,
  type TrancheRow,
  tranchesOf,
  trancheTotals,
  yearAvailable,
} from '../../db/reads/money'
import { type Instant, toLocalDate, yearOf } from '../../domain/instant'
import { isOffice, moneyRoles } from '../../domain/rights/view'
import { accountOf } from '../../domain/stages/funding-rules'
import type { FundingState } from '../../domain/stages/funding-state'
import { fundingStream } from '../../domain/streams'
import { trancheConditions } from '../../domain/tranche-conditions'
import { lawFor } from '../../regulations'
import { actionShape, actionsOn } from '../actions'
import type { AppDeps } from '../deps'
import {
  settlementStateWords,
  trancheHostWords,
  trancheKindWords,
  trancheStateWords,
} from '../messages/money-words'
import { fromCursor, page, pageOf, paging } from '../paging'
import { defineRead } from '../route'
import { instantShape, named, reference, word } from '../shapes'
import { toldCondition } from '../tranche-answer'
import { conditionShape } from './tranche'
import { visibleTask } from './visible-task'

const tag = 'Kinh phí'

const dong = z.number().meta({ description: 'Đồng.' })

const tranche = z
  .object({
    taskId: z.string(),
    taskCode: z.string().nullable(),
    taskTitle: z.string().nullable(),
    hostName: z.string().nullable(),
    request: z.number().meta({ description: 'Số của lần đề nghị; đề nghị lại có số mới.' }),
    number: z.number(),
    kind: z.string(),
    state: named,
    year: z.number(),
    beforeDong: dong.meta({ description: 'Đã cấp trước đợt này.' }),
    amountDong: dong,
    afterDong: dong.meta({ description: 'Cộng dồn nếu đợt này được chi.' }),
    contractDong: dong,
    requestedAt: instantShape,
    checkedAt: instantShape.nullable(),
    approvedAt: instantShape.nullable(),
    paidAt: instantShape.nullable(),
    href: z.string(),
  })
  .meta({ id: 'Tranche' })

function trancheAnswer(
  { paidBeforeDong, state, ...row }: TrancheRow,
  words: Readonly<Record<string, string>>,
) {
  return {
    ...row,
    state: word(words, state),
    beforeDong: paidBeforeDong,
    afterDong: paidBeforeDong + row.amountDong,
    href: `/api/tasks/${row.taskId}/tranches/${row.request}`,
  }
}

const settlement = z.object({
  number: z.number(),
  state: z.string(),
  stateTitle: z.string(),
  declaredDong: dong,
  confirmedDong: dong.nullable(),
  submittedAt: instantShape,
  endedAt: instantShape.nullable(),
})

const next = z
  .object({
    number: z.number(),
    kind: named,
    amountDong: dong,
    conditions: z.array(conditionShape),
  })
  .meta({ id: 'NextTranche' })

const money = z
  .object({
    task: z.object({ id: z.string(), code: z.string(), title: z.string().nullable() }),
    host: reference.nullable(),
    year: z.object({ year: z.number(), leftDong: dong }),
    contract: z
      .object({
        number: z.string(),
        state: z.string(),
        flow: z.string(),
        signedOn: z.string().nullable(),
        endsOn: z.string().nullable(),
        contractDong: dong,
        reservedDong: dong,
        paidDong: dong,
        settledDong: dong,
        returnedDong: dong,
        leftDong: dong.meta({ description: 'Còn phải cấp theo hợp đồng.' }),
        unsettledDong: dong.meta({ description: 'Đã cấp mà chưa thanh toán hoặc nộp lại.' }),
        refundDueDong: dong,
        refundedDong: dong,
        savedDong: dong,
        plan: z.array(z.object({ number: z.number(), amountDong: dong })),
      })
      .nullable(),
    tranches: z.array(tranche),
    settlements: z.array(settlement),
    next: next.nullable().meta({ description: 'Đợt tiếp theo của kế hoạch, với các điều kiện lúc này.' }),
    actions: z.array(actionShape),
  })
  .meta({ id: 'MoneyOfTask' })

const waiting = ['requested', 'checked', 'approved'] as const
const endedStates = ['paid', 'refused', 'returned', 'cancelled'] as const
const states = [...waiting, ...endedStates] as const
const isWaiting = (state: string) => (waiting as readonly string[]).includes(state)
const tranchePlace = z.tuple([z.string(), z.string(), z.number()])

const year = z.coerce.number().int().min(2000).max(2100).optional()

/** The next tranche of the plan, unless one is on its way; and whether its conditions are met now. */
async function nextTranche({ db }: AppDeps, funding: ProcessRow, at: Instant) {
  const state = funding.state as FundingState
  const planned = state.plan.find(({ number }) => !state.paid.includes(number))
  if (!planned || state.pending.length > 0 || state.status !== 'running') return null
  const { execution } = lawFor(funding.law.editionId, funding.law.overlay)
  const account = accountOf(state, {
    yearAvailableDong: await yearAvailable(db, yearOf(toLocalDate(at))),
    missedReports: await missedReports(db, state.taskId, at),
  })
  const { number, kind, amountDong } = planned
  return {
    ...{ number, amountDong, kind: word(trancheKindWords, kind) },
    conditions: trancheConditions({ kind, amountDong }, account, execution).map(toldCondition),
  }
}

/** What is appropriated, contracted, paid and settled, and the ledger behind it. */
export const moneyRoutes = [
  defineRead({
    name: 'getTaskMoney',
    path: '/tasks/{taskId}/money',
    tag,
    title: 'Kinh phí của nhiệm vụ',
    summary: 'Hợp đồng, các đợt cấp với số trước và sau, các lần thanh toán, số còn lại.',
    access: 'signedIn',
    answer: money,
    async handle({ deps, viewer, params, at }) {
      const visible = await visibleTask(deps, viewer, params.taskId, 'full')
      const { id, code, title, hostOrganisation, hostName } = visible.task
      const { db } = deps
      const today = yearOf(toLocalDate(at))
      const contract = await contractOf(db, id)
      const funding = await processByStream(db, fundingStream(id))
      const words = isOffice(viewer.roles) ? trancheStateWords : trancheHostWords
      return {
        task: { id, code, title },
        host: hostOrganisation ? { id: hostOrganisation, name: hostName ?? hostOrganisation } : null,
        year: { year: today, leftDong: await yearAvailable(db, today) },
        contract: contract
          ? {
              ...contract,
              leftDong: contract.contractDong - contract.paidDong,
              unsettledDong: contract.paidDong - contract.settledDong - contract.returnedDong,
            }
          : null,
        tranches: (await tranchesOf(db, id)).map((row) => trancheAnswer(row, words)),
        settlements: (await settlementsOf(db, id)).map((row) => ({
          ...row,
          stateTitle: settlementStateWords[row.state] ?? row.state,
        })),
        next: funding ? await nextTranche(deps, funding, at) : null,
        actions:
          funding && funding.outcome === null
            ? actionsOn(funding, visible.standing.before(funding.stream), { taskId: id })
            : [],
      }
    },
  }),
  defineRead({
    name: 'listTranches',
    path: '/tranches',
    tag,
    title: 'Các đề nghị cấp tiền',
    summary: 'Đề nghị đang chờ, cũ trước; hoặc đề nghị đã kết thúc của một năm, mới trước.',
    access: moneyRoles,
    query: z.object({ ...paging, state: z.enum(states).optional(), year }),
    answer: pageOf(tranche),
    async handle({ deps, query, at }) {
      const after = fromCursor(query.cursor, tranchePlace)
      const ended = query.state !== undefined && !isWaiting(query.state)
      const more = {
        states: query.state ? [query.state] : waiting,
        limit: query.limit + 1,
        ...(after ? { after } : {}),
        ...(ended ? { year: query.year ?? yearOf(toLocalDate(at)) } : {}),
      }
      const rows = (await listTranches(deps.db, more)).map((row) => trancheAnswer(row, trancheStateWords))
      return page(rows, query.limit, (last) => [last.requestedAt, last.taskId, last.request])
    },
  }),
  defineRead({
    name: 'getTrancheTotals',
    path: '/tranches/totals',
    tag,
    title: 'Số đề nghị cấp tiền theo tình trạng',
    summary: 'Số đề nghị và số tiền: đang chờ lúc này, và đã kết thúc trong một năm.',
    access: moneyRoles,
    query: z.object({ year }),
    answer: z.object({
      year: z.number(),
      items: z.array(z.object({ state: named, count: z.number(), amountDong: dong })),
    }),
    async handle({ deps, query, at }) {
      const of = query.year ?? yearOf(toLocalDate(at))
      const rows = await trancheTotals(deps.db, { waiting, ended: endedStates, year: of })
      return {
        year: of,
        items: states.map((code) => {
          const { count = 0, amountDong = 0 } = rows.find(({ state }) => state === code) ?? {}
          return { state: word(trancheStateWords, code), count, amountDong }
        }),
      }
    },
  }),
]
