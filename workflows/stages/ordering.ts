import type { TaskBrief } from '../../domain/stages/life'
import { orderingMachine } from '../../domain/stages/ordering'
import type { ProcessInput, StageResult } from '../contract'
import { openProcess } from '../runtime/process'

/**
 * Ordering: the agency takes the order in, checks it,
 * searches for overlap, and accepts, returns or refuses it.
 */
export async function ordering(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  const order = openProcess(orderingMachine, input)
  await order.until(({ status }) => status === 'awaitingOverlapSearch')
  return order.ended()
}
