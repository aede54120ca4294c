import { callMachine } from '../../domain/stages/call'
import type { TaskBrief } from '../../domain/stages/life'
import type { ProcessInput, StageResult } from '../contract'
import { openProcess } from '../runtime/process'

/**
 * The call: a notice is posted, sealed dossiers come in
 * until its deadline, then they are opened and screened.
 */
export async function call(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  const dossiers = openProcess(callMachine, input)
  await dossiers.until(({ status }) => status === 'awaitingOpening')
  return dossiers.ended()
}
