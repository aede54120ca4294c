import { type TaskDetail, taskAsKnownTo } from '../../db/reads/task'
import { refuse } from '../../domain/verdict'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { decisionsOnOwnIn, standingBy, type TaskStanding } from '../standing'
import type { Viewer } from '../viewer'

/** A task that the viewer may see, with what they are to it. */
export interface VisibleTask {
  readonly task: TaskDetail
  readonly standing: TaskStanding
}

/**
 * The task of an id or code. One that the viewer may not know of is answered like an unknown id; with `full`,
 * so is one of which they see only a part, and a person kept out of it by a conflict is told so.
 */
export async function visibleTask(
  { db }: AppDeps,
  viewer: Viewer,
  idOrCode: string | undefined,
  least: 'any' | 'full',
): Promise<VisibleTask> {
  const known = idOrCode === undefined ? undefined : await taskAsKnownTo(db, viewer.ids, idOrCode)
  if (!known) throw reject(refuse('request/not-found'))
  const { task, relations } = known
  const onOwn = await decisionsOnOwnIn(db, viewer, [task.id])
  const standing = standingBy(relations, viewer, task, onOwn(task.id))
  if (standing.view === 'recused' && least === 'full') throw reject(refuse('rights/recused'))
  if (standing.view === 'none' || (least === 'full' && standing.view !== 'full')) {
    throw reject(refuse('request/not-found'))
  }
  return { task, standing }
}
