import { fromMillis, type Instant } from '../../domain/instant'
import type { ProcessKind, Role } from '../../domain/life'
import type { Db } from '../connection'
import { type ListLooker, visibleTo } from './tasks'

/** An act that waits for a person. */
export interface WaitingAct {
  readonly stream: string
  readonly act: string
  readonly kind: ProcessKind
  readonly taskId: string | null
  readonly code: string | null
  readonly title: string | null
  readonly since: Instant
  readonly due: Instant | null
  readonly clause: string | null
  readonly deadlineState: string | null
}

/** The tokens by which awaited acts name a person: themselves, their roles, their relations. */
async function tokensOf(db: Db, personId: string, roles: readonly Role[]): Promise<string[]> {
  const rows: { task_id: string; stream: string; relation: string }[] = await db('task_people')
    .where({ person_id: personId })
    .whereNull('until')
    .whereNot({ relation: 'conflicted' })
    .select('task_id', 'stream', 'relation')
  const related = rows.map(
    ({ task_id: taskId, stream, relation }) => `${stream || `task/${taskId}`}:${relation}`,
  )
  return [`person:${personId}`, ...roles.map((role) => `role:${role}`), ...related]
}

/**
 * The acts that wait for a person now, soonest due first; those of tasks that they may not see are left out.
 */
export async function actsWaitingFor(db: Db, looker: ListLooker): Promise<WaitingAct[]> {
  const tokens = await tokensOf(db, looker.personId, looker.roles)
  const rows = await db('awaited_acts as awaited')
    .leftJoin('tasks', 'tasks.id', 'awaited.task_id')
    .leftJoin('deadlines as term', (on) =>
      on
        .on('term.stream', 'awaited.stream')
        .andOn('term.waits_for', 'awaited.act')
        .andOnNull('term.closed_at'),
    )
    .whereRaw('awaited.tokens && ?::text[]', [tokens])
    .where((seen) =>
      seen
        .whereNull('awaited.task_id')
        .orWhereIn('awaited.task_id', visibleTo(db('tasks').select('tasks.id'), db, looker)),
    )
    .orderByRaw('term.due asc nulls last, awaited.since, awaited.stream, awaited.act')
    .select('awaited.stream', 'awaited.act', 'awaited.kind', 'awaited.task_id as taskId', 'awaited.since')
    .select('tasks.code', 'tasks.title', 'term.due', 'term.clause', 'term.state as deadlineState')
  return rows.map((row) => ({
    ...row,
    since: fromMillis(row.since.getTime()),
    due: row.due && fromMillis(row.due.getTime()),
  }))
}
