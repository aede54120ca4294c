import type { Trx } from '../../../db/connection'
import { oneByOne } from '../../../db/one-by-one'
import type { FactToProject } from '../../../db/projections/project'
import { fromMillis, toLocalDate } from '../../../domain/instant'
import { dong, minus } from '../../../domain/money'
import type {
  FinalSettlementApproved,
  PaymentBack,
  RefundPaid,
  SettlementConfirmed,
} from '../../../domain/stages/funding-state'
import { waiting } from './budget-and-award'
import { dataOf } from './data'
import { contractFacts, hostSide, personName } from './money-facts'
import { letter, type Owed, type OwedLetter, type Recipients } from './owed-letter'

/** The request that a fact is about, with what every letter about a tranche says. */
async function trancheFacts(trx: Trx, fact: FactToProject) {
  const { request } = fact.data as { request?: number }
  const row = await trx('tranches')
    .where({ task_id: fact.taskId, request: request ?? Number(fact.stream.split('/').at(-1)) })
    .first()
  const { contractNumber, hostName, contractDong, paidDong } = await contractFacts(trx, fact)
  const basics = { trancheNumber: row.number, amountDong: dong(row.amount_dong), hostName, contractNumber }
  return { row, basics, contractDong, paidDong, paidBeforeDong: dong(row.paid_before_dong) }
}

const requested: Owed = async (trx, fact) => {
  const { basics, contractDong, paidBeforeDong } = await trancheFacts(trx, fact)
  const requestedByName = await personName(trx, fact.by)
  const context = { ...basics, requestedByName, paidBeforeDong, contractDong }
  return [letter('trancheRequested', { role: 'financeOfficer' }, context)]
}

const checked: Owed = async (trx, fact) => {
  const { basics, contractDong, paidBeforeDong } = await trancheFacts(trx, fact)
  const checkedByName = await personName(trx, fact.by)
  const context = { ...basics, checkedByName, paidBeforeDong, contractDong }
  return [letter('trancheChecked', { role: 'financeApprover' }, context)]
}

const approved: Owed = async (trx, fact) => {
  const { basics, row } = await trancheFacts(trx, fact)
  const approvedAt = fromMillis(row.approved_at.getTime())
  const context = { ...basics, approvedByName: await personName(trx, fact.by), approvedAt }
  return [
    letter('trancheApproved', { role: 'treasury' }, context),
    ...hostSide.map((to) => letter('trancheApprovedHost', to, context)),
  ]
}

const paid: Owed = async (trx, fact) => {
  const { basics, contractDong, paidDong } = await trancheFacts(trx, fact)
  const remainingDong = minus(contractDong, paidDong)
  const context = {
    ...basics,
    ...{ paidOn: toLocalDate(fact.at), paidTotalDong: paidDong, contractDong, remainingDong },
  }
  const told: Recipients[] = [...hostSide, { role: 'financeOfficer' }]
  return told.map((to) => letter('tranchePaid', to, context))
}

/**
 * Who sent a request back: the treasury returns; of the finance department, the approver or the officer
 * refuses.
 */
async function sentBackBy(trx: Trx, fact: FactToProject) {
  if (fact.type === 'trancheReturned') return 'treasury' as const
  const { row } = await trancheFacts(trx, fact)
  return row.checked_by === null ? ('financeOfficer' as const) : ('financeApprover' as const)
}

const sentBack: Owed = async (trx, fact) => {
  const { basics } = await trancheFacts(trx, fact)
  const { content } = dataOf<{ content: { reasonTexts: string[] } }>(fact)
  const context = { ...basics, returnedBy: await sentBackBy(trx, fact), reasons: content.reasonTexts }
  return hostSide.map((to) => letter('trancheReturned', to, context))
}

const recalled: Owed = async (trx, fact) => {
  const { basics } = await trancheFacts(trx, fact)
  const { content } = dataOf<{ content: { reasonTexts: string[] } }>(fact)
  const told: Recipients[] = [{ role: 'treasury' }, { role: 'financeOfficer' }, ...hostSide]
  return told.map((to) => letter('trancheRecalled', to, { ...basics, reasons: content.reasonTexts }))
}

const confirmed: Owed = (_trx, fact) => {
  const data = dataOf<SettlementConfirmed & { content?: { reasonTexts: string[] } }>(fact)
  const context = {
    confirmedOn: toLocalDate(fact.at),
    declaredDong: dong(data.declaredDong),
    confirmedDong: dong(data.confirmedDong),
    confirmedTotalDong: dong(data.settledDong),
    advancedTotalDong: dong(data.paidDong),
    reasons: data.content?.reasonTexts ?? [],
  }
  return hostSide.map((to) => letter('settlementConfirmed', to, context))
}

const settledFinally: Owed = async (trx, fact) => {
  const { approvedDong } = dataOf<FinalSettlementApproved>(fact)
  const { paidDong } = await contractFacts(trx, fact)
  const all = dong(approvedDong)
  const context = {
    ...{ confirmedOn: toLocalDate(fact.at), declaredDong: all, confirmedDong: all },
    ...{ confirmedTotalDong: all, advancedTotalDong: paidDong, reasons: [] },
  }
  return hostSide.map((to) => letter('settlementConfirmed', to, context))
}

const cameBack: Owed = (_trx, fact) => {
  const data = dataOf<PaymentBack & Partial<RefundPaid>>(fact)
  const context = {
    amountDong: dong(data.amountDong),
    paidOn: toLocalDate(fact.at),
    remainingDong: data.remainingDong ?? dong(0),
  }
  const told: Recipients[] = [...hostSide, { role: 'financeOfficer' }]
  return told.map((to): OwedLetter => letter('refundPaid', to, context))
}

/** What people wait for while the money of a contract flows. */
export const fundingOwed: Readonly<Record<string, Owed>> = {
  trancheRequested: requested,
  trancheChecked: checked,
  trancheApproved: approved,
  tranchePaid: paid,
  trancheRefused: sentBack,
  trancheReturned: sentBack,
  trancheRecalled: recalled,
  settlementSubmitted: (trx, fact) =>
    waiting(trx, fact, { role: 'dostLeader' }, 'Xác nhận kinh phí đã sử dụng', 'settlement'),
  settlementConfirmed: confirmed,
  settlementReturned: async (trx, fact) => {
    const duty = 'Sửa và gửi lại hồ sơ thanh toán tạm ứng'
    const letters = await oneByOne(hostSide, (to) => waiting(trx, fact, to, duty))
    return letters.flat()
  },
  finalSettlementApproved: settledFinally,
  unspentReturned: cameBack,
  refundPaid: cameBack,
}
