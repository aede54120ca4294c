import { fromMillis, type Instant, type LocalDate } from '../../domain/instant'
import type { ProcessKind, Relation } from '../../domain/life'
import { nobodysDuty } from '../../domain/machine'
import type { PinnedLaw } from '../../regulations'
import { type Db, planned } from '../connection'
import type { StoredPause } from '../deadlines'
import type { RelationRow } from '../people'
import type { TaskHead } from './task-head'

/** A task's own row, with the names of its organisations. */
export interface TaskDetail extends TaskHead {
  readonly reference: string | null
  readonly title: string | null
  /** Null for a classified task, like the type. */
  readonly field: string | null
  readonly type: string | null
  /** Of a classified task: the first day of its stage, and when it is to run. */
  readonly stageSince: LocalDate | null
  readonly plannedStart: LocalDate | null
  readonly plannedEnd: LocalDate | null
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

/**
 * A task by its id or its code, with everything that its own row holds and with what a person is to it at
 * present.
 */
export async function taskAsKnownTo(
  db: Db,
  ids: readonly string[],
  idOrCode: string,
): Promise<{ readonly task: TaskDetail; readonly relations: readonly RelationRow[] } | undefined> {
  const row = await db('tasks')
    .leftJoin('organisations as proposing', 'proposing.id', 'tasks.proposer_organisation')
    .leftJoin('organisations as hosting', 'hosting.id', 'tasks.host_organisation')
    .where('tasks.id', idOrCode)
    .orWhere('tasks.code', idOrCode)
    .select('tasks.id', 'code', 'stage', 'status', 'outcome', 'classified', 'reference', 'title', 'field')
    .select('proposer_organisation as proposerOrganisation', 'host_organisation as hostOrganisation')
    .select('type', 'edition', 'details', 'state_dong as stateDong')
    .select('proposing.name as proposerName', 'hosting.name as hostName')
    .select('counterpart_dong as counterpartDong', 'duration_months as durationMonths')
    .select('stage_since as stageSince', 'planned_start as plannedStart', 'planned_end as plannedEnd')
    .select('next_due as nextDue', 'opened_at as openedAt', 'last_at as lastAt', 'closed_at as closedAt')
    .select(db.raw(`(${relationsOf}) as relations`, [[...ids]]))
    .first()
    .options(planned('task as known to a person'))
  if (!row) return undefined
  const { relations, ...task } = row
  return {
    relations,
    task: {
      ...task,
      nextDue: maybe(task.nextDue),
      openedAt: at(task.openedAt),
      lastAt: at(task.lastAt),
      closedAt: maybe(task.closedAt),
    },
  }
}

const relationsOf = `
  select coalesce(jsonb_agg(distinct jsonb_build_object('person', person_id, 'stream', stream,
    'relation', relation)), '[]')
  from task_people where task_id = tasks.id and person_id = any(?) and until is null`

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
    .options(planned('processes of a task'))
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
    .options(planned('deadlines of a task'))
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
    .orderBy(['relation', 'people.name', 'people.id', 'since', 'stream'])
    .select('stream', 'relation', 'people.id', 'people.name', 'since')
    .options(planned('people of a task'))
  return rows.map((row) => ({ ...row, since: at(row.since) }))
}
