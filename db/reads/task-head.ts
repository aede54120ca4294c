import { fromMillis, type Instant } from '../../domain/instant'
import type { Stage, TaskOutcome } from '../../domain/life'
import type { Db } from '../connection'

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
  readonly lastAt: Instant
}

/** A task by its id or its code. */
export async function taskHead(db: Db, idOrCode: string): Promise<TaskHead | undefined> {
  const row = await db('tasks')
    .where({ id: idOrCode })
    .orWhere({ code: idOrCode })
    .first('id', 'code', 'stage', 'status', 'outcome', 'classified', 'last_at')
    .select('proposer_organisation as proposerOrganisation', 'host_organisation as hostOrganisation')
  if (!row) return undefined
  const { last_at: lastAt, ...head } = row
  return { ...head, lastAt: fromMillis(lastAt.getTime()) }
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
