import { determinationMachine } from '../../domain/stages/determination'
import type { TaskBrief } from '../../domain/stages/life'
import type { ProcessInput, StageResult } from '../contract'
import { openProcess } from '../runtime/process'

/** Determination: a council advises on the order, the department lists it, the authority approves it. */
export async function determination(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  const order = openProcess(determinationMachine, input)
  await order.until(({ status }) => status === 'recommended' || status === 'notRecommended')
  await order.until(
    ({ status }) => status === 'published' || status === 'notRecommended' || status === 'notApproved',
  )
  return order.ended()
}
