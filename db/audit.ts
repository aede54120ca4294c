import { addMonths } from '../domain/calendar'
import { canonicalJson } from '../domain/canonical-json'
import { addDays, fromMillis, type Instant, type LocalDate } from '../domain/instant'
import type { Db, Trx } from './connection'
import { inPages } from './in-pages'
import { type ChainHead, lockChain, sha256 } from './journal'

/**
 * What an entry is about. `right`: a decision on rights that refused; `input`: a request that was not taken
 * in, with the paths of its fields; `administration`: a change by administration; `lost`: entries that could
 * not be kept; every other: something sensitive that was read.
 */
export const auditKinds = [
  ...['right', 'input', 'administration', 'dossier', 'file', 'ballot', 'seat', 'person', 'letter', 'journal'],
  ...['beneficiaryAccount', 'export', 'lost'],
] as const

/** One of them. */
export type AuditKind = (typeof auditKinds)[number]

/** One entry of the audit log: who, when, from where, under which authority, what, with which result. */
export interface AuditEntry {
  /** Its own, so that a batch that is written again is known. */
  readonly id: string
  /** The wall's time. */
  readonly at: Instant
  readonly person: string | null
  /** The ground: 'role:dostOfficer', 'relation:councilMember'; null where there was none. */
  readonly under: string | null
  readonly kind: AuditKind
  /** The act or the route. */
  readonly name: string
  /** What its address names: ids and codes of tasks, sittings, people, files. */
  readonly objects: readonly string[]
  readonly result: 'done' | 'refused' | 'lost'
  /** The code of a refusal; how many entries were lost. */
  readonly reason: string | null
  readonly address: string | null
  readonly agent: string | null
}

/** An entry with its place in the chain. */
export interface StoredAuditEntry extends AuditEntry {
  readonly seq: number
  readonly prevHash: string
  readonly hash: string
}

/** The chain of the audit log among the chains. */
export const auditChain = 'audit'

/** SHA-256 over an entry, its place and the hash before it, as the journal's entries have it. */
export function auditHash(entry: AuditEntry, seq: number, prevHash: string): string {
  const { id, at, person, under, kind, name, objects, result, reason, address, agent } = entry
  const told = { id, at, person, under, kind, name, objects, result, reason, address, agent }
  return sha256(canonicalJson({ chain: auditChain, seq, prevHash, ...told }))
}

/** Entries after the end of a chain, each with its place, and where the chain ends then. */
function linked(entries: readonly AuditEntry[], { length, head }: ChainHead) {
  let prevHash = head
  const rows = entries.map((entry, index) => {
    const seq = length + index + 1
    const hash = auditHash(entry, seq, prevHash)
    const row = { ...entry, seq, prev_hash: prevHash, hash }
    prevHash = hash
    return row
  })
  return { rows, end: { length: length + entries.length, head: prevHash } }
}

const inserting = `
  insert into audit_log
    (seq, id, at, person, under, kind, name, objects, result, reason, address, agent, prev_hash, hash)
  select seq, id, at, person, under, kind, name, objects, result, reason, address, agent, prev_hash, hash
  from jsonb_to_recordset(?) as entry (seq bigint, id uuid, at timestamptz, person text, under text,
    kind text, name text, objects text[], result text, reason text, address text, agent text,
    prev_hash text, hash text)`

/** Appends a batch in one transaction. What of it was written before stays as it is. */
export async function appendAudit(db: Db | Trx, entries: readonly AuditEntry[]): Promise<void> {
  await db.transaction(async (trx) => {
    const head = await lockChain(trx, auditChain)
    const known: string[] = await trx('audit_log')
      .whereIn(
        'id',
        entries.map(({ id }) => id),
      )
      .pluck('id')
    const { rows, end } = linked(
      entries.filter(({ id }) => !known.includes(id)),
      head,
    )
    if (rows.length === 0) return
    await trx.raw(inserting, [JSON.stringify(rows)])
    await trx('chains').where({ chain: auditChain }).update(end)
  })
}

const copyBatch = 1000

/**
 * Hands on every entry that was not handed on before, in order, in batches; one caller at a time, others
 * pass. What `take` does is done again after a failure.
 */
export async function copyAudit(
  db: Db,
  take: (entries: readonly StoredAuditEntry[]) => Promise<void>,
): Promise<void> {
  await db('audit_copies').insert({ last_seq: 0 }).onConflict().ignore()
  for (let count = copyBatch; count === copyBatch; ) {
    count = await db.transaction(async (trx) => {
      const place = await trx('audit_copies').forUpdate().skipLocked().first('last_seq as after')
      if (!place) return 0
      const rows = await trx<AuditRow>('audit_log')
        .where('seq', '>', place.after)
        .orderBy('seq')
        .limit(copyBatch)
      if (rows.length === 0) return 0
      const entries = rows.map(toAuditEntry)
      await take(entries)
      await trx('audit_copies').update({ last_seq: entries.at(-1)!.seq })
      return entries.length
    })
  }
}

/** A row of the audit log as PostgreSQL gives it. */
export type AuditRow = Omit<StoredAuditEntry, 'at' | 'prevHash'> & { readonly at: Date; prev_hash: string }

/** A row as an entry. */
export function toAuditEntry({ at, prev_hash: prevHash, ...row }: AuditRow): StoredAuditEntry {
  return { ...row, prevHash, at: fromMillis(at.getTime()) }
}

/** The whole audit log in order, in pages. */
export async function* auditInOrder(db: Db, page = 1000): AsyncGenerator<StoredAuditEntry> {
  const read = (after: number) =>
    db<AuditRow>('audit_log').where('seq', '>', after).orderBy('seq').limit(page)
  for await (const row of inPages<AuditRow>(page, read)) yield toAuditEntry(row)
}

/** The end of the chain at the end of a day. */
export interface AuditCheckpoint {
  readonly day: LocalDate
  readonly seq: number
  readonly hash: string
  readonly removedAt: Date | null
}

/** Every checkpoint, oldest first. */
export async function auditCheckpoints(db: Db): Promise<AuditCheckpoint[]> {
  return db('audit_checkpoints').orderBy('day').select('day', 'seq', 'hash', 'removed_at as removedAt')
}

/** Notes where the chain ends once a day is over; of several that do so, the first one counts. */
export async function closeAuditDay(db: Db, day: LocalDate): Promise<void> {
  await db.raw(
    `insert into audit_checkpoints (day, seq, hash)
     select ?, length, head from chains where chain = ? and length > 0
     on conflict (day) do nothing`,
    [day, auditChain],
  )
}

/** Days beyond the months: entries of the night after a checkpoint's day may lie before it. */
const margin = 2

/** Removes what is older than it has to be kept, up to a checkpoint that stays; returns how many entries. */
export async function forgetAudit(db: Db, today: LocalDate, monthsKept: number): Promise<number> {
  const before = addDays(addMonths(today, -monthsKept), -margin)
  return db.transaction(async (trx) => {
    const old = trx('audit_checkpoints').where('day', '<', before).whereNull('removed_at')
    const last: { seq: number; day: LocalDate } | undefined = await old
      .clone()
      .orderBy('day', 'desc')
      .first('seq', 'day')
    if (!last) return 0
    const removed = await trx('audit_log').where('seq', '<=', last.seq).delete()
    await old
      .clone()
      .where('day', '<=', last.day)
      .update({ removed_at: trx.raw('clock_timestamp()') })
    return removed
  })
}

/** The oldest checkpoints that nobody outside knows of yet. */
export async function auditCheckpointsToTell(
  db: Db,
  most: number,
): Promise<(Omit<AuditCheckpoint, 'removedAt'> & { readonly madeAt: Date })[]> {
  return db('audit_checkpoints')
    .whereNull('told_at')
    .orderBy('day')
    .limit(most)
    .select('day', 'seq', 'hash', 'made_at as madeAt')
}

/** Notes that a checkpoint went outside. */
export async function checkpointTold(db: Db, day: LocalDate): Promise<void> {
  await db('audit_checkpoints')
    .where({ day })
    .update({ told_at: db.raw('clock_timestamp()') })
}
