import type { ProcessKind } from '../domain/life'
import type { Db } from './connection'
import type { Fault } from './faults'

/** A commit by the fact that it was to record last. */
export interface AttemptedCommit {
  readonly stream: string
  readonly kind: ProcessKind
  readonly taskId: string | null
  readonly factKey: string
  readonly factType: string
}

/** Notes one more failed attempt of a commit. */
export async function noteStuckCommit(
  db: Db,
  { stream, kind, taskId, factKey, factType }: AttemptedCommit,
  attempts: number,
  { errorClass, errorCode, constraintName, tableName }: Fault,
): Promise<void> {
  const fault = {
    ...{ error_class: errorClass, error_code: errorCode },
    ...{ constraint_name: constraintName, table_name: tableName },
  }
  await db('stuck_commits')
    .insert({
      ...{ fact_key: factKey, fact_type: factType, stream, kind, task_id: taskId, attempts },
      ...fault,
    })
    .onConflict('fact_key')
    // A new worker counts from one again.
    .merge({ ...fault, attempts: db.raw('stuck_commits.attempts + 1'), last_at: db.raw('clock_timestamp()') })
}

/** Forgets a commit that is stuck no longer. */
export async function forgetStuckCommit(db: Db, factKey: string): Promise<void> {
  await db('stuck_commits').where({ fact_key: factKey }).delete()
}

const sureToBeTriedWithin = '10 minutes'

/**
 * Forgets what went through on another worker, and what nobody has tried for long: while its workflow lives,
 * a commit is tried every few seconds, and comes back here if it still fails.
 */
export async function forgetSettledCommits(db: Db): Promise<void> {
  await db('stuck_commits')
    .whereExists(db('journal').whereRaw('journal.key = stuck_commits.fact_key'))
    .orWhereRaw('last_at < clock_timestamp() - ?::interval', [sureToBeTriedWithin])
    .delete()
}
