import type { Instant } from '../../domain/instant'
import type { Db } from '../connection'

/** What a year's appropriations still have for tranches, in đồng. */
export async function yearAvailable(db: Db, year: number): Promise<number> {
  const row = await db('appropriations')
    .where({ year })
    .whereNotNull('draw_order')
    .first(db.raw('coalesce(sum(amount_dong - drawn_dong), 0)::bigint as available'))
  return row.available
}

/** Periodic reports that were due by then and have not come. */
export async function missedReports(db: Db, taskId: string, at: Instant): Promise<number> {
  const row = await db('deadlines')
    .where({ task_id: taskId, kind: 'execution', waits_for: 'submitReport' })
    .whereNull('closed_at')
    .where('due', '<=', at)
    .first(db.raw('count(*)::integer as missed'))
  return row.missed
}
