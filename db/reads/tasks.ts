import { fromMillis, type Instant } from '../../domain/instant'
import type { Role } from '../../domain/life'
import { nobodysDuty } from '../../domain/machine'
import { classifiedRoles, isOffice } from '../../domain/rights/view'
import type { Db } from '../connection'

/** Who looks, as the filter of lists needs it: the same rule as `taskView`, in SQL. */
export interface ListLooker {
  readonly personId: string
  readonly roles: readonly Role[]
  readonly organisations: readonly string[]
}

/**
 * How lists are ordered: by last movement or opening (newest first), or by the next due instant (soonest
 * first).
 */
export const taskSorts = ['last', 'opened', 'due'] as const
/** One of the orders. */
export type TaskSort = (typeof taskSorts)[number]

/** What a list is narrowed to. */
export interface TaskFilter {
  readonly stage?: string
  readonly field?: string
  readonly type?: string
  /** An outcome, or 'none' for tasks under way. */
  readonly outcome?: string
  readonly host?: string
  readonly proposer?: string
  readonly late?: boolean
  /** Words that the title or the code holds, whatever their accents. */
  readonly q?: string
}

/** The place in a list after which a page begins: the sorted value and the id. */
export interface ListPlace {
  readonly value: string | null
  readonly id: string
}

/** A task as lists show it. */
export interface TaskRow {
  readonly id: string
  readonly code: string
  readonly title: string | null
  readonly field: string
  readonly type: string
  readonly stage: string
  readonly status: string
  readonly outcome: string | null
  readonly proposer: string | null
  readonly host: string | null
  readonly nextDue: Instant | null
  readonly openedAt: Instant
  readonly lastAt: Instant
  readonly late: boolean
}

type Query = ReturnType<Db['queryBuilder']>

/**
 * Leaves only the tasks that a person may see in a list. Tasks from which they are kept out by a conflict are
 * not in it.
 */
export function visibleTo(query: Query, db: Db, { personId, roles, organisations }: ListLooker): Query {
  const mine = () => db('task_people').where({ person_id: personId }).whereNull('until').select('task_id')
  query.whereNotIn('tasks.id', mine().where({ relation: 'conflicted' }))
  const knowsClassified = roles.some((role) => (classifiedRoles as readonly Role[]).includes(role))
  if (!knowsClassified) query.where('tasks.classified', false)
  if (isOffice(roles)) return query
  return query.where((either) =>
    either
      .whereIn('tasks.id', mine())
      .orWhereIn('tasks.proposer_organisation', organisations)
      .orWhereIn('tasks.host_organisation', organisations),
  )
}

/** The indexed text of a task. */
export const taskText = "plain_text(coalesce(tasks.title, '') || ' ' || tasks.code)"

/** A text for LIKE, with its wildcards taken literally. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`)
}

function narrow(query: Query, db: Db, filter: TaskFilter): Query {
  const { stage, field, type, outcome, host, proposer, late, q } = filter
  const equal = { stage, field, type, host_organisation: host, proposer_organisation: proposer }
  for (const [column, value] of Object.entries(equal)) if (value) query.where(`tasks.${column}`, value)
  if (outcome === 'none') query.whereNull('tasks.outcome')
  else if (outcome) query.where('tasks.outcome', outcome)
  if (late !== undefined) query[late ? 'whereIn' : 'whereNotIn']('tasks.id', lateTasks(db))
  return q ? narrowByWords(query, q) : query
}

/** Leaves the tasks whose title or code holds every word, whatever the accents. */
export function narrowByWords(query: Query, q: string): Query {
  for (const word of q.trim().split(/\s+/).filter(Boolean)) {
    query.whereRaw(`${taskText} like '%' || plain_text(?) || '%'`, [escaped(word)])
  }
  return query
}

function lateTasks(db: Db) {
  return db('deadlines')
    .where({ state: 'missed' })
    .whereNot({ waits_for: nobodysDuty })
    .whereNull('closed_at')
    .whereNotNull('task_id')
    .select('task_id')
}

const columns = { last: 'tasks.last_at', opened: 'tasks.opened_at', due: 'tasks.next_due' } as const

function after(query: Query, sort: TaskSort, { value, id }: ListPlace): Query {
  const column = columns[sort]
  if (sort !== 'due') {
    return query.whereRaw(`${column} <= ? and (${column} < ? or tasks.id > ?)`, [value, value, id])
  }
  if (value === null) return query.whereNull(column).where('tasks.id', '>', id)
  return query.whereRaw(`((${column}, tasks.id) > (?, ?) or ${column} is null)`, [value, id])
}

/** A page of the tasks that a person may see. */
export async function listTasks(
  db: Db,
  looker: ListLooker,
  filter: TaskFilter,
  {
    sort,
    from,
    limit,
  }: { readonly sort: TaskSort; readonly from: ListPlace | undefined; readonly limit: number },
): Promise<TaskRow[]> {
  const query = narrow(visibleTo(db('tasks'), db, looker), db, filter)
  if (from) after(query, sort, from)
  const rows = await query
    .leftJoin('organisations as proposing', 'proposing.id', 'tasks.proposer_organisation')
    .leftJoin('organisations as hosting', 'hosting.id', 'tasks.host_organisation')
    .orderBy([
      { column: columns[sort], order: sort === 'due' ? 'asc' : 'desc' },
      { column: 'tasks.id', order: 'asc' },
    ])
    .limit(limit)
    .select('tasks.id', 'code', 'title', 'field', 'type', 'stage', 'status', 'outcome')
    .select('proposing.name as proposer', 'hosting.name as host')
    .select('next_due as nextDue', 'opened_at as openedAt', 'last_at as lastAt')
    .select(db.raw(`exists (?) as late`, [lateTasks(db).whereRaw('task_id = tasks.id')]))
  return rows.map((row: Record<'nextDue' | 'openedAt' | 'lastAt', Date> & TaskRow) => ({
    ...row,
    nextDue: row.nextDue && fromMillis((row.nextDue as Date).getTime()),
    openedAt: fromMillis((row.openedAt as Date).getTime()),
    lastAt: fromMillis((row.lastAt as Date).getTime()),
  }))
}

/** A task whose title is like another, from 0 to 1. */
export interface SimilarTask {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly stage: string
  readonly outcome: string | null
  readonly similarity: number
}

/** The visible tasks whose titles are most like a text, accents aside. */
export async function similarTasks(
  db: Db,
  looker: ListLooker,
  text: string,
  { except, limit }: { readonly except: string | undefined; readonly limit: number },
): Promise<SimilarTask[]> {
  const likeness = db.raw("similarity(plain_text(coalesce(title, '')), plain_text(?))", [text])
  const query = visibleTo(db('tasks'), db, looker).whereRaw(`${taskText} % plain_text(?)`, [text])
  if (except) query.whereNot('tasks.id', except)
  return query
    .orderBy([
      { column: likeness, order: 'desc' },
      { column: 'tasks.id', order: 'asc' },
    ])
    .limit(limit)
    .select('tasks.id', 'code', 'title', 'stage', 'outcome', db.raw('? as similarity', [likeness]))
}
