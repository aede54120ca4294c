import type { Cited, Law } from '../regulations/schema'
import { minus, plus } from './money'
import {
  type ContractAccount,
  earlierAdvances,
  firstAdvanceLimit,
  type TrancheRequest,
  trancheDefects,
} from './tranche-rules'

/** A condition under which a tranche is paid. */
export interface TrancheCondition {
  readonly code: 'contract' | 'year' | 'reports' | 'firstAdvance' | 'settled' | 'accepted'
  /** Whether the rules have nothing against the request on this ground. */
  readonly met: boolean
  /** The parameter that makes it one; none where it follows from the contract itself. */
  readonly cited: Cited<unknown> | null
  /** What is compared, in đồng unless the name says otherwise. */
  readonly figures: Readonly<Record<string, number>>
}

type Ground = Omit<TrancheCondition, 'met'> & {
  /** The refusal by which the rules say that it is not met. */
  readonly refusal: string
}

function advanceGround(
  { amountDong }: TrancheRequest,
  account: ContractAccount,
  law: Law['execution'],
): Ground {
  const { earlier, toSettle, needed } = earlierAdvances(account, law)
  if (earlier === 0) {
    const most = firstAdvanceLimit(account, law)
    const figures = { amountDong, mostDong: most }
    return {
      code: 'firstAdvance',
      refusal: 'tranche/first-advance',
      cited: law.firstAdvanceShare,
      figures,
    }
  }
  const figures = { settledDong: account.settled, earlierDong: toSettle, neededDong: needed }
  return {
    code: 'settled',
    refusal: 'tranche/not-settled',
    cited: law.nextAdvanceSettledShare,
    figures,
  }
}

function groundsOf(request: TrancheRequest, account: ContractAccount, law: Law['execution']): Ground[] {
  const { amountDong, kind } = request
  const contractLeftDong = minus(account.contract, plus(account.paid, account.reserved))
  const { advanceWithinYearAllocation: inYear, missedReportsStopFunding: missable } = law
  const year: Ground = {
    code: 'year',
    refusal: 'tranche/above-year',
    cited: inYear,
    figures: { amountDong, leftDong: account.yearAvailable },
  }
  const reports: Ground = {
    code: 'reports',
    refusal: 'tranche/reports-missed',
    cited: missable,
    figures: { count: account.missedReports, most: missable.value },
  }
  const final: Ground = {
    code: 'accepted',
    refusal: 'tranche/needs-pass',
    cited: law.lastPaymentNeedsPass,
    figures: {},
  }
  return [
    ...(kind === 'advance' ? [advanceGround(request, account, law)] : []),
    ...(kind === 'finalPayment' && law.lastPaymentNeedsPass.value ? [final] : []),
    ...(missable.value > 0 ? [reports] : []),
    {
      code: 'contract',
      refusal: 'tranche/above-contract',
      cited: null,
      figures: { amountDong, leftDong: contractLeftDong },
    },
    ...(inYear.value ? [year] : []),
  ]
}

/**
 * Every condition that a request is under, with what is compared; `trancheDefects` says which are not met.
 */
export function trancheConditions(
  request: TrancheRequest,
  account: ContractAccount,
  law: Law['execution'],
): TrancheCondition[] {
  const against = new Set(trancheDefects(request, account, law).map(({ code }) => code))
  return groundsOf(request, account, law).map(({ refusal, ...ground }) => ({
    ...ground,
    met: !against.has(refusal),
  }))
}
