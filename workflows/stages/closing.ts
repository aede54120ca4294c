import { closingMachine } from '../../domain/stages/closing'
import type { TaskBrief } from '../../domain/stages/life'
import type { ProcessInput, StageResult } from '../contract'
import { openProcess } from '../runtime/process'

/**
 * Closing: registered, recognised and made public, settled, handed over, liquidated; or recovered and
 * liquidated.
 */
export async function closing(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  const contract = openProcess(closingMachine, input)
  await contract.until(({ recognisedOn }) => recognisedOn !== null)
  return contract.ended()
}
