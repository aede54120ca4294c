import type { Db } from '../../../db/connection'
import type { ProcessKind } from '../../../domain/life'

/** A task with the person who acts for its host. */
export interface HostedTask {
  readonly id: string
  readonly host: string
}

/** The first of the named tasks that is in a stage, with where it stands there. Each run uses one up. */
export async function openIn(
  db: Db,
  kind: ProcessKind,
  codes: readonly string[],
): Promise<HostedTask & { readonly status: string }> {
  const row = await db('tasks as t')
    .join('processes as p', 'p.task_id', 't.id')
    .where({ 'p.kind': kind })
    .whereNull('p.closed_at')
    .whereIn('t.code', codes)
    .orderBy('t.code')
    .first('t.id', 'p.state', 'p.status')
  if (!row) throw new Error('Every task of the flow is used up')
  return { id: row.id, host: row.state.principalInvestigator, status: row.status }
}
