import type { CouncilKind } from '../../domain/council/composition'
import { fromMillis, type Instant } from '../../domain/instant'
import type { ProcessKind, Role } from '../../domain/life'
import type { PinnedLaw } from '../../regulations'
import type { Db } from '../connection'
import type { StoredPause } from '../deadlines'
import { type ListLooker, visibleTo } from './tasks'

/** An act that is waited for, with the term in which it is. */
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
  readonly deadlineState: 'running' | 'paused' | 'missed' | null
  readonly pauses: readonly StoredPause[] | null
  readonly law: PinnedLaw
  /** Who may do it: `role:…`, `person:…`, or a relation to a stream (`task/…:host`). */
  readonly tokens: readonly string[]
  /** Of a council's sitting: the council, and the codes of the tasks on its agenda. */
  readonly council: {
    readonly kind: CouncilKind
    readonly name: string | null
    readonly tasks: string
  } | null
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

const councilOf = `
  select jsonb_build_object('kind', councils.kind, 'name', councils.name, 'tasks', (
    select string_agg(tasks.code, ', ' order by position) from council_agenda
    join tasks on tasks.id = council_agenda.task_id where council_agenda.session_id = councils.session_id))
  from councils where awaited.kind = 'councilSession'
    and councils.session_id = substr(awaited.stream, length('session/') + 1)`

/** Acts that are waited for in what a person may see, soonest due first. */
function awaited(db: Db, looker: ListLooker) {
  return db('awaited_acts as awaited')
    .join('processes', 'processes.stream', 'awaited.stream')
    .leftJoin('tasks', 'tasks.id', 'awaited.task_id')
    .leftJoin('deadlines as term', (on) =>
      on
        .on('term.stream', 'awaited.stream')
        .andOn('term.waits_for', 'awaited.act')
        .andOnNull('term.closed_at'),
    )
    .where((seen) =>
      seen
        .whereNull('awaited.task_id')
        .orWhereIn('awaited.task_id', visibleTo(db('tasks').select('tasks.id'), db, looker)),
    )
    .orderByRaw('term.due asc nulls last, awaited.since, awaited.stream, awaited.act')
    .select('awaited.stream', 'awaited.act', 'awaited.kind', 'awaited.task_id as taskId', 'awaited.since')
    .select(db.raw(`(${councilOf}) as council`))
    .select('awaited.tokens', 'processes.law', 'tasks.code', 'tasks.title')
    .select('term.due', 'term.clause', 'term.state as deadlineState', 'term.pauses')
}

function toWaiting(row: Record<'since' | 'due', Date> & WaitingAct): WaitingAct {
  return {
    ...row,
    since: fromMillis((row.since as Date).getTime()),
    due: row.due && fromMillis((row.due as Date).getTime()),
  }
}

/**
 * The acts that wait for a person now, soonest due first; those of tasks that they may not see are left out.
 */
export async function actsWaitingFor(db: Db, looker: ListLooker): Promise<WaitingAct[]> {
  const tokens = await tokensOf(db, looker.personId, looker.roles)
  const rows = await awaited(db, looker).whereRaw('awaited.tokens && ?::text[]', [tokens])
  return rows.map(toWaiting)
}

const mostOfOthers = 50

/**
 * The acts of others that a person waits for, soonest due first: in processes where their own act was the
 * last. At most fifty.
 */
export async function actsAwaitedOfOthers(db: Db, looker: ListLooker): Promise<WaitingAct[]> {
  const tokens = await tokensOf(db, looker.personId, looker.roles)
  const rows = await awaited(db, looker)
    .whereRaw('not awaited.tokens && ?::text[]', [tokens])
    .where('processes.last_by', looker.personId)
    .whereNull('processes.closed_at')
    .limit(mostOfOthers)
  return rows.map(toWaiting)
}

/** An awaited act of a process, whoever it waits for. */
export async function waitingAct(db: Db, looker: ListLooker, stream: string, act: string) {
  const [row] = await awaited(db, looker).where({ 'awaited.stream': stream, 'awaited.act': act })
  return row && toWaiting(row)
}
