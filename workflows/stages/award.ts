import { awardMachine } from '../../domain/stages/award'
import type { TaskBrief } from '../../domain/stages/life'
import type { ProcessInput, StageResult } from '../contract'
import { openProcess } from '../runtime/process'

/**
 * Award: the host completes its dossier, the agency proposes, the authority decides, and the result is
 * published.
 */
export async function award(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  const decision = openProcess(awardMachine, input)
  await decision.until(({ status }) => status === 'awaitingAuthority')
  await decision.until(({ decidedOn }) => decidedOn !== undefined)
  return decision.ended()
}
