import { z } from 'zod'
import type { TaskProcess } from '../db/reads/task'
import type { ProcessKind } from '../domain/life'
import { acceptanceAnswer, closingAnswer, executionAnswer, followUpAnswer } from './after-contract-answer'
import { appraisalAnswer, awardAnswer, contractAnswer } from './budget-answer'
import { callAnswer } from './call-answer'
import { councilsAnswer } from './council-answer'
import type { AppDeps } from './deps'
import { type PartName, type PartOf, partShapes } from './part-shapes'
import type { Shown } from './route'
import type { VisibleTask } from './routes/visible-task'
import type { Viewer } from './viewer'

/** A visible task with every process that it has gone through, in the order of their opening. */
export interface TaskWithProcesses extends VisibleTask {
  readonly processes: readonly TaskProcess[]
}

/**
 * A part of a task's page that its own tables hold (money, dossiers, reports), as far as the viewer may see
 * it; undefined where there is nothing to show. `since` is the first process of the stage that fills it.
 */
type TaskPart<Name extends PartName> = (
  deps: AppDeps,
  viewer: Viewer,
  task: TaskWithProcesses,
  since: TaskProcess,
) => Promise<PartOf<Name> | undefined>

type TaskParts = { readonly [Name in PartName]: readonly [ProcessKind, TaskPart<Name>] }

/**
 * The parts by the name under which `GET /tasks/{taskId}` answers them, each with the process that fills it:
 * one line a part. Before that process there is nothing to ask the database for.
 */
const parts: TaskParts = {
  call: ['call', callAnswer],
  councils: ['researchTask', (deps, viewer, { task }) => councilsAnswer(deps, viewer, task.id)],
  appraisal: ['appraisal', appraisalAnswer],
  award: ['award', awardAnswer],
  contract: ['contracting', contractAnswer],
  execution: ['execution', executionAnswer],
  acceptance: ['acceptance', acceptanceAnswer],
  closing: ['closing', closingAnswer],
  followUp: ['followUp', followUpAnswer],
}

/** What the parts are together: whatever there is nothing to show of is left out. */
export const partsShape = z.object(partShapes).partial()

/** Every part of a task that the viewer may see. */
export async function partsOf(
  deps: AppDeps,
  viewer: Viewer,
  task: TaskWithProcesses,
): Promise<Shown<z.input<typeof partsShape>>> {
  const shown = await Promise.all(
    Object.entries(parts).map(async ([name, [kind, part]]) => {
      const since = task.processes.find((process) => process.kind === kind)
      return [name, since && (await part(deps, viewer, task, since))] as const
    }),
  )
  return Object.fromEntries(shown.filter(([, value]) => value !== undefined))
}
