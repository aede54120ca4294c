import { fromMillis, type Instant } from '../../domain/instant'
import { type Stage, stages, type TaskOutcome, type TaskType } from '../../domain/life'
import { nobodysDuty } from '../../domain/machine'
import type { PinnedLaw } from '../../regulations'
import type { Db } from '../connection'
import type { StoredPause } from '../deadlines'

/** The deadline of a call, after which no dossier is taken in. */
export const callCloses = 'callDeadline'

const at = (date: Date): Instant => fromMillis(date.getTime())

/** A task as far as anyone may know of it; whether title and host are public yet is the page's to decide. */
export interface PublicTask {
  readonly id: string
  readonly code: string
  readonly title: string | null
  readonly type: TaskType
  readonly stage: Stage
  readonly outcome: TaskOutcome | null
  readonly host: string | null
  readonly closedAt: Instant | null
}

/** A task by its code; a classified one is as if it were not there. */
export async function publicTask(db: Db, code: string): Promise<PublicTask | undefined> {
  const row = await db('tasks')
    .leftJoin('organisations as hosting', 'hosting.id', 'tasks.host_organisation')
    .where({ code, classified: false })
    .first('tasks.id', 'code', 'title', 'type', 'stage', 'outcome', 'hosting.name as host', 'closed_at')
  if (!row) return undefined
  const { closed_at: closedAt, ...task } = row
  return { ...task, closedAt: closedAt && at(closedAt) }
}

/** When a task went through a stage; `leftAt` is null while it is in it. Rounds are one visit. */
export interface StageVisit {
  readonly stage: Stage
  readonly enteredAt: Instant
  readonly leftAt: Instant | null
}

/** The stages that a task has been in. */
export async function stageVisits(db: Db, taskId: string): Promise<StageVisit[]> {
  const rows = await db('processes')
    .where({ task_id: taskId })
    .whereIn('kind', stages)
    .groupBy('kind')
    .select('kind as stage', db.raw('min(opened_at) as entered'))
    .select(db.raw('case when bool_and(closed_at is not null) then max(closed_at) end as "left"'))
  return rows.map(({ stage, entered, left }) => ({ stage, enteredAt: at(entered), leftAt: left && at(left) }))
}

/** A deadline that has not been closed. No due instant while its clock stands. */
export interface OpenTerm {
  readonly name: string
  readonly waitsFor: string
  readonly clause: string
  readonly due: Instant | null
  readonly pauses: readonly StoredPause[]
}

/** The stage that a task is in now: its law, those whom it waits for, and its terms, soonest due first. */
export interface OpenStage {
  readonly law: PinnedLaw
  readonly openedAt: Instant
  readonly awaited: readonly { readonly tokens: readonly string[]; readonly since: Instant }[]
  readonly terms: readonly OpenTerm[]
}

/** The open process of a task's stage. Sittings and payments are nobody else's business. */
export async function openStage(db: Db, taskId: string, stage: Stage): Promise<OpenStage | undefined> {
  const process = await db('processes')
    .where({ task_id: taskId, kind: stage })
    .whereNull('closed_at')
    .orderBy('opened_at', 'desc')
    .first('stream', 'law', 'opened_at')
  if (!process) return undefined
  const { stream, law } = process
  const [awaited, terms] = await Promise.all([
    db('awaited_acts').where({ stream }).orderBy(['since', 'act']).select('tokens', 'since'),
    db('deadlines')
      .where({ stream })
      // What is nobody's duty is no term of an agency; the day on which a call closes concerns everyone.
      .where((shown) => shown.whereNot({ waits_for: nobodysDuty }).orWhere({ name: callCloses }))
      .whereNull('closed_at')
      .orderByRaw('due asc nulls last, name')
      .select('name', 'waits_for as waitsFor', 'clause', 'due', 'pauses'),
  ])
  return {
    law,
    openedAt: at(process.opened_at),
    awaited: awaited.map(({ tokens, since }) => ({ tokens, since: at(since) })),
    terms: terms.map(({ due, ...term }) => ({ ...term, due: due && at(due) })),
  }
}

/** Tasks by stage and whether they have ended, classified ones aside. */
export async function publicCounts(
  db: Db,
): Promise<{ readonly stage: Stage; readonly ended: boolean; readonly count: number }[]> {
  return db('tasks')
    .where({ classified: false })
    .groupBy('stage', db.raw('outcome is not null'))
    .select('stage', db.raw('outcome is not null as ended'), db.raw('count(*)::integer as count'))
}

/** A task under contract, as the landing page lists it. */
export interface ContractedTask {
  readonly code: string
  readonly title: string | null
  readonly stage: Stage
  readonly outcome: TaskOutcome | null
  readonly host: string | null
}

/** The tasks under contract that moved last, classified ones aside. */
export async function contractedTasks(
  db: Db,
  since: readonly Stage[],
  limit: number,
): Promise<ContractedTask[]> {
  // The last of each stage, and the last of those: each stage has its index in this order.
  const { rows } = await db.raw<{ rows: ContractedTask[] }>(
    `select code, title, last.stage, outcome, hosting.name as host
     from unnest(?::text[]) as under_contract (stage) cross join lateral (
       select id, code, title, stage, outcome, host_organisation, last_at from tasks
       where tasks.stage = under_contract.stage and not classified order by last_at desc, id limit ?
     ) as last
     left join organisations as hosting on hosting.id = last.host_organisation
     order by last_at desc, last.id limit ?`,
    [[...since], limit, limit],
  )
  return rows
}
