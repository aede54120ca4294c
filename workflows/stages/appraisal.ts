import { appraisalMachine } from '../../domain/stages/appraisal'
import type { TaskBrief } from '../../domain/stages/life'
import type { ProcessInput, StageResult } from '../contract'
import { openProcess } from '../runtime/process'

/**
 * Appraisal: the winner revises its description, the team gets its papers, asks, and concludes line by line.
 */
export async function appraisal(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  const budget = openProcess(appraisalMachine, input)
  await budget.until(({ team, revised }) => team.length > 0 && revised)
  await budget.until(({ status }) => status === 'papersSent')
  return budget.ended()
}
