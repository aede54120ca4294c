import type { Law } from '../../../regulations/schema'
import { termMonths } from '../../calendar'
import { addDays, endOfDay, type LocalDate } from '../../instant'
import { type DeadlineSpec, nobodysDuty } from '../../machine'
import type { Cause } from '../../refund'
import type { LumpSumKind } from '../handover'

/** Where a running contract stands. */
export type ExecutionStatus =
  | 'running'
  | 'suspended'
  | 'awaitingCause'
  | 'awaitingTerminationDecision'
  | 'completed'
  | 'terminated'

/**
 * Periodic reports by number: the highest whose day passed without it, the highest submitted, and those
 * reviewed.
 */
export interface ReportsSoFar {
  readonly passed: number
  readonly submitted: number
  /** Whether another one is expected after the last that came. */
  readonly ahead: boolean
  readonly reviewed: readonly number[]
}

/** Inspections by number: the highest announced, held, and confirmed as to work and as to money. */
export interface InspectionsSoFar {
  readonly announced: number
  readonly held: number
  readonly workConfirmed: number
  readonly moneyConfirmed: number
  /** The day that was announced for the next one. */
  readonly on: LocalDate | null
}

/** What a change of a running task touches. */
export type ChangeSubject = Law['execution']['hostDecides']['value'][LumpSumKind][number]

/** A request to the manager that waits for its decision. */
export interface PendingAmendment {
  readonly kind: ChangeSubject
  /** Months of an extension or a shortening; 0 for other kinds. */
  readonly months: number
}

/** A change that the host made alone. `stands`: the manager's days to object are over. */
export interface HostChange {
  readonly subject: ChangeSubject
  readonly leaves: string | null
  readonly joins: string | null
  readonly stage: 'made' | 'reported' | 'stands' | 'objected'
}

/** Why a contract may be ended before its time. */
export type TerminationGround = Law['execution']['terminationGrounds']['value'][number]

/** The steps towards an early end. */
export interface Stopping {
  readonly ground: TerminationGround
  readonly pausedOn: LocalDate | null
  readonly reported: boolean
  readonly cause: Cause | null
}

/** A contract that is being performed. Dates are days in Vietnam; amounts in đồng. */
export interface ExecutionState {
  readonly status: ExecutionStatus
  readonly taskId: string
  readonly host: string
  readonly principalInvestigator: string
  readonly lumpSum: LumpSumKind
  readonly signedOn: LocalDate
  /** The contract's last day, with extensions and pauses. */
  readonly endsOn: LocalDate
  /** Months of the contract without extensions. */
  readonly durationMonths: number
  /** Months added by extensions less months taken off. */
  readonly addedMonths: number
  readonly extensionsGranted: number
  /** The last day on which an extension could be considered, once it has passed. */
  readonly extensionClosedOn: LocalDate | null
  readonly reports: ReportsSoFar
  readonly inspections: InspectionsSoFar
  readonly amendments: { readonly requested: number; readonly pending: PendingAmendment | null }
  readonly changes: { readonly made: number; readonly open: HostChange | null }
  readonly stopping: Stopping | null
  readonly endedOn: LocalDate | null
  readonly refundDong: number
}

/** How many months a report's period has; a period in days counts thirty a month. */
function periodMonths(law: Law): number {
  const { value } = law.execution.reportEvery
  return termMonths(value) ?? value.count / 30
}

/** Whether a report of that number falls due before the contract's end (TT 04/2015, Điều 26.1). */
export function reportFallsDue(state: ExecutionState, number: number, law: Law): boolean {
  const period = periodMonths(law)
  return period > 0 && number * period < state.durationMonths + state.addedMonths
}

/** The report that the chain has come to: the one before it has come, or its day has passed. */
export function reportAhead({ reports }: ExecutionState): number {
  return Math.max(reports.passed, reports.submitted) + 1
}

/** The deadline of the report ahead, counted from the contract's date; none when no more fall due. */
export function nextReportDeadline(state: ExecutionState, law: Law): DeadlineSpec[] {
  const number = reportAhead(state)
  if (!reportFallsDue(state, number, law)) return []
  const { value, cite } = law.execution.reportEvery
  const term = { ...value, count: value.count * number }
  return [{ name: `reportDue-${number}`, waitsFor: 'submitReport', term, clause: cite, from: state.signedOn }]
}

/** The contract's end, and the last day on which an extension may be considered. */
export function endDeadlines({ endsOn }: Pick<ExecutionState, 'endsOn'>, law: Law): DeadlineSpec[] {
  const { value, cite } = law.execution.extensionConsidered
  const term = { ...value, direction: 'before' as const }
  const clause = law.contracting.template.cite
  return [
    { name: 'contractEnd', waitsFor: 'reportCompletion', clause, due: endOfDay(endsOn) },
    { name: 'extensionWindow', waitsFor: nobodysDuty, clause: cite, term, from: endsOn },
  ]
}

/** Days off in a row never reach this many: an end moved further is a mistake. */
const longestMoveDays = 15

/**
 * Whether a new end is the old one moved as it should be, but for days off. The working calendar is not at
 * hand where
 * rules are asked, so the end comes with the act, worked out by it, and stays as it was recorded.
 */
export function isMovedEnd(newEnd: LocalDate, due: LocalDate): boolean {
  return newEnd >= due && newEnd <= addDays(due, longestMoveDays)
}
