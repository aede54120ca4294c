import { toLocalDate } from '../instant'
import type { Context } from '../machine'
import { type Dong, dong, minus, plus, sum } from '../money'
import { savingsOf } from '../savings'
import { appropriationYear, type ContractAccount, mayRequestTranche, maySettle } from '../tranche-rules'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import type {
  ApproveFinalSettlement,
  ConfirmSettlement,
  FundingState,
  RefundFact,
  RequestedTranche,
  RequestTranche,
} from './funding-state'

/** No money yet. */
export const none = dong(0)

/** What was paid and neither settled nor returned. */
export function unsettledOf({ paidDong, settledDong, returnedDong }: FundingState): Dong {
  return minus(paidDong, plus(settledDong, returnedDong))
}

/** The money of the contract as the rules of a request look at it. */
export function accountOf(
  state: FundingState,
  body: Pick<RequestTranche, 'yearAvailableDong' | 'missedReports'>,
): ContractAccount {
  return {
    contract: state.contractDong,
    yearAvailable: dong(body.yearAvailableDong),
    paid: state.paidDong,
    reserved: sum(state.pending.map(({ amountDong }) => amountDong)),
    advanced: state.advancedDong,
    settled: state.settledDong,
    equipmentExcepted: state.equipmentExceptedDong,
    ...(state.acceptance ? { acceptance: state.acceptance } : {}),
    missedReports: body.missedReports,
  }
}

/**
 * Payments rest while the task is paused, and end with its termination, its failure or its final settlement.
 */
export function flows({ status, finallySettled }: FundingState): Verdict {
  if (status === 'frozen') return refuse('funding/frozen')
  return status === 'stopped' || finallySettled ? refuse('funding/stopped') : granted
}

/** Whether the tranche may be asked for: the next of the plan, as planned, and lawful for the account. */
export function requestVerdict(state: FundingState, body: RequestTranche, { law }: Context): Verdict {
  const { number, amountDong } = body
  const planned = state.plan.find((tranche) => tranche.number === number)
  if (!planned) return refuse('funding/no-such-tranche', { number, planned: state.plan.length })
  if ([...state.paid, ...state.pending.map((one) => one.number)].includes(number))
    return refuse('funding/tranche-taken', { number })
  const unpaid = state.plan.find((tranche) => tranche.number < number && !state.paid.includes(tranche.number))
  if (unpaid) return refuse('funding/tranche-order', { number, first: unpaid.number })
  if (amountDong !== planned.amountDong)
    return refuse('funding/amount-differs', { amountDong, plannedDong: planned.amountDong })
  const request = { kind: planned.kind, amountDong: planned.amountDong }
  return mayRequestTranche(request, accountOf(state, body), law.execution)
}

/** The request as it is recorded. */
export function requested(
  state: FundingState,
  { number }: RequestTranche,
  context: Context,
): RequestedTranche {
  const { kind, amountDong } = state.plan.find((tranche) => tranche.number === number)!
  const today = toLocalDate(context.at)
  const year = appropriationYear({ requestedOn: today, paidOn: today }, context.law.execution)
  return { request: state.requests + 1, number, kind, amountDong, year, paidBeforeDong: state.paidDong }
}

/** Whether so much may be confirmed of what was declared. */
export function settlementVerdict(state: FundingState, body: ConfirmSettlement, { law }: Context): Verdict {
  const { cite: clause } = law.execution.settlementConfirm
  const { confirmedDong, equipmentExceptedDong, reasons } = body
  const declaredDong = state.settlement?.declaredDong ?? none
  return firstRefusal(
    () =>
      confirmedDong <= declaredDong
        ? granted
        : refuse('settlement/above-declared', { clause, confirmedDong, declaredDong }),
    () =>
      confirmedDong === declaredDong || reasons > 0
        ? granted
        : refuse('settlement/cut-without-reason', { clause }),
    () => maySettle(dong(confirmedDong), paidAccount(state)),
    () =>
      equipmentExceptedDong <= unsettledOf(state) - confirmedDong
        ? granted
        : refuse('settlement/equipment-above-advances', { clause, equipmentExceptedDong }),
  )
}

/** What may be settled is what was paid and not given back. */
export const paidAccount = ({ paidDong, returnedDong, settledDong: settled }: FundingState) => ({
  paid: minus(paidDong, returnedDong),
  settled,
})

/** What may be declared includes a tranche on its way: it is confirmed only when that has been paid. */
export function declarableAccount(state: FundingState) {
  const { paid, settled } = paidAccount(state)
  return { paid: plus(paid, sum(state.pending.map(({ amountDong }) => amountDong))), settled }
}

/**
 * Whether the final settlement says what was spent, and no more was saved. What was saved of the lump part
 * counts as spent (it is the host's income); what was saved outside it does not (TTLT 27/2015, Điều 11).
 */
export function finalVerdict(state: FundingState, body: ApproveFinalSettlement, { law }: Context): Verdict {
  const { settledDong } = state
  const savedDong = body.lumpSavingsDong + body.otherSavingsDong
  const savings = savingsFor(body, law)
  if (!savings.ok) return savings
  const spentDong = settledDong - body.otherSavingsDong
  if (body.approvedDong !== spentDong)
    return refuse('settlement/final-differs', { approvedDong: body.approvedDong, settledDong: spentDong })
  return savedDong <= settledDong ? granted : refuse('settlement/savings-above', { savedDong, settledDong })
}

/** How the stated savings are divided. */
export const savingsFor = (body: ApproveFinalSettlement, law: Context['law']) =>
  savingsOf(
    {
      lumpPart: dong(body.lumpSavingsDong),
      other: dong(body.otherSavingsDong),
      hostHasFund: body.hostHasFund,
      authorityHasFund: body.authorityHasFund,
    },
    law.execution,
  )

/**
 * The final settlement comes once, after acceptance, when nothing waits and all that was paid is accounted
 * for.
 */
export function mayClose(state: FundingState): Verdict {
  const { acceptance, pending, settlement, finallySettled } = state
  if (finallySettled) return refuse('settlement/final-already')
  if (acceptance !== 'excellent' && acceptance !== 'pass') return refuse('settlement/not-accepted')
  if (pending.length > 0 || settlement) return refuse('settlement/still-pending')
  const unsettledDong = unsettledOf(state)
  return unsettledDong === 0 ? granted : refuse('settlement/unsettled', { unsettledDong })
}

/** Ends a request: paid, or back to the host, who makes a new one. */
export function without(state: FundingState, request: number): FundingState {
  return { ...state, pending: state.pending.filter((one) => one.request !== request) }
}

/** The task has ended early: nothing is paid any more, and what waits is cancelled. */
export function stopped(state: FundingState): FundingState {
  const { settlement: _dropped, ...kept } = state
  const cancelled = [...state.cancelled, ...state.pending.map(({ request }) => request)]
  return { ...kept, status: 'stopped', pending: [], cancelled }
}

/** An early end with what the host owes back. */
export function owing(state: FundingState, { refundDong }: RefundFact): FundingState {
  return { ...stopped(state), refundDong: dong(refundDong) }
}
