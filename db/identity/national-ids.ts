import { fromMillis } from '../../domain/instant'
import { granted, refuse, type Verdict } from '../../domain/verdict'
import { type Author, change } from '../administration/change'
import type { Db, Trx } from '../connection'
import { openPersonal, personalDigests, sealPersonal } from '../personal'
import { databaseRefusal } from '../refusals'
import type { Sealed, SealKeys } from '../sealed'
import { noteClash } from './clashes'
import { recordIdentityEvent } from './events'
import { oweAccountChanged } from './letters'
import type { Occasion } from './passwords'

const field = 'nationalId'

interface Row extends Sealed {
  readonly personId: string
}

const rows = (db: Db | Trx) => db('national_ids').select('person_id as personId', 'key_id as keyId', 'sealed')

const opened = (keys: SealKeys, { personId, ...sealed }: Row) =>
  openPersonal(keys, { field, personId }, sealed)

/** What is kept of a person's number under the first key. */
function columns(keys: SealKeys, personId: string, nationalId: string) {
  const { keyId, sealed } = sealPersonal(keys, { field, personId }, nationalId)
  const [digest] = personalDigests(keys, field, nationalId)
  return { person_id: personId, key_id: keyId, sealed, digest }
}

/** The national identity number of a person; undefined where none is on record. */
export async function nationalIdOf(
  db: Db | Trx,
  keys: SealKeys,
  personId: string,
): Promise<string | undefined> {
  const row: Row | undefined = await rows(db).where({ person_id: personId }).first()
  return row && opened(keys, row)
}

/** Whose number it is; undefined where it is nobody's. */
export async function personOfNationalId(
  db: Db | Trx,
  keys: SealKeys,
  nationalId: string,
): Promise<string | undefined> {
  const row = await db('national_ids')
    .whereIn('digest', personalDigests(keys, field, nationalId))
    .first('person_id as personId')
  return row?.personId
}

/** A number that somebody gives for a person. */
export interface GivenNationalId {
  readonly personId: string
  readonly nationalId: string
}

/** Keeps a number in the place of what was there; resolves with whose it is where that is somebody else. */
async function keep(
  trx: Trx,
  keys: SealKeys,
  { personId, nationalId }: GivenNationalId,
  by: string,
  now: number,
): Promise<string | undefined> {
  const holder = await personOfNationalId(trx, keys, nationalId)
  if (holder !== undefined && holder !== personId) return holder
  const given = { ...columns(keys, personId, nationalId), given_at: new Date(now), given_by: by }
  await trx('national_ids').insert(given).onConflict('person_id').merge()
  return undefined
}

/**
 * Keeps the number that a person gives of themself, once; another is for an administrator to write. One that
 * stands on somebody else is refused and noted, without saying on whom.
 */
export async function giveOwnNationalId(
  db: Db,
  keys: SealKeys,
  given: GivenNationalId,
  { now, from }: Occasion,
): Promise<Verdict> {
  const { personId } = given
  try {
    return await db.transaction(async (trx): Promise<Verdict> => {
      const known = await trx('people').where({ id: personId }).forUpdate().first('id')
      if (!known) return refuse('request/not-found')
      if (await nationalIdOf(trx, keys, personId)) return refuse('identity/national-id-given')
      const holder = await keep(trx, keys, given, personId, now)
      const event = { kind: 'nationalIdGiven', personId, from } as const
      if (holder !== undefined) {
        await noteClash(trx, personId, holder, 'nationalId', now)
        await recordIdentityEvent(trx, { ...event, outcome: 'refused', detail: { why: 'taken' } })
        return refuse('identity/national-id-taken')
      }
      await oweAccountChanged(trx, personId, 'nationalIdGiven', fromMillis(now), from)
      await recordIdentityEvent(trx, { ...event, outcome: 'done' })
      return granted
    })
  } catch (error) {
    const refusal = databaseRefusal(error)
    if (refusal) return refusal
    throw error
  }
}

/** Writes a person's number by a document, as an administrator; the log says that, and not the number. */
export async function writeNationalId(
  db: Db,
  keys: SealKeys,
  author: Author,
  { document, ...given }: GivenNationalId & { readonly document: string },
  { now, from }: Occasion,
): Promise<Verdict> {
  const { personId } = given
  const clash: { with?: string } = {}
  const verdict = await change(db, author, async (trx) => {
    const known = await trx('people').where({ id: personId, merged_into: null }).forUpdate().first('id')
    if (!known) return refuse('request/not-found')
    const before = (await nationalIdOf(trx, keys, personId)) !== undefined
    const holder = await keep(trx, keys, given, author.by, now)
    if (holder !== undefined) {
      clash.with = holder
      const row = await trx('people').where({ id: holder }).first('name')
      return refuse('administration/national-id-taken', { holder: row?.name ?? holder })
    }
    await oweAccountChanged(trx, personId, 'nationalIdGiven', fromMillis(now), from)
    const event = { kind: 'nationalIdGiven', outcome: 'done', personId, by: author.by, from } as const
    await recordIdentityEvent(trx, event)
    const after = { hasNationalId: true, document }
    const subject = `person/${personId}`
    return { kind: 'nationalIdWritten', subject, before: { hasNationalId: before }, after }
  })
  if (clash.with !== undefined) await noteClash(db, personId, clash.with, 'nationalId', now)
  return verdict
}

/** Moves the number of one person to another who has none, sealed for them. */
export async function moveNationalId(trx: Trx, keys: SealKeys, from: string, to: string): Promise<void> {
  const nationalId = await nationalIdOf(trx, keys, from)
  if (nationalId === undefined) return
  await trx('national_ids')
    .where({ person_id: from })
    .update(columns(keys, to, nationalId))
}

/**
 * Seals under the first key what was sealed under another, with digests by that key, and numbers from before
 * they were sealed. When a server starts with a new first key: the key before it can go afterwards. Resolves
 * with how many there were.
 */
export async function resealNationalIds(db: Db, keys: SealKeys): Promise<number> {
  return db.transaction(async (trx) => {
    const others: Row[] = await rows(trx)
      .whereNot({ key_id: keys[0]?.id ?? '' })
      .forUpdate()
    for (const row of others) {
      const { personId } = row
      await trx('national_ids')
        .where({ person_id: personId })
        .update(columns(keys, personId, opened(keys, row)))
    }
    const unsealed: { id: string; number: string }[] = await trx('people')
      .whereNotNull('unsealed_national_id')
      .forUpdate()
      .select('id', 'unsealed_national_id as number')
    for (const { id, number } of unsealed) {
      const given = { given_at: trx.raw('clock_timestamp()'), given_by: id }
      await trx('national_ids')
        .insert({ ...columns(keys, id, number), ...given })
        .onConflict('person_id')
        .ignore()
      await trx('people').where({ id }).update({ unsealed_national_id: null })
    }
    return others.length + unsealed.length
  })
}
