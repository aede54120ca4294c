import { firstStage, type Step, stepAfter } from '../domain/flow'
import type { TaskOutcome } from '../domain/life'
import { lifeMachine } from '../domain/stages/life'
import type { WorkflowInput } from './contract'
import { Host } from './runtime/host'
import { TaskLife } from './runtime/task-life'
import { openTranche, trancheOpenedBy } from './tranche'

/** The life of a task, from the agency's order to the use of its results, with all its processes. */
export function researchTask(input: WorkflowInput): Promise<TaskOutcome> {
  const host = new Host(input, { trancheRequested: openTranche })
  return host.run(() => mainFlow(host, input))
}

/** From the order to the follow-up, as `domain/flow.ts` has it; money runs from contract to closing. */
async function mainFlow(host: Host, input: WorkflowInput): Promise<TaskOutcome> {
  const task = host.open(lifeMachine, input)
  const life = new TaskLife(host, task, input)
  host.foresee((coming) => [...trancheOpenedBy(coming), ...life.openedBy(coming)])
  const { order } = await task.until(({ status }) => status !== 'new')
  if (!order) return (await task.ended()).outcome as TaskOutcome

  let step: Step = firstStage
  while (typeof step === 'string') {
    if (step === 'execution') await life.fund()
    await life.through(step)
    if (step === 'closing') await life.settled()
    step = stepAfter(step, life.outcomes)
  }
  return life.end(step.ends)
}
