import type { Delivery } from '../../council/acceptance-rating'
import type { Instant, LocalDate } from '../../instant'
import type { Cause } from '../../refund'
import type { LumpSumKind } from '../handover'

/** Where an acceptance stands. */
export type AcceptanceStatus =
  | 'awaitingDossier'
  | 'awaitingDossierCheck'
  | 'awaitingSupplement'
  | 'awaitingCouncil'
  | 'councilAppointed'
  | 'papersSent'
  | 'sitting'
  | 'concluded'
  | 'awaitingAdvice'
  | 'mending'
  | 'awaitingFailureReport'
  | 'awaitingFailureCause'
  | 'awaitingRefundDecision'
  | 'awaitingRefund'
  | 'accepted'
  | 'failed'

/** The rating of a task. */
export type Rating = 'excellent' | 'pass' | 'fail'

/** A contract whose results are being accepted. Dates are days in Vietnam; amounts in đồng. */
export interface AcceptanceState {
  readonly status: AcceptanceStatus
  readonly taskId: string
  readonly host: string
  readonly principalInvestigator: string
  readonly lumpSum: LumpSumKind
  readonly endedOn: LocalDate
  /** Ordered amounts by product, as the contract has them. */
  readonly ordered: readonly { readonly product: string; readonly ordered: number }[]
  /** Ordered against delivered, once the dossier is in. */
  readonly deliveries: readonly Delivery[]
  readonly documents: readonly string[]
  readonly filedOn: LocalDate | null
  /** The term after which a dossier fails has passed. */
  readonly lateFailPassed: boolean
  /** The dossier came after that term: the task fails whatever the council says. */
  readonly filedTooLate: boolean
  readonly supplements: number
  readonly noticePosted: boolean
  readonly sessionId: string | null
  readonly sittingAt: Instant | null
  readonly rating: Rating | null
  readonly mendingRequired: boolean
  readonly mended: boolean
  readonly ratedOn: LocalDate | null
  readonly failureReported: boolean
  readonly cause: Cause | null
  readonly refundDong: number
  /** The final settlement was approved while acceptance went on. */
  readonly settled: boolean
}
