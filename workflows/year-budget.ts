import { type YearBudgetBrief, yearBudgetMachine } from '../domain/stages/year-budget'
import type { ProcessInput, StageResult } from './contract'
import { openProcess } from './runtime/process'

/** A year's appropriations: proposed, approved by another person, and closed when the year ends. */
export async function yearBudget(input: ProcessInput<YearBudgetBrief>): Promise<StageResult> {
  return openProcess(yearBudgetMachine, input).ended()
}
