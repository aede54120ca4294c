import { executionMachine } from '../../domain/stages/execution'
import type { TaskBrief } from '../../domain/stages/life'
import type { ProcessInput, StageResult } from '../contract'
import { openProcess } from '../runtime/process'

/** Execution: the host works and reports, the manager inspects, until the contract ends or is terminated. */
export async function execution(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  const work = openProcess(executionMachine, input)
  await work.until(({ status }) => status === 'awaitingTerminationDecision')
  return work.ended()
}
