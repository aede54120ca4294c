import type { TaskOutcome } from '../domain/life'
import { lifeMachine } from '../domain/stages/life'
import type { StageResult, WorkflowInput } from './contract'
import { Host } from './runtime/host'
import { type TaskLife, taskLife } from './runtime/task-life'
import { openTranche } from './tranche'

/** The life of a task, from the agency's order to the use of its results, with all its processes. */
export function researchTask(input: WorkflowInput): Promise<TaskOutcome> {
  const host = new Host(input, { trancheRequested: openTranche })
  return host.run(() => mainFlow(host, input))
}

/** From the order to the follow-up: one line a stage. */
async function mainFlow(host: Host, input: WorkflowInput): Promise<TaskOutcome> {
  const task = host.open(lifeMachine, input)
  const { order } = await task.until(({ status }) => status !== 'new')
  if (!order) return (await task.ended()).outcome as TaskOutcome
  const life = taskLife(host, task, input, order)

  const ordered = await life.through('ordering')
  if (ordered.outcome !== 'accepted') return life.end(ordered.outcome as TaskOutcome)
  const determined = await life.through('determination')
  if (determined.outcome !== 'ordered') return life.end(determined.outcome as TaskOutcome)
  const selected = await callAndSelect(life)
  if (selected.outcome !== 'selected') return life.end(selected.outcome as TaskOutcome)

  for (const stage of ['appraisal', 'award', 'contracting'] as const) {
    const { outcome } = await life.through(stage)
    if (!agreed.includes(outcome)) return life.end('cancelled')
  }

  const funding = await life.fund()
  const executed = await life.through('execution')
  const accepted = executed.outcome === 'completed' && (await life.through('acceptance'))
  await life.through('closing')
  await funding.result()
  if (!accepted) return life.end('terminated')
  if (accepted.outcome !== 'accepted') return life.end('acceptanceFailed')

  await life.through('followUp')
  return life.end('finished')
}

/** The outcomes with which the budget, the award and the contract let the task go on. */
const agreed: readonly string[] = ['appraised', 'awarded', 'signed']

/** A call whose dossiers win nothing may be repeated when the authority says so. */
async function callAndSelect(life: TaskLife): Promise<Pick<StageResult, 'outcome'>> {
  for (;;) {
    const called = await life.through('call')
    if (called.outcome !== 'opened') return { outcome: 'cancelled' }
    const selected = await life.through('selection')
    if (selected.outcome === 'cancelled') return { outcome: 'noneSelected' }
    if (selected.outcome !== 'callAgain') return selected
  }
}
