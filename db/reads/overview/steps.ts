import { fromMillis, type Instant } from '../../../domain/instant'
import type { ProcessKind } from '../../../domain/life'
import { nobodysDuty } from '../../../domain/machine'
import type { PinnedLaw } from '../../../regulations'
import type { Db } from '../../connection'
import { inScope, type Scope, withSeenTask, yearOfScope } from './scope'

/** How many steps of a kind of process fell due, and how many of them were done in time. */
export interface Punctuality {
  readonly kind: ProcessKind
  readonly steps: number
  readonly onTime: number
}

/** A step: a duty with a legal term. `doneAt` is null while it waits. */
export interface StepRow {
  readonly stream: string
  readonly name: string
  readonly openedSeq: number
  readonly kind: ProcessKind
  readonly act: string
  readonly taskId: string | null
  readonly code: string | null
  readonly title: string | null
  readonly due: Instant
  readonly doneAt: Instant | null
  readonly clause: string
  readonly law: PinnedLaw
}

/** A late step with whom it waits for; no tokens where the process does not wait for its act now. */
export interface LateRow extends StepRow {
  readonly since: Instant | null
  readonly tokens: readonly string[] | null
}

/** The place in a list of steps after which a page begins. */
export type StepPlace = readonly [due: string, stream: string, name: string]

/**
 * The act was done in the process itself, at the moment at which its term was closed. "offset 0" has it
 * looked up by its key, step by step.
 */
const doneHere = `exists (select from journal done
  where done.stream = step.stream and done.act = step.waits_for and done.at = step.closed_at offset 0)`

/** A council's act that a stage waited for was done in a sitting over the task. */
const doneInCouncil = `exists (select from council_agenda over
  join journal done on done.stream = 'session/' || over.session_id
  where over.task_id = step.task_id and over.stage_stream = step.stream
  and done.act = step.waits_for and done.at = step.closed_at offset 0)`

/**
 * The steps that fell due in the year and are either done or late by now. A term that was closed without its
 * act (the task was withdrawn, say) was no step of anybody.
 */
function stepsDue(db: Db, scope: Scope, now: Instant) {
  const [from, to] = yearOfScope(scope)
  return db('deadlines as step')
    .whereNot('step.waits_for', nobodysDuty)
    .where('step.due', '>=', from)
    .where('step.due', '<', to)
    .whereRaw(
      `case when step.closed_at is null then step.state = 'missed' and step.due <= ?
       else ${doneHere} or ${doneInCouncil} end`,
      [now],
    )
}

/** How punctual each kind of process was, by the steps that fell due in the year. */
export async function punctuality(db: Db, scope: Scope, now: Instant): Promise<Punctuality[]> {
  return stepsDue(db, scope, now)
    .where(inScope('step.task_id', db, scope))
    .groupBy('step.kind')
    .select('step.kind', db.raw('count(*)::integer as steps'))
    .select(db.raw(`(count(*) filter (where step.closed_at <= step.due))::integer as "onTime"`))
}

type Dated = Record<'due' | 'doneAt' | 'since', Date | null>

const at = (date: Date | null | undefined): Instant | null => (date ? fromMillis(date.getTime()) : null)

function toStep<Row extends StepRow>(row: Row): Row {
  const { due, doneAt, since } = row as Row & Dated
  return { ...row, due: at(due), doneAt: at(doneAt), ...(since === undefined ? {} : { since: at(since) }) }
}

function withSubject(query: ReturnType<Db['queryBuilder']>, scope: Pick<Scope, 'looker' | 'field'>) {
  return withSeenTask(query, 'step.task_id', scope)
    .joinRaw(
      'cross join lateral (select law from processes where stream = step.stream offset 0) as processes',
    )
    .select('step.stream', 'step.name', 'step.kind', 'step.waits_for as act', 'step.task_id as taskId')
    .select('step.opened_seq as openedSeq', 'step.due', 'step.closed_at as doneAt', 'step.clause')
    .select('tasks.code', 'tasks.title', 'processes.law')
}

/** What a list of steps shows. */
export interface StepQuery {
  readonly kind?: string | undefined
  readonly onTime?: boolean | undefined
  readonly after?: StepPlace | undefined
  readonly limit: number
}

/** The steps behind the figures of punctuality, the oldest term first. */
export async function listSteps(
  db: Db,
  scope: Scope,
  now: Instant,
  { kind, onTime, after, limit }: StepQuery,
): Promise<StepRow[]> {
  const query = stepsDue(db, scope, now)
  if (kind) query.where('step.kind', kind)
  if (onTime !== undefined) {
    query.whereRaw(onTime ? 'step.closed_at <= step.due' : '(step.closed_at <= step.due) is not true')
    if (!onTime) query.where('step.due', '<=', now)
  }
  if (after) query.whereRaw('(step.due, step.stream, step.name) > (?, ?, ?)', [...after])
  const rows: StepRow[] = await withSubject(query, scope)
    .orderBy(['step.due', 'step.stream', 'step.name', 'step.opened_seq'])
    .limit(limit)
  return rows.map(toStep)
}

/**
 * What is late now: terms that have passed without their act, whatever their year. What is nobody's duty is
 * never late.
 */
export function lateSteps(db: Db) {
  return db('deadlines as step')
    .where('step.state', 'missed')
    .whereNull('step.closed_at')
    .whereNot('step.waits_for', nobodysDuty)
}

/** How many steps are late now, of how many tasks. */
export async function countLate(
  db: Db,
  scope: Pick<Scope, 'looker' | 'field'>,
): Promise<{ readonly steps: number; readonly tasks: number }> {
  return lateSteps(db)
    .where(inScope('step.task_id', db, scope))
    .first(db.raw('count(*)::integer as steps, count(distinct step.task_id)::integer as tasks'))
}

/** The late steps, the oldest term first, with whom each waits for. */
export async function listLate(
  db: Db,
  scope: Pick<Scope, 'looker' | 'field'>,
  { after, limit }: Pick<StepQuery, 'after' | 'limit'>,
): Promise<LateRow[]> {
  const query = lateSteps(db)
  if (after) query.whereRaw('(step.due, step.stream, step.name) > (?, ?, ?)', [...after])
  const rows: LateRow[] = await withSubject(query, scope)
    .joinRaw(
      `left join lateral (select tokens, since from awaited_acts
        where stream = step.stream and act = step.waits_for offset 0) as awaited on true`,
    )
    .orderBy(['step.due', 'step.stream', 'step.name'])
    .limit(limit)
    .select('awaited.tokens', 'awaited.since')
  return rows.map(toStep)
}
