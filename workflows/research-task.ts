import type { TaskOutcome } from '../domain/life'
import { lifeMachine } from '../domain/stages/life'
import type { ProcessInput } from './contract'
import { openProcess } from './runtime/process'
import { taskLife } from './runtime/task-life'

/** The life of a task, from the agency's order to the use of its results. One line a stage. */
export async function researchTask(input: ProcessInput): Promise<TaskOutcome> {
  const task = openProcess(lifeMachine, input)
  const { order } = await task.until(({ status }) => status !== 'new')
  if (!order) return (await task.ended()).outcome as TaskOutcome
  const life = taskLife(task, input, order)

  const ordered = await life.through('ordering')
  if (ordered.outcome !== 'accepted') return life.end(ordered.outcome as TaskOutcome)

  return life.end('finished')
}
