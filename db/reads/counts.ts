import type { Db } from '../connection'

/** Open tasks by stage. */
export async function openTasksByStage(
  db: Db,
): Promise<{ readonly stage: string; readonly count: number }[]> {
  return db('tasks').whereNull('outcome').groupBy('stage').select('stage').count('* as count')
}

/** Deadlines that have passed without their act. */
export async function lateDeadlines(db: Db): Promise<number> {
  const row = await db('deadlines')
    .where({ state: 'missed' })
    .whereNull('closed_at')
    .count('* as count')
    .first()
  return Number(row?.count ?? 0)
}

/** Letters that wait, those that keep failing, and since when the oldest waits. */
export async function letterCounts(
  db: Db,
): Promise<{ readonly waiting: number; readonly failing: number; readonly oldestWaiting: Date | null }> {
  const row = await db('outbox')
    .whereNull('sent_at')
    .first(
      db.raw('count(*) filter (where not given_up)::integer as waiting'),
      db.raw('count(*) filter (where last_error is not null)::integer as failing'),
      db.raw('min(created_at) filter (where not given_up) as "oldestWaiting"'),
    )
  return row as { waiting: number; failing: number; oldestWaiting: Date | null }
}
