import type { TaskBrief } from '../../domain/stages/life'
import { selectionMachine } from '../../domain/stages/selection'
import type { ProcessInput, StageResult } from '../contract'
import { openProcess } from '../runtime/process'

/** Selection: a council scores the valid dossiers; the applicants are told who wins, or that nobody does. */
export async function selection(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  const dossiers = openProcess(selectionMachine, input)
  await dossiers.until(({ status }) => status === 'concluded' || status === 'noneWins')
  await dossiers.until(({ status }) => status === 'selected' || status === 'noneSelected')
  return dossiers.ended()
}
