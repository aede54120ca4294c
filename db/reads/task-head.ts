import type { Instant } from '../../domain/instant'
import type { Stage, TaskOutcome } from '../../domain/life'
import { type Db, planned } from '../connection'

/** A task as every answer about it begins. */
export interface TaskHead {
  readonly id: string
  readonly code: string
  readonly stage: Stage
  readonly status: string
  readonly outcome: TaskOutcome | null
  readonly classified: boolean
  readonly proposerOrganisation: string | null
  readonly hostOrganisation: string | null
}

/** A task by its id or its code. */
export async function taskHead(db: Db, idOrCode: string): Promise<TaskHead | undefined> {
  return db('tasks')
    .where({ id: idOrCode })
    .orWhere({ code: idOrCode })
    .first('id', 'code', 'stage', 'status', 'outcome', 'classified')
    .select('proposer_organisation as proposerOrganisation', 'host_organisation as hostOrganisation')
    .options(planned('task head'))
}

/** Deadlines of a task that run and have passed by then. */
export async function deadlinesPassedBy(
  db: Db,
  taskId: string,
  at: Instant,
): Promise<{ readonly stream: string; readonly kind: string; readonly name: string }[]> {
  return db('deadlines')
    .where({ task_id: taskId, state: 'running' })
    .whereNull('closed_at')
    .where('due', '<=', at)
    .select('stream', 'kind', 'name')
}
