import { contractingMachine } from '../../domain/stages/contracting'
import type { TaskBrief } from '../../domain/stages/life'
import type { ProcessInput, StageResult } from '../contract'
import { openProcess } from '../runtime/process'

/**
 * Contracting: the agency draws the contract up and both sides sign; the second signature commits the money.
 */
export async function contracting(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  const contract = openProcess(contractingMachine, input)
  await contract.until(({ status }) => status === 'awaitingSignature')
  return contract.ended()
}
