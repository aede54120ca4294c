import type { Instant, LocalDate } from '../instant'
import type { Dong } from '../money'

/** Khoán đến sản phẩm cuối cùng, khoán từng phần. */
export type LumpSumKind = 'final' | 'partial'

/** What a stage hands to the stages after it: ids and small values only. Texts stay in PostgreSQL. */
export interface Handovers {
  readonly determination?: DeterminedOrder
  readonly call?: OpenedCall
  readonly selection?: SelectedApplication
  readonly appraisal?: AppraisedBudget
  readonly award?: AwardedTask
  readonly contracting?: SignedContract
  readonly execution?: EndedExecution
  readonly acceptance?: AcceptedResult
  readonly closing?: ClosedContract
}

/** The order as the council worded it and the authority approved it. */
export interface DeterminedOrder {
  readonly method: 'openSelection' | 'directAssignment'
  readonly approvedOn: LocalDate
  readonly sessionIds: readonly string[]
  /** People who sat in the council: acceptance needs one from an earlier council. */
  readonly councillors: readonly string[]
}

/** A dossier that came in. Amounts in đồng. */
export interface Application {
  readonly id: string
  readonly host: string
  readonly principalInvestigator: string
  readonly scientificSecretary: string | null
  /** PI, secretary and named main members: nobody related to them may judge it. */
  readonly keyPersons: readonly string[]
  readonly partners: readonly string[]
  readonly hostIsProposer: boolean
  readonly stateDong: Dong
  readonly counterpartDong: Dong
  readonly lumpSum: LumpSumKind
  readonly hasExcellentTaskIn5Years: boolean
  readonly valid: boolean
  /** State money by line of the estimate: what appraisal starts from. */
  readonly lines: readonly EstimateLine[]
}

/** One line of an estimate: 'remuneration', 'materials', 'equipment', ... */
export interface EstimateLine {
  readonly line: string
  readonly stateDong: Dong
  readonly counterpartDong: Dong
}

/** The call's end: every dossier with its validity. */
export interface OpenedCall {
  /** Null when the call ended without a notice. */
  readonly deadline: Instant | null
  /** Notices posted for the task so far. */
  readonly round: number
  /** The day of the task's first notice: a second call must begin within the law's term from it. */
  readonly firstPostedOn: LocalDate | null
  readonly applications: readonly Application[]
}

/** The council's recommendation. */
export interface SelectedApplication {
  readonly winner: Application
  readonly meanPoints: number
  readonly councillors: readonly string[]
  /** Chair, vice chair and reviewers: one of them sits in the appraisal team. */
  readonly seniorCouncillors: readonly string[]
  /** The day on which the council adopted its minutes: the winner's term for revising runs from it. */
  readonly concludedOn: LocalDate
}

/** The budget as appraised. */
export interface AppraisedBudget {
  readonly lines: readonly EstimateLine[]
  readonly stateDong: Dong
  readonly counterpartDong: Dong
  readonly lumpSum: LumpSumKind
}

/** Who performs the task, for how much and how long. */
export interface AwardedTask {
  readonly applicationId: string
  readonly host: string
  readonly principalInvestigator: string
  readonly scientificSecretary: string | null
  readonly keyPersons: readonly string[]
  readonly partners: readonly string[]
  readonly stateDong: Dong
  readonly counterpartDong: Dong
  readonly durationMonths: number
  readonly lumpSum: LumpSumKind
  readonly decidedOn: LocalDate
}

/** One planned tranche of the contract. */
export interface PlannedTranche {
  readonly number: number
  readonly kind: 'advance' | 'finalPayment'
  readonly amountDong: Dong
}

/** The signed contract. */
export interface SignedContract extends AwardedTask {
  readonly contractNumber: string
  readonly signedOn: LocalDate
  readonly endsOn: LocalDate
  readonly tranchePlan: readonly PlannedTranche[]
}

/** How the work ended. `refund` only after a termination. */
export interface EndedExecution {
  readonly endedOn: LocalDate
  readonly refundDong: Dong
  readonly cause: 'objective' | 'subjective' | null
  /** Who led the task at the end. */
  readonly principalInvestigator: string
}

/** The council's rating; after a failure the refund has been paid. */
export interface AcceptedResult {
  readonly rating: 'excellent' | 'pass' | 'fail'
  /** The day of the council's conclusion; of the decision where no dossier ever came. */
  readonly acceptedOn: LocalDate
  /** The final settlement was approved before the closing began. */
  readonly settled: boolean
}

/** The liquidated contract, and what its follow-up is counted from. */
export interface ClosedContract {
  /** Null after a termination or a failure. */
  readonly recognisedOn: LocalDate | null
  readonly liquidatedOn: LocalDate
}
