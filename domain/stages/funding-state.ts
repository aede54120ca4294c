import type { LocalDate } from '../instant'
import type { Dong } from '../money'
import type { SavingsSplit } from '../savings'
import type { TrancheKind } from '../tranche-rules'
import type { PlannedTranche } from './handover'

/**
 * The next tranche of the plan. What the year still has and which reports are missing is known to the
 * database alone and is added by whoever sends the act.
 */
export interface RequestTranche {
  readonly number: number
  readonly amountDong: number
  readonly yearAvailableDong: number
  readonly missedReports: number
}

/** A request as recorded: `request` counts the requests, since a refused tranche is asked for anew. */
export interface RequestedTranche {
  readonly request: number
  readonly number: number
  readonly kind: TrancheKind
  readonly amountDong: Dong
  /** The budget year in which it is expected to be paid. */
  readonly year: number
  readonly paidBeforeDong: Dong
}

/** Spending that the host proves. */
export interface SubmitSettlement {
  readonly amountDong: number
}

/**
 * What of it is confirmed, and advances for equipment that cannot be settled yet (TTLT 27/2015, Điều 13.2a).
 */
export interface ConfirmSettlement {
  readonly confirmedDong: number
  readonly equipmentExceptedDong: number
  /** How many reasons are given why less is confirmed than was declared. */
  readonly reasons: number
}

/** A confirmed settlement with the totals after it. */
export interface SettlementConfirmed extends ConfirmSettlement {
  readonly number: number
  readonly declaredDong: number
  readonly settledDong: Dong
  readonly paidDong: Dong
}

/** The whole sum as settled, and what was saved of it. */
export interface ApproveFinalSettlement {
  readonly approvedDong: number
  readonly lumpSavingsDong: number
  readonly otherSavingsDong: number
  readonly hostHasFund: boolean
  readonly authorityHasFund: boolean
}

/** The final settlement as approved, with the division of the savings. */
export interface FinalSettlementApproved extends ApproveFinalSettlement {
  readonly savings: Pick<SavingsSplit, 'host' | 'hostFund' | 'authorityFund' | 'stateBudget'>
}

/** Money that the host pays back. */
export interface PaymentBack {
  readonly amountDong: number
}

/** A refund as paid, with what is still owed. */
export interface RefundPaid extends PaymentBack {
  readonly refundedDong: Dong
  readonly remainingDong: Dong
}

/** The money of one contract, in đồng. */
export interface FundingState {
  readonly status: 'running' | 'frozen' | 'stopped' | 'ended'
  readonly outcome?: 'settled' | 'recovered'
  readonly taskId: string
  readonly contractDong: Dong
  readonly endsOn: LocalDate
  readonly plan: readonly PlannedTranche[]
  readonly requests: number
  readonly pending: readonly RequestedTranche[]
  /** Requests that the end of the task cancelled. */
  readonly cancelled: readonly number[]
  /** Numbers of the tranches that were paid. */
  readonly paid: readonly number[]
  readonly paidDong: Dong
  readonly advancedDong: Dong
  readonly settledDong: Dong
  readonly returnedDong: Dong
  readonly equipmentExceptedDong: Dong
  readonly settlements: number
  readonly settlement?: { readonly number: number; readonly declaredDong: Dong }
  readonly acceptance?: 'excellent' | 'pass' | 'fail'
  readonly finallySettled: boolean
  readonly refundDong: Dong
  readonly refundedDong: Dong
}

/** What the money needs to know of the facts of other processes. */
export interface RefundFact {
  readonly refundDong: number
}

/** What an extension, a shortening or a resumption says of the end of the work. */
export interface MovedEnd {
  readonly endsOn?: LocalDate
  readonly granted?: boolean
}
