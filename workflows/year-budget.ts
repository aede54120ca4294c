import { type YearBudgetBrief, yearBudgetMachine } from '../domain/stages/year-budget'
import type { StageResult, WorkflowInput } from './contract'
import { Host } from './runtime/host'

/** A year's appropriations: proposed, approved by another person, and closed when the year ends. */
export function yearBudget(input: WorkflowInput<YearBudgetBrief>): Promise<StageResult> {
  const host = new Host(input)
  return host.run(() => host.open(yearBudgetMachine, input).ended())
}
