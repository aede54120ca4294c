import { councilSessionMachine } from './councils/session'
import type { ProcessKind } from './life'
import type { Machine } from './machine'
import { acceptanceMachine } from './stages/acceptance'
import { appraisalMachine } from './stages/appraisal'
import { awardMachine } from './stages/award'
import { callMachine } from './stages/call'
import { closingMachine } from './stages/closing'
import { contractingMachine } from './stages/contracting'
import { determinationMachine } from './stages/determination'
import { disbursementMachine } from './stages/disbursement'
import { executionMachine } from './stages/execution'
import { followUpMachine } from './stages/follow-up'
import { fundingMachine } from './stages/funding'
import { lifeMachine } from './stages/life'
import { orderingMachine } from './stages/ordering'
import { selectionMachine } from './stages/selection'
import { yearBudgetMachine } from './stages/year-budget'

/** A machine whose state's shape is its own business: all that the journal's side needs to know. */
export type AnyMachine = Machine<{ readonly status: string }>

/** Every process of the engine by its kind. */
export const machines: Partial<Record<ProcessKind, AnyMachine>> = {
  researchTask: lifeMachine,
  ordering: orderingMachine,
  determination: determinationMachine,
  selection: selectionMachine,
  councilSession: councilSessionMachine,
  appraisal: appraisalMachine,
  award: awardMachine,
  contracting: contractingMachine,
  funding: fundingMachine,
  disbursement: disbursementMachine,
  yearBudget: yearBudgetMachine,
  call: callMachine,
  execution: executionMachine,
  acceptance: acceptanceMachine,
  closing: closingMachine,
  followUp: followUpMachine,
}

/** The machine of a kind. A kind without one is a bug. */
export function machineOf(kind: ProcessKind): AnyMachine {
  const machine = machines[kind]
  if (!machine) throw new Error(`No machine for ${kind}`)
  return machine
}
