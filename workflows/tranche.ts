import type { Fact } from '../domain/fact'
import { disbursementMachine, type TrancheBrief, trancheBrief } from '../domain/stages/disbursement'
import { type ProcessInput, trancheStream } from './contract'
import type { Host } from './runtime/host'
import type { Coming } from './runtime/surroundings'

/**
 * A request for money gets a process of its own: check, approval and payment, or back to the task's host.
 * The request is answered when its process takes acts.
 */
export async function openTranche(fact: Fact, funding: ProcessInput, host: Host): Promise<void> {
  await host.openWithinTurn(disbursementMachine, trancheOf(fact, funding))
}

/** The process that a request opens with its own commit. */
export function trancheOpenedBy({ fact, of }: Coming): ProcessInput[] {
  return fact.type === 'trancheRequested' ? [trancheOf(fact, of)] : []
}

function trancheOf(fact: Fact, { law, clock, taskId }: ProcessInput): ProcessInput<TrancheBrief> {
  const brief = trancheBrief(taskId!, fact)
  const stream = trancheStream(taskId!, brief.request)
  return { stream, kind: 'disbursement', taskId, law, clock, at: fact.at, brief }
}
