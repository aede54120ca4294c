import { fromMillis, type Instant, type LocalDate } from '../../domain/instant'
import type { ProcessKind, Relation } from '../../domain/life'
import { nobodysDuty } from '../../domain/machine'
import type { PinnedLaw } from '../../regulations'
import type { Db } from '../connection'
import type { StoredPause } from '../deadlines'

/** A task's own row, with the names of its organisations. */
export interface TaskDetail {
  readonly reference: string | null
  readonly title: string | null
  readonly field: string
  readonly type: string
  readonly edition: string
  readonly proposerName: string | null
  readonly hostName: string | null
  readonly stateDong: number | null
  readonly counterpartDong: number | null
  readonly durationMonths: number | null
  readonly nextDue: Instant | null
  readonly openedAt: Instant
  readonly lastAt: Instant
  readonly closedAt: Instant | null
  /** The texts of the order. */
  readonly details: Readonly<Record<string, unknown>>
}

const at = (date: Date): Instant => fromMillis(date.getTime())
const maybe = (date: Date | null): Instant | null => date && at(date)

/** A task with everything that its own row holds. */
export async function taskDetail(db: Db, id: string): Promise<TaskDetail> {
  const row = await db('tasks')
    .leftJoin('organisations as proposing', 'proposing.id', 'tasks.proposer_organisation')
    .leftJoin('organisations as hosting', 'hosting.id', 'tasks.host_organisation')
    .where('tasks.id', id)
    .select('reference', 'title', 'field', 'type', 'edition', 'details', 'state_dong as stateDong')
    .select('proposing.name as proposerName', 'hosting.name as hostName')
    .select('counterpart_dong as counterpartDong', 'duration_months as durationMonths')
    .select('next_due as nextDue', 'opened_at as openedAt', 'last_at as lastAt', 'closed_at as closedAt')
    .first()
  return {
    ...row,
    nextDue: maybe(row.nextDue),
    openedAt: at(row.openedAt),
    lastAt: at(row.lastAt),
    closedAt: maybe(row.closedAt),
  }
}

/** A process of a task, open or ended. */
export interface TaskProcess {
  readonly stream: string
  readonly kind: ProcessKind
  readonly law: PinnedLaw
  readonly state: { readonly status: string }
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly outcome: string | null
}

/** Every process of a task, in the order of their opening. */
export async function processesOf(db: Db, taskId: string): Promise<TaskProcess[]> {
  const rows = await db('processes')
    .where({ task_id: taskId })
    .orderBy('opened_at')
    .orderBy('stream')
    .select('stream', 'kind', 'law', 'state', 'outcome', 'opened_at as openedAt', 'closed_at as closedAt')
  return rows.map((row) => ({ ...row, openedAt: at(row.openedAt), closedAt: maybe(row.closedAt) }))
}

/** A deadline of a task, running or past. */
export interface TaskDeadline {
  readonly stream: string
  readonly kind: ProcessKind
  readonly name: string
  readonly waitsFor: string
  readonly clause: string
  readonly countedFrom: LocalDate
  readonly pauses: readonly StoredPause[]
  readonly due: Instant | null
  readonly state: 'running' | 'paused' | 'missed' | 'closed'
  readonly openedAt: Instant
  readonly closedAt: Instant | null
}

/** Every deadline of a task, in the order of their opening. */
export async function deadlinesOf(db: Db, taskId: string): Promise<TaskDeadline[]> {
  const rows = await db('deadlines')
    .where({ task_id: taskId })
    .whereNot({ waits_for: nobodysDuty })
    .orderBy('opened_seq')
    .orderBy('name')
    .select('stream', 'kind', 'name', 'waits_for as waitsFor', 'clause', 'counted_from as countedFrom')
    .select('pauses', 'due', 'state', 'opened_at as openedAt', 'closed_at as closedAt')
  return rows.map((row) => ({
    ...row,
    due: maybe(row.due),
    openedAt: at(row.openedAt),
    closedAt: maybe(row.closedAt),
  }))
}

/** A person of a task. */
export interface TaskPerson {
  readonly stream: string
  readonly relation: Relation
  readonly id: string
  readonly name: string
  readonly since: Instant
}

/** The present people of a task. */
export async function peopleOf(db: Db, taskId: string): Promise<TaskPerson[]> {
  const rows = await db('task_people')
    .join('people', 'people.id', 'task_people.person_id')
    .where({ task_id: taskId })
    .whereNull('until')
    .orderBy(['relation', 'people.name', 'people.id'])
    .select('stream', 'relation', 'people.id', 'people.name', 'since')
  return rows.map((row) => ({ ...row, since: at(row.since) }))
}
