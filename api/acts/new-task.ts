import { toLocalDate } from '../../domain/instant'
import { type Refusal, refuse } from '../../domain/verdict'
import { editionFor } from '../../regulations'
import { taskStream } from '../../workflows/contract'
import type { ProcessStart, StartRequest } from './act'
import { derivedId } from './derived-id'

/** The main flow of a new task, under the edition in force on the day of the order. */
export async function newTask(request: StartRequest): Promise<ProcessStart | Refusal> {
  const { at, clock, overlay } = request
  const date = toLocalDate(at)
  const provincial = overlay && overlay.inForce <= date ? overlay : undefined
  const edition = editionFor(date, provincial)
  if (!edition) return refuse('ordering/no-edition', { date })
  const taskId = derivedId(request)
  const stream = taskStream(taskId)
  const law = { editionId: edition.id, ...(provincial ? { overlay: provincial } : {}) }
  const input = { stream, kind: 'researchTask' as const, taskId, law, clock, at, brief: {} }
  return { workflowType: 'researchTask', input }
}
