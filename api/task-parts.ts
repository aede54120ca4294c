import { acceptanceAnswer, closingAnswer, executionAnswer, followUpAnswer } from './after-contract-answer'
import { appraisalAnswer, awardAnswer, contractAnswer } from './budget-answer'
import { callAnswer } from './call-answer'
import { councilsAnswer } from './council-answer'
import type { AppDeps } from './deps'
import type { VisibleTask } from './routes/visible-task'
import type { Viewer } from './viewer'

/**
 * A part of a task's page that its own tables hold (money, dossiers, reports), as far as the viewer may see
 * it;
 * undefined where there is nothing to show.
 */
export type TaskPart = (deps: AppDeps, viewer: Viewer, task: VisibleTask) => Promise<unknown>

/** The parts by the name under which `GET /tasks/{taskId}` answers them: one line a part. */
const parts: Readonly<Record<string, TaskPart>> = {
  call: (deps, viewer, { task }) => callAnswer(deps, viewer, task.id),
  councils: (deps, viewer, { task }) => councilsAnswer(deps, viewer, task.id),
  appraisal: appraisalAnswer,
  award: awardAnswer,
  contract: contractAnswer,
  execution: executionAnswer,
  acceptance: acceptanceAnswer,
  closing: closingAnswer,
  followUp: followUpAnswer,
}

/** Every part of a task that the viewer may see. */
export async function partsOf(
  deps: AppDeps,
  viewer: Viewer,
  task: VisibleTask,
): Promise<Record<string, unknown>> {
  const shown = await Promise.all(
    Object.entries(parts).map(async ([name, part]) => [name, await part(deps, viewer, task)] as const),
  )
  return Object.fromEntries(shown.filter(([, value]) => value !== undefined))
}
