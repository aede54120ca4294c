import type { Db } from '../connection'
import { sealed } from './letters'
import { lateSteps } from './overview/steps'

/** Open tasks by stage; classified ones are for the cleared alone. */
export async function openTasksByStage(
  db: Db,
): Promise<{ readonly stage: string; readonly count: number }[]> {
  return db('tasks')
    .where({ outcome: null, classified: false })
    .groupBy('stage')
    .select('stage')
    .count('* as count')
}

/** Deadlines that have passed without the act that somebody owes, as the list of what is late counts them. */
export async function lateDeadlines(db: Db): Promise<number> {
  const row = await lateSteps(db).count('* as count').first()
  return Number(row?.count ?? 0)
}

/**
 * Letters that wait, those that keep failing, and since when the oldest waits. Receipts of sealed dossiers
 * are counted once they fail: the others would tell how many dossiers there are.
 */
export async function letterCounts(
  db: Db,
): Promise<{ readonly waiting: number; readonly failing: number; readonly oldestWaiting: Date | null }> {
  const row = await db('outbox')
    .whereNull('sent_at')
    .first(
      db.raw(`count(*) filter (where not given_up and not ${sealed})::integer as waiting`),
      db.raw('count(*) filter (where last_error is not null)::integer as failing'),
      db.raw('min(created_at) filter (where not given_up) as "oldestWaiting"'),
    )
  return row as { waiting: number; failing: number; oldestWaiting: Date | null }
}

/** Long enough for every ordinary retry: what is still due after it is not being dealt with. */
const longDue = `clock_timestamp() - interval '10 minutes'`

/** Letters whose next sending is long due: nobody empties the outbox, or not fast enough. */
export async function overdueLetters(db: Db): Promise<number> {
  const row = await db('outbox')
    .whereNull('sent_at')
    .where({ given_up: false })
    .where('next_attempt_at', '<', db.raw(longDue))
    .count('* as count')
    .first()
  return Number(row?.count ?? 0)
}

/**
 * Processes whose deadline passed on the wall's clock long ago without being recorded as missed: their
 * workflow does not run, or fails. Means nothing in training, where business time stands still.
 */
export async function unmovedProcesses(db: Db): Promise<number> {
  const row = await db('deadlines')
    .where({ state: 'running' })
    .whereNull('closed_at')
    .where('due', '<', db.raw(longDue))
    .countDistinct('stream as count')
    .first()
  return Number(row?.count ?? 0)
}
