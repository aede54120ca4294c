import type { Law } from '../regulations/schema'
import { compareShare } from './fractions'
import { type LocalDate, yearOf } from './instant'
import { type Dong, dong, minus, plus, share, split, sum } from './money'
import { granted, type Refusal, refuse, type Verdict } from './verdict'

/** What a tranche is: an advance, or the last payment after acceptance. */
export type TrancheKind = 'advance' | 'finalPayment'

/** One planned tranche of a contract. */
export interface PlannedTranche {
  readonly no: number
  readonly amountDong: Dong
  readonly last: boolean
}

/** A request for money. */
export interface TrancheRequest {
  readonly kind: TrancheKind
  readonly amountDong: Dong
}

/** What is known of a contract's money when a tranche is asked for; all in đồng. */
export interface ContractAccount {
  /** State money of the contract. */
  readonly contract: Dong
  /** What the year's appropriation still has for it. */
  readonly yearAvailable: Dong
  /** Paid by the treasury. */
  readonly paid: Dong
  /** Requested and neither paid nor refused. */
  readonly reserved: Dong
  /** Of what was paid, the advances. */
  readonly advanced: Dong
  /** Settled with confirmed evidence. */
  readonly settled: Dong
  /** Of the advances, for equipment that cannot be settled yet, as confirmed (TTLT 27/2015, Điều 13.2a). */
  readonly equipmentExcepted: Dong
  /** The council's conclusion on acceptance, when there is one. */
  readonly acceptance?: 'excellent' | 'pass' | 'fail'
  /** Periodic reports that are due and missing. */
  readonly missedReports: number
}

/** The most that a first advance may be (TTLT 27/2015, Điều 13.1b). */
export function firstAdvanceLimit(account: ContractAccount, law: Law['execution']): Dong {
  const base = law.advanceBase.value === 'yearAllocation' ? account.yearAvailable : account.contract
  return share(base, law.firstAdvanceShare.value, law.percentRounding.value)
}

/** Every reason against a tranche; none means that it may be requested. */
export function trancheDefects(
  request: TrancheRequest,
  account: ContractAccount,
  law: Law['execution'],
): Refusal[] {
  const { amountDong, kind } = request
  if (amountDong <= 0) return [refuse('tranche/not-positive', { amountDong })]
  const defects: Refusal[] = []
  const committed = plus(account.paid, account.reserved)
  if (plus(committed, amountDong) > account.contract) {
    const left = minus(account.contract, committed)
    defects.push(refuse('tranche/above-contract', { amountDong, left }))
  }
  if (law.advanceWithinYearAllocation.value && amountDong > account.yearAvailable) {
    const { cite: clause } = law.advanceWithinYearAllocation
    defects.push(refuse('tranche/above-year', { clause, amountDong, left: account.yearAvailable }))
  }
  const { cite: clause, value: missable } = law.missedReportsStopFunding
  if (missable > 0 && account.missedReports >= missable) {
    defects.push(refuse('tranche/reports-missed', { clause, count: account.missedReports, most: missable }))
  }
  return [
    ...defects,
    ...(kind === 'advance' ? advanceDefects(amountDong, account, law) : finalDefects(account, law)),
  ]
}

/** Whether a tranche may be requested; the first reason against it. */
export function mayRequestTranche(
  request: TrancheRequest,
  account: ContractAccount,
  law: Law['execution'],
): Verdict {
  return trancheDefects(request, account, law)[0] ?? granted
}

/**
 * What of the earlier advances the settled part is compared with, and how much must be settled of it
 * (TTLT 27/2015, Điều 13.2a).
 */
export function earlierAdvances(account: ContractAccount, law: Law['execution']) {
  const earlier = plus(account.advanced, account.reserved)
  const excepted = law.nextAdvanceEquipmentExcepted.value ? account.equipmentExcepted : dong(0)
  const toSettle = minus(earlier, excepted)
  const needed = share(toSettle, law.nextAdvanceSettledShare.value, law.percentRounding.value)
  return { earlier, toSettle, needed }
}

function advanceDefects(amountDong: Dong, account: ContractAccount, law: Law['execution']): Refusal[] {
  const { earlier, toSettle, needed } = earlierAdvances(account, law)
  if (earlier === 0) {
    const most = firstAdvanceLimit(account, law)
    if (amountDong <= most) return []
    return [refuse('tranche/first-advance', { clause: law.firstAdvanceShare.cite, amountDong, most })]
  }
  const { nextAdvanceComparator: comparator, nextAdvanceSettledShare: settledShare } = law
  if (toSettle <= 0 || compareShare(account.settled, toSettle, comparator.value, settledShare.value))
    return []
  const { settled } = account
  return [refuse('tranche/not-settled', { clause: settledShare.cite, settled, advanced: toSettle, needed })]
}

function finalDefects({ acceptance }: ContractAccount, law: Law['execution']): Refusal[] {
  const { cite: clause, value: needed } = law.lastPaymentNeedsPass
  if (!needed || acceptance === 'excellent' || acceptance === 'pass') return []
  return [refuse('tranche/needs-pass', { clause, acceptance })]
}

/**
 * The plan that the edition suggests for a contract; how many tranches and how large is the parties'
 * matter.
 */
export function advisedPlan(contract: Dong, law: Law['execution']): PlannedTranche[] {
  const amounts = split(contract, law.trancheAdvice.value, law.splitRule.value)
  return amounts.map((amountDong, index) => ({
    no: index + 1,
    amountDong,
    last: index === amounts.length - 1,
  }))
}

/** Every defect of a contract's plan of tranches: numbers, sums, the first advance, which is the last. */
export function planDefects(
  plan: readonly PlannedTranche[],
  contract: Dong,
  law: Law['execution'],
): Refusal[] {
  const defects: Refusal[] = []
  if (plan.length === 0) return [refuse('plan/empty')]
  if (plan.some(({ no }, index) => no !== index + 1)) defects.push(refuse('plan/numbering'))
  const empty = plan.filter(({ amountDong }) => amountDong <= 0).map(({ no }) => String(no))
  if (empty.length > 0) defects.push(refuse('plan/not-positive', { tranches: empty }))
  const summed = sum(plan.map(({ amountDong }) => amountDong))
  if (summed !== contract) defects.push(refuse('plan/sum', { summed, contract }))
  if (plan.some(({ last }, index) => last !== (index === plan.length - 1))) defects.push(refuse('plan/last'))
  const [first] = plan
  const { firstAdvanceShare, advanceBase, percentRounding } = law
  const most = share(contract, firstAdvanceShare.value, percentRounding.value)
  if (first && plan.length > 1 && advanceBase.value === 'contractStateBudget' && first.amountDong > most) {
    const { amountDong } = first
    defects.push(refuse('tranche/first-advance', { clause: firstAdvanceShare.cite, amountDong, most }))
  }
  return defects
}

/** Whether so much more may be settled: never above what was paid. */
export function maySettle(
  amountDong: Dong,
  { paid, settled }: Pick<ContractAccount, 'paid' | 'settled'>,
): Verdict {
  if (amountDong <= 0) return refuse('settlement/not-positive', { amountDong })
  const left = minus(paid, settled)
  return amountDong <= left ? granted : refuse('settlement/above-paid', { amountDong, left })
}

/** The budget year of a tranche: of its payment or of its request, as the edition says. */
export function appropriationYear(
  dates: { readonly requestedOn: LocalDate; readonly paidOn: LocalDate },
  law: Law['execution'],
): number {
  return yearOf(law.appropriationYear.value === 'yearPaid' ? dates.paidOn : dates.requestedOn)
}

/** Who has taken part in a tranche so far. */
export interface Hands {
  readonly requestedBy: string
  readonly checkedBy?: string
  readonly approvedBy?: string
}

/** Whether this person may approve: neither the maker of the request nor its checker. */
export function mayApproveTranche(person: string, hands: Hands, law: Law['execution']): Verdict {
  const { cite: clause, value: apart } = law.approverIsNotMaker
  if (!apart || (person !== hands.requestedBy && person !== hands.checkedBy)) return granted
  return refuse('tranche/approver-is-maker', { clause, person })
}

/** Whether this person may confirm the payment: not the one who approved it. */
export function mayConfirmPayment(person: string, hands: Hands, law: Law['execution']): Verdict {
  const { cite: clause, value: apart } = law.approverIsNotMaker
  if (!apart || person !== hands.approvedBy) return granted
  return refuse('tranche/confirmer-is-approver', { clause, person })
}
