import type { Fact } from '../domain/fact'
import { disbursementMachine, trancheBrief } from '../domain/stages/disbursement'
import { type ProcessInput, trancheStream } from './contract'
import type { Host } from './runtime/host'

/**
 * A request for money gets a process of its own: check, approval and payment, or back to the task's host.
 * The request is answered when its process takes acts.
 */
export async function openTranche(fact: Fact, funding: ProcessInput, host: Host): Promise<void> {
  const { law, clock } = funding
  const taskId = funding.taskId!
  const brief = trancheBrief(taskId, fact)
  const stream = trancheStream(taskId, brief.request)
  await host.openWithinTurn(disbursementMachine, {
    ...{ stream, kind: 'disbursement', taskId, law, clock, at: fact.at, brief },
  })
}
