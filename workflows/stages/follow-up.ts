import { followUpMachine } from '../../domain/stages/follow-up'
import type { TaskBrief } from '../../domain/stages/life'
import type { ProcessInput, StageResult } from '../contract'
import { openProcess } from '../runtime/process'

/** Follow-up: the use of the results is reported each year, until the last report or the leader's word. */
export async function followUp(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  return openProcess(followUpMachine, input).ended()
}
