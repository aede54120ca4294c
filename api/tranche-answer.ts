import { accountOfHost } from '../db/beneficiary-accounts'
import type { ProcessRow } from '../db/processes'
import { yearAvailable } from '../db/reads/money'
import { paymentSeq, type TrancheDetail, taskBalances } from '../db/reads/tranche'
import { type Instant, toLocalDate } from '../domain/instant'
import { mayAct } from '../domain/machine'
import { machineOf } from '../domain/machines'
import { dong } from '../domain/money'
import type { Standing } from '../domain/rights'
import type { FundingState } from '../domain/stages/funding-state'
import { type TrancheCondition, trancheConditions } from '../domain/tranche-conditions'
import { type Hands, mayApproveTranche } from '../domain/tranche-rules'
import { lawFor } from '../regulations'
import { type Action, actionsOn, reasonOf } from './actions'
import type { AppDeps } from './deps'
import { conditionWords, otherConditions } from './messages/conditions'
import { accountFor } from './tranche-account'

/** A condition as it is told. */
export interface ToldCondition {
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly met: boolean
  readonly clause: string | null
  readonly assumed: boolean
}

/** A condition of the account in words, with its clause. */
export function toldCondition(condition: TrancheCondition): ToldCondition {
  const { code, met, cited } = condition
  return {
    ...{ code, met, ...conditionWords(condition) },
    clause: cited?.cite ?? null,
    assumed: cited?.status === 'assumed',
  }
}

/** What a request is measured by: its row, the money of its contract, its process. */
export interface Measured {
  readonly detail: TrancheDetail
  readonly funding: ProcessRow
  readonly process: ProcessRow
}

const handsOf = ({ requested, checked, approved }: TrancheDetail): Hands => ({
  requestedBy: requested.id,
  ...(checked ? { checkedBy: checked.id } : {}),
  ...(approved ? { approvedBy: approved.id } : {}),
})

/** Who has had it in hand; whether the viewer, were they to approve, would be another. */
function handsCondition({ detail, process }: Measured, personId: string): ToldCondition {
  const { execution } = lawFor(process.law.editionId, process.law.overlay)
  const { cite: clause, status } = execution.approverIsNotMaker
  const { requested, checked } = detail
  const by = checked ? `${requested.name} đề nghị; ${checked.name} kiểm tra.` : `${requested.name} đề nghị.`
  const met = mayApproveTranche(personId, handsOf(detail), execution).ok
  return {
    ...{ code: 'hands', title: otherConditions.hands.title, detail: by },
    ...{ met, clause, assumed: status === 'assumed' },
  }
}

/** Whether there is an account to pay into that a second person has confirmed. */
function accountCondition(current: string | undefined): ToldCondition {
  const { title, confirmed, none } = otherConditions.account
  const met = current !== undefined
  return { code: 'account', title, detail: met ? confirmed : none, met, clause: null, assumed: false }
}

/** Every condition of a waiting request, as the rules see it now. Its own reservation counts as free. */
export async function conditionsOf(
  { db }: AppDeps,
  measured: Measured,
  personId: string,
  at: Instant,
): Promise<ToldCondition[]> {
  const { detail, funding, process } = measured
  const { execution } = lawFor(process.law.editionId, process.law.overlay)
  const account = await accountFor(db, funding.state as FundingState, detail, at)
  const request = { kind: detail.kind, amountDong: dong(detail.amountDong) }
  const frozen = (process.state as { frozen?: boolean }).frozen === true
  const { title, frozen: stopped, open } = otherConditions.flow
  const flow = { code: 'flow', title, detail: frozen ? stopped : open, clause: null, assumed: false }
  return [
    ...trancheConditions(request, account, execution).map(toldCondition),
    { ...flow, met: !frozen },
    handsCondition(measured, personId),
    accountCondition(await accountOfHost(db, (funding.state as FundingState).taskId, toLocalDate(at))),
  ]
}

/** A line of the table before, this time and after. */
export interface LedgerLine {
  readonly code: 'paid' | 'settled' | 'unsettled' | 'contractLeft' | 'yearLeft'
  readonly beforeDong: number
  readonly thisDong: number
  readonly afterDong: number
}

const line = (code: LedgerLine['code'], beforeDong: number, thisDong: number): LedgerLine => ({
  ...{ code, beforeDong, thisDong },
  afterDong: beforeDong + thisDong,
})

/** The ledger before this request is paid, what it adds, and after; of a paid one as it was then. */
export async function ledgerLines(
  { db }: AppDeps,
  taskId: string,
  { detail, process, funding }: Measured,
): Promise<LedgerLine[]> {
  const { amountDong, contractDong, year, state } = detail
  const payment = state === 'paid' ? await paymentSeq(db, process.stream) : undefined
  const { settled = 0, advanced = 0 } = await taskBalances(db, taskId, payment)
  const waits = detail.endedAt === null
  const before = waits ? (funding.state as FundingState).paidDong : detail.paidBeforeDong
  return [
    line('paid', before, amountDong),
    line('settled', settled, 0),
    line('unsettled', advanced, amountDong),
    line('contractLeft', contractDong - before, -amountDong),
    ...(waits ? [line('yearLeft', (await yearAvailable(db, year)) + amountDong, -amountDong)] : []),
  ]
}

/** Acts whose contents nobody writes: whether they would be taken is known before they are sent. */
const bare = new Set(['checkTranche', 'approveTranche', 'receiveTranche', 'payTranche'])

/** What the viewer may do to the request; why not, also where it is about who they are, or the conditions. */
export async function trancheActions(
  { db }: AppDeps,
  { process, funding, detail }: Measured,
  standing: Standing,
  at: Instant,
): Promise<Action[]> {
  if (process.outcome !== null) return []
  const law = lawFor(process.law.editionId, process.law.overlay)
  const state = funding.state as FundingState
  const account = await accountFor(db, state, detail, at)
  const beneficiary = (await accountOfHost(db, state.taskId, toLocalDate(at))) ?? null
  // Whoever reads this answer is shown the account of now.
  const body = { account, beneficiary, ...(beneficiary ? { accountSeen: beneficiary } : {}) }
  return actionsOn(process, standing, { taskId: state.taskId }).map((action) => {
    if (!action.allowed || !bare.has(action.act)) return action
    const context = { law, at, by: standing.personId }
    const verdict = mayAct(machineOf(process.kind), action.act, process.state, body, context)
    return verdict.ok ? action : { ...action, allowed: false, awaited: false, reason: reasonOf(verdict) }
  })
}
