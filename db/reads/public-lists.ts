import { fromMillis, type Instant } from '../../domain/instant'
import { type Stage, stages, type TaskOutcome, type TaskType } from '../../domain/life'
import type { Db } from '../connection'
import type { Part } from './parts'
import { holdingWords } from './words'

/** What a public list is narrowed to. */
export interface PublicFilter {
  readonly field?: string | undefined
  /** The year of signing, of publication or of the deadline. */
  readonly year?: number | undefined
  /** Words of the title or the code, whatever their accents. */
  readonly q?: string | undefined
}

/** Where a page of a list begins, and how long it is. */
export interface PublicPage {
  readonly after?: readonly [value: string, id: string] | undefined
  readonly limit: number
}

interface Listed {
  readonly id: string
  readonly code: string
  readonly title: string | null
  readonly type: TaskType
  readonly field: string
}

/** A task under contract. */
export interface PublicContract extends Listed {
  readonly stage: Stage
  readonly outcome: TaskOutcome | null
  readonly host: string | null
  readonly signedOn: string | null
  readonly lastAt: Instant
}

/** A published result. */
export interface PublicResult extends Listed {
  readonly host: string | null
  readonly rating: string | null
  readonly decisionNumber: string | null
  readonly publishedAt: Instant
}

/** A call that still takes dossiers in. */
export interface PublicOpenCall extends Listed {
  readonly noticeNumber: string
  readonly postedOn: string
  readonly deadline: Instant
}

type Query = ReturnType<Db['queryBuilder']>

const at = (date: Date): Instant => fromMillis(date.getTime())

function narrowed(query: Query, { field }: PublicFilter, words: readonly Part[]): Query {
  query.where('tasks.classified', false)
  if (field) query.where('tasks.field', field)
  for (const { sql, bindings } of words) query.whereRaw(sql, bindings)
  return query
}

const listed = ['tasks.id', 'code', 'title', 'type', 'field'] as const
const hosting = (query: Query) =>
  query.leftJoin('organisations as hosting', 'hosting.id', 'tasks.host_organisation')

/** The stages in which a task is under contract, or was. */
const underContract = stages.slice(stages.indexOf('execution'))

/** The tasks under contract, those that moved last first. */
export async function publicContracts(
  db: Db,
  filter: PublicFilter,
  { after, limit }: PublicPage,
): Promise<PublicContract[]> {
  const words = await holdingWords(db, filter.q, { narrowed: true })
  const query = hosting(narrowed(db('tasks'), filter, words))
    .leftJoin('contracts', 'contracts.task_id', 'tasks.id')
    .whereIn('tasks.stage', underContract)
  if (filter.year !== undefined) {
    query.whereBetween('contracts.signed_on', [`${filter.year}-01-01`, `${filter.year}-12-31`])
  }
  if (after) query.whereRaw('last_at <= ? and (last_at < ? or tasks.id > ?)', [after[0], after[0], after[1]])
  const rows: (Omit<PublicContract, 'lastAt'> & { lastAt: Date })[] = await query
    .orderByRaw('last_at desc, tasks.id')
    .limit(limit)
    .select(...listed, 'stage', 'outcome', 'hosting.name as host', 'last_at as lastAt')
    .select('contracts.signed_on as signedOn')
  return rows.map((row) => ({ ...row, lastAt: at(row.lastAt) }))
}

const yearStart = (year: number) => `${year}-01-01T00:00:00+07:00`

/** The published results, the newest first. */
export async function publicResults(
  db: Db,
  filter: PublicFilter,
  { after, limit }: PublicPage,
): Promise<PublicResult[]> {
  const words = await holdingWords(db, filter.q, { narrowed: true })
  const query = hosting(
    narrowed(db('recognitions').join('tasks', 'tasks.id', 'recognitions.task_id'), filter, words),
  ).whereNotNull('published_at')
  if (filter.year !== undefined) {
    query.where('published_at', '>=', yearStart(filter.year))
    query.where('published_at', '<', yearStart(filter.year + 1))
  }
  if (after) {
    query.whereRaw('published_at <= ? and (published_at < ? or tasks.id > ?)', [after[0], after[0], after[1]])
  }
  const rows: (Omit<PublicResult, 'publishedAt'> & { publishedAt: Date })[] = await query
    .orderByRaw('published_at desc, tasks.id')
    .limit(limit)
    .select(...listed, 'hosting.name as host', 'rating', 'decision_number as decisionNumber')
    .select('published_at as publishedAt')
  return rows.map((row) => ({ ...row, publishedAt: at(row.publishedAt) }))
}

/** The public calls that take dossiers in at a moment, the soonest deadline first. */
export async function publicOpenCalls(
  db: Db,
  now: Instant,
  filter: PublicFilter,
  { after, limit }: PublicPage,
): Promise<PublicOpenCall[]> {
  const words = await holdingWords(db, filter.q, { narrowed: true })
  const query = narrowed(db('calls').join('tasks', 'tasks.id', 'calls.task_id'), filter, words)
    .where({ method: 'openSelection' })
    .where('calls.deadline', '>', now)
    .whereNull('calls.opened_at')
    .whereNull('cancelled_at')
    .whereNull('tasks.outcome')
  if (filter.year !== undefined) {
    query.where('calls.deadline', '>=', yearStart(filter.year))
    query.where('calls.deadline', '<', yearStart(filter.year + 1))
  }
  if (after) query.whereRaw('(calls.deadline, tasks.id) > (?, ?)', [...after])
  const rows: (Omit<PublicOpenCall, 'deadline'> & { deadline: Date })[] = await query
    .orderBy(['calls.deadline', 'tasks.id'])
    .limit(limit)
    .select(...listed, 'notice_number as noticeNumber', 'posted_on as postedOn', 'calls.deadline')
  return rows.map((row) => ({ ...row, deadline: at(row.deadline) }))
}

/** The fields of the tasks whose titles are public. */
export async function publicFields(db: Db): Promise<string[]> {
  return db('tasks')
    .where({ classified: false })
    .whereIn('stage', stages.slice(stages.indexOf('call')))
    .distinct('field')
    .orderBy('field')
    .pluck('field')
}

/** The codes of the tasks whose titles are public, those that moved last first, with the day of that. */
export async function publicCodes(
  db: Db,
  limit: number,
): Promise<{ readonly code: string; readonly lastAt: Instant }[]> {
  const rows: { code: string; last_at: Date }[] = await db('tasks')
    .where({ classified: false })
    .whereIn('stage', stages.slice(stages.indexOf('call')))
    .orderByRaw('last_at desc, id')
    .limit(limit)
    .select('code', 'last_at')
  return rows.map(({ code, last_at }) => ({ code, lastAt: at(last_at) }))
}
