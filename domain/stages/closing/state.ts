import type { Cited, Law } from '../../../regulations/schema'
import type { LocalDate } from '../../instant'

/**
 * Where a closing stands. `liquidated` ends an accepted task, `terminated` and `recovered` those that were
 * not.
 */
export type ClosingStatus =
  | 'awaitingRegistration'
  | 'awaitingRecognitionFile'
  | 'awaitingRecognition'
  | 'awaitingPublication'
  | 'awaitingLiquidation'
  | 'recovering'
  | 'liquidated'
  | 'terminated'
  | 'recovered'

/** Steps that an edition may require before recognition and liquidation. */
export type ClosingStep = Law['closing']['liquidationNeeds']['value'][number]

/** What a recovery requires before the contract is liquidated. */
export type RecoveryStep = 'refund' | 'assets'

/** A step that the authority may waive, with reasons. */
export type WaivableStep = Law['closing']['waivable']['value'][number]

/** A contract that is being closed. Dates are days in Vietnam; amounts in đồng. */
export interface ClosingState {
  readonly status: ClosingStatus
  readonly taskId: string
  readonly host: string
  readonly principalInvestigator: string
  /** An accepted task is recognised; a terminated or failed one recovers money and assets. */
  readonly way: 'accepted' | 'terminated' | 'failed'
  readonly rating: 'excellent' | 'pass' | 'fail' | null
  readonly acceptedOn: LocalDate | null
  readonly refundDong: number
  readonly done: readonly (ClosingStep | RecoveryStep)[]
  /** What the authority has let go, with its reasons. */
  readonly waived?: readonly WaivableStep[]
  readonly recognisedOn: LocalDate | null
  readonly liquidatedOn: LocalDate | null
}

/** One line of what must be done before a contract is liquidated. */
export interface ChecklistItem {
  readonly step: ClosingStep | RecoveryStep
  readonly done: boolean
  /** Not done, and the authority has let it go. */
  readonly waived?: true
}

/** Whether the authority has let a step go. */
export function isWaived({ waived = [] }: ClosingState, step: ClosingStep | RecoveryStep): boolean {
  return (waived as readonly string[]).includes(step)
}

/** Whether nothing of a step is left to do. */
export function isSettled(state: ClosingState, step: ClosingStep | RecoveryStep): boolean {
  return state.done.includes(step) || isWaived(state, step)
}

const recoverySteps: readonly RecoveryStep[] = ['refund', 'assets']

/** What must be done before the contract is liquidated, each with whether it is (TT 11/2014, Điều 15). */
export function liquidationChecklist(
  state: ClosingState,
  { closing }: Pick<Law, 'closing'>,
): ChecklistItem[] {
  const needs: readonly (ClosingStep | RecoveryStep)[] =
    state.way === 'accepted' ? closing.liquidationNeeds.value : recoverySteps
  return needs
    .filter((step) => step !== 'liquidation')
    .map((step) => {
      const done = state.done.includes(step)
      return { step, done, ...(!done && isWaived(state, step) ? { waived: true as const } : {}) }
    })
}

/** Steps of a list that are not done yet. */
export function missingOf(state: ClosingState, needs: Cited<readonly ClosingStep[]>): ClosingStep[] {
  return needs.value.filter((step) => !state.done.includes(step))
}
