import { createHash } from 'node:crypto'
import { canonicalJson } from '../domain/canonical-json'
import { fromMillis, type Instant } from '../domain/instant'
import type { ProcessKind } from '../domain/life'
import { type Db, planned, type Trx } from './connection'
import { inPages } from './in-pages'
import { factsChannel } from './notices'

/** One fact as the journal holds it. `data` has the texts of the act under `content`. */
export interface JournalEntry {
  readonly chain: string
  readonly stream: string
  readonly kind: ProcessKind
  readonly taskId: string | null
  readonly type: string
  readonly key: string
  readonly at: Instant
  readonly by: string | null
  readonly act: string | null
  readonly under: string | null
  readonly requestHash: string | null
  readonly late: { readonly name: string; readonly due: Instant } | null
  readonly data: Readonly<Record<string, unknown>>
  /**
   * What the commit did beyond the fact: resolved deadlines, other processes told. Rebuilds use it as it is.
   */
  readonly effects: unknown
}

/** A journal entry with its place in the chain. */
export interface StoredEntry extends JournalEntry {
  readonly seq: number
  readonly chainSeq: number
  readonly prevHash: string
  readonly hash: string
  readonly recordedAt: Date
}

/** The hash before the first entry of a chain. */
export const chainStart = '0'.repeat(64)

/** What is hashed of an entry: itself, its place and the hash before it. */
export function hashedText(entry: JournalEntry, chainSeq: number, prevHash: string): string {
  const { chain, stream, kind, taskId, type, key, at, by, act, under, requestHash, late, data, effects } =
    entry
  const place = { chain, chainSeq, prevHash, stream, kind, taskId }
  const fact = { type, key, at, by, act, under, requestHash, late, data, effects }
  return canonicalJson({ ...place, ...fact })
}

/** SHA-256 over an entry, its place and the hash before it. */
export function entryHash(entry: JournalEntry, chainSeq: number, prevHash: string): string {
  return sha256(hashedText(entry, chainSeq, prevHash))
}

/** SHA-256 of a text, in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The chain that a process writes to: its task's, or its own where it belongs to no single task. */
export function chainOf(stream: string, taskId: string | null): string {
  return taskId === null ? stream : `task/${taskId}`
}

/** The end of a chain: how many entries it has, and the hash of the last. */
export interface ChainHead {
  readonly length: number
  readonly head: string
}

/** Locks a chain for this transaction, so that its entries get consecutive places. */
export async function lockChain(trx: Trx, chain: string): Promise<ChainHead> {
  const held = await trx('chains').where({ chain }).forUpdate().first('length', 'head')
  if (held) return held
  const [begun] = await trx('chains')
    .insert({ chain, length: 0, head: chainStart })
    .onConflict('chain')
    .merge(['chain'])
    .returning(['length', 'head'])
  return begun
}

/**
 * The entry, the new head, and a word to whoever listens for facts of the task, or of a process that is no
 * task's such as a council's sitting: in one statement.
 */
const appending = `
  with entry as (
    insert into journal (chain, chain_seq, stream, kind, task_id, type, key, at, by_person, act, under,
      request_hash, late, data, effects, prev_hash, hash)
    values (:chain, :chainSeq, :stream, :kind, :taskId, :type, :key, :at, :by, :act, :under,
      :requestHash, :late, :data, :effects, :prevHash, :hash)
    returning seq, coalesce(task_id, stream) as about
  ), head as (
    update chains set length = :chainSeq, head = :hash where chain = :chain
  )
  select seq, cast(pg_notify('${factsChannel}', about) as text)
  from entry`

/**
 * Appends one entry after the head of its locked chain; returns its number in the journal and the new head.
 */
export async function append(
  trx: Trx,
  entry: JournalEntry,
  { length, head: prevHash }: ChainHead,
): Promise<{ seq: number; head: ChainHead }> {
  const chainSeq = length + 1
  const hash = entryHash(entry, chainSeq, prevHash)
  const { late, data, effects, ...rest } = entry
  const values = { ...rest, chainSeq, prevHash, hash, late: late && JSON.stringify(late) }
  const { rows } = await trx
    .raw(appending, { ...values, data: JSON.stringify(data), effects: JSON.stringify(effects) })
    .options(planned('append'))
  return { seq: rows[0].seq, head: { length: chainSeq, head: hash } }
}

/** A row of the journal as PostgreSQL gives it. */
interface JournalRow {
  seq: number
  chain: string
  chain_seq: number
  stream: string
  kind: ProcessKind
  task_id: string | null
  type: string
  key: string
  at: Date
  by_person: string | null
  act: string | null
  under: string | null
  request_hash: string | null
  late: JournalEntry['late']
  data: Readonly<Record<string, unknown>>
  effects: unknown
  prev_hash: string
  hash: string
  recorded_at: Date
}

/** A row of the journal as an entry. */
export function toEntry(row: JournalRow): StoredEntry {
  const { chain, stream, kind, type, key, act, under, late, data, effects, hash, seq } = row
  return {
    ...{ seq, chain, stream, kind, type, key, act, under, late, data, effects, hash },
    chainSeq: row.chain_seq,
    taskId: row.task_id,
    at: fromMillis(row.at.getTime()),
    by: row.by_person,
    requestHash: row.request_hash,
    prevHash: row.prev_hash,
    recordedAt: row.recorded_at,
  }
}

/** The entry of a key, if the fact has been recorded. */
export async function entryByKey(db: Db, key: string): Promise<StoredEntry | undefined> {
  const row = await db<JournalRow>('journal').where({ key }).first()
  return row && toEntry(row as JournalRow)
}

/** The entries of those keys that have been recorded, in their order. */
export async function entriesByKey(db: Db, keys: readonly string[]): Promise<StoredEntry[]> {
  const rows: JournalRow[] = await db('journal').whereIn('key', keys).orderBy('seq')
  return rows.map(toEntry)
}

/** The entries of a process after a number, and that of a key, in their order. */
export async function entriesAfter(db: Db, stream: string, seq: number, key: string): Promise<StoredEntry[]> {
  const rows: JournalRow[] = await db('journal')
    .where({ stream })
    .where((wanted) => wanted.where('seq', '>', seq).orWhere({ key }))
    .orderBy('seq')
  return rows.map(toEntry)
}

/** The processes of the newest entries, each with its last one. */
export async function lastEntries(db: Db, count: number): Promise<{ stream: string; seq: number }[]> {
  const newest = db('journal').select('stream', 'seq').orderBy('seq', 'desc').limit(count).as('newest')
  return db(newest).groupBy('stream').select('stream').max({ seq: 'seq' })
}

/** The whole journal in order, in pages, so that a rebuild holds little in memory. */
export async function* entriesInOrder(db: Db, page = 500): AsyncGenerator<StoredEntry> {
  const read = (after: number) =>
    db<JournalRow>('journal').where('seq', '>', after).orderBy('seq').limit(page)
  for await (const row of inPages<JournalRow>(page, read)) yield toEntry(row)
}

/** What one entry did to time and deadlines: its own process's, and those of the processes that it told. */
export interface EntryEffects {
  readonly seq: number
  readonly stream: string
  readonly type: string
  readonly at: Instant
  /** The deadline that a fact of the clock is about. */
  readonly name: string | null
  readonly effects: unknown
}

/** The whole journal in order, without what people wrote: a look at every entry that reads little. */
export async function* effectsInOrder(db: Db, page = 5_000): AsyncGenerator<EntryEffects> {
  const read = (after: number) =>
    db('journal')
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(page)
      .select('seq', 'stream', 'type', 'at', 'effects', db.raw("data ->> 'name' as name"))
  for await (const row of inPages<Omit<EntryEffects, 'at'> & { at: Date }>(page, read)) {
    yield { ...row, at: fromMillis(row.at.getTime()) }
  }
}
