import { fromMillis, type Instant } from '../../domain/instant'
import type { Role } from '../../domain/life'
import { nobodysDuty } from '../../domain/machine'
import type { Delegated } from '../../domain/rights/delegation'
import { isOffice, knowsClassified } from '../../domain/rights/view'
import type { Db } from '../connection'
import { allOf, type Part, part } from './parts'
import { holdingWords } from './words'

/** Who looks, as the filter of lists needs it: the same rule as `taskView`, in SQL. */
export interface ListLooker {
  /** Every id of theirs. */
  readonly ids: readonly string[]
  readonly roles: readonly Role[]
  readonly cleared: boolean
  readonly organisations: readonly string[]
  /** The roles whose acts wait for them too, and those of delegations for some acts only. */
  readonly awaitedAs: readonly Role[]
  readonly limited: readonly Delegated[]
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
  /**
   * Words that the title or the code holds, whatever their accents; those of one or two letters where a word
   * begins.
   */
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
  /** Null for a classified task, like the type. */
  readonly field: string | null
  readonly type: string | null
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

/**
 * What holds of the tasks that a person may see in a list. Tasks from which they are kept out by a conflict
 * are not in it.
 */
export async function seenBy(db: Db, looker: ListLooker): Promise<Part[]> {
  const own = isOffice(looker.roles) ? [] : [part('tasks.id = any(?)', await ownTasks(db, looker))]
  return [...seenByOffice(looker), ...own]
}

/** The same for a person of an office, who is not kept to tasks of their own. */
export function seenByOffice({ ids, roles, cleared }: ListLooker): Part[] {
  return [
    part(
      `tasks.id not in
        (select task_id from task_people
          where person_id = any(?) and until is null and relation = 'conflicted')`,
      [...ids],
    ),
    ...(knowsClassified({ roles, cleared }) ? [] : [part('not tasks.classified')]),
  ]
}

/** Asked for before: of however many tasks there are, a person has few, and the plan is to know it. */
async function ownTasks(db: Db, { ids, organisations }: ListLooker): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select task_id as id from task_people where person_id = any(?) and until is null
     union select id from tasks where proposer_organisation = any(?)
     union select id from tasks where host_organisation = any(?)`,
    [[...ids], [...organisations], [...organisations]],
  )
  return rows.map(({ id }) => id)
}

const late = `exists (select from deadlines
  where deadlines.task_id = tasks.id and deadlines.state = 'missed' and deadlines.closed_at is null
    and deadlines.waits_for <> '${nobodysDuty}')`

function narrowed({ outcome, late: isLate, ...filter }: Omit<TaskFilter, 'q'>): Part[] {
  const { stage, field, type, host, proposer } = filter
  const equal = { stage, field, type, host_organisation: host, proposer_organisation: proposer }
  return [
    ...Object.entries(equal).flatMap(([column, value]) =>
      value ? [part(`tasks.${column} = ?`, value)] : [],
    ),
    ...(outcome === 'none' ? [part('tasks.outcome is null')] : []),
    ...(outcome && outcome !== 'none' ? [part('tasks.outcome = ?', outcome)] : []),
    ...(isLate === undefined ? [] : [part(isLate ? late : `not ${late}`)]),
  ]
}

const columns = { last: 'tasks.last_at', opened: 'tasks.opened_at', due: 'tasks.next_due' } as const

function after(sort: TaskSort, { value, id }: ListPlace): Part {
  const column = columns[sort]
  if (sort !== 'due') return part(`${column} <= ? and (${column} < ? or tasks.id > ?)`, ...[value, value, id])
  if (value === null) return part(`${column} is null and tasks.id > ?`, id)
  return part(`((${column}, tasks.id) > (?, ?) or ${column} is null)`, ...[value, id])
}

const listed = `
  select tasks.id, code, tasks.title, field, type, stage, status, outcome,
    proposing.name as proposer, hosting.name as host,
    next_due as "nextDue", opened_at as "openedAt", last_at as "lastAt", ${late} as late
  from tasks
  left join organisations as proposing on proposing.id = tasks.proposer_organisation
  left join organisations as hosting on hosting.id = tasks.host_organisation`

/** A page of the tasks that a person may see. */
export async function listTasks(
  db: Db,
  looker: ListLooker,
  { q, ...filter }: TaskFilter,
  {
    sort,
    from,
    limit,
  }: { readonly sort: TaskSort; readonly from: ListPlace | undefined; readonly limit: number },
): Promise<TaskRow[]> {
  const narrowing = narrowed(filter)
  const shown = allOf([
    ...(await seenBy(db, looker)),
    ...narrowing,
    ...(await holdingWords(db, q, { narrowed: narrowing.length > 0 })),
    ...(from ? [after(sort, from)] : []),
  ])
  const { rows } = await db.raw(
    `${listed} where ${shown.sql}
      order by ${columns[sort]} ${sort === 'due' ? 'asc' : 'desc'}, tasks.id limit ?`,
    [...shown.bindings, limit],
  )
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
  const shown = allOf([...(await seenBy(db, looker)), ...(except ? [part('tasks.id <> ?', except)] : [])])
  // The nearest first, as the index of the likeness gives them: few are looked at however many there are.
  const { rows } = await db.raw(
    `select tasks.id, code, tasks.title, stage, outcome,
       similarity(task_words.title, plain_text(?)) as similarity
     from task_words join tasks on tasks.id = task_words.task_id
     where task_words.title % plain_text(?) and ${shown.sql}
     order by task_words.title <-> plain_text(?), tasks.id limit ?`,
    [text, text, ...shown.bindings, text, limit],
  )
  return rows
}
