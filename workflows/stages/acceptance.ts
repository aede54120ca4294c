import { acceptanceMachine } from '../../domain/stages/acceptance'
import type { TaskBrief } from '../../domain/stages/life'
import type { ProcessInput, StageResult } from '../contract'
import { openProcess } from '../runtime/process'

/** Acceptance: the dossier, the council's rating, the mending; or a failure with its refund. */
export async function acceptance(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  const result = openProcess(acceptanceMachine, input)
  await result.until(({ status }) => status === 'awaitingCouncil')
  await result.until(({ rating }) => rating !== null)
  return result.ended()
}
