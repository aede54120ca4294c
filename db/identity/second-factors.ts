import { createHash } from 'node:crypto'
import { fromMillis } from '../../domain/instant'
import type { Db, Trx } from '../connection'
import { recordIdentityEvent } from './events'
import { oweAccountChanged } from './letters'
import type { Occasion } from './passwords'
import { endSessions } from './sessions'

/** A second factor as it is kept. */
export interface SecondFactor {
  readonly keyId: string
  readonly sealed: Buffer
  readonly addedAt: Date
  /** Null while its first code has not been seen. */
  readonly confirmedAt: Date | null
}

/** What the secret of a factor is sealed for. */
export const factorPurpose = (personId: string): string => `totp ${personId}`

/** By which a recovery code is found: as typed, without its gaps and however it is capitalised. */
function codeHash(personId: string, code: string): string {
  const typed = code.replace(/[\s-]/g, '').toUpperCase()
  return createHash('sha256').update(`recovery ${personId} ${typed}`).digest('hex')
}

/** The second factor of a person, confirmed or not. */
export async function secondFactorOf(db: Db, personId: string): Promise<SecondFactor | undefined> {
  return db('second_factors')
    .where({ person_id: personId })
    .first('key_id as keyId', 'sealed', 'added_at as addedAt', 'confirmed_at as confirmedAt')
}

/** Keeps the secret of a factor that is to be confirmed; false where a confirmed one is there. */
export async function addSecondFactor(
  db: Db,
  personId: string,
  { keyId, sealed }: Pick<SecondFactor, 'keyId' | 'sealed'>,
  now: number,
): Promise<boolean> {
  const kept = { key_id: keyId, sealed, added_at: new Date(now) }
  const rows = await db('second_factors')
    .insert({ person_id: personId, ...kept })
    .onConflict('person_id')
    .merge({ ...kept, last_step: null })
    .whereNull('second_factors.confirmed_at')
    .returning('person_id')
  return rows.length > 0
}

/** Takes the code of a period, once; false when that one or a later one has been taken. */
export async function takeStep(db: Db | Trx, personId: string, step: number): Promise<boolean> {
  const taken = await db('second_factors')
    .where({ person_id: personId })
    .where((before) => before.whereNull('last_step').orWhere('last_step', '<', step))
    .update({ last_step: step })
  return taken > 0
}

/** Takes a recovery code, once, and tells its owner; false when it is none, or used. */
export async function takeRecoveryCode(
  db: Db,
  personId: string,
  code: string,
  { now, from }: Occasion,
): Promise<boolean> {
  return db.transaction(async (trx) => {
    const taken = await trx('recovery_codes')
      .where({ person_id: personId, code_hash: codeHash(personId, code) })
      .whereNull('used_at')
      .update({ used_at: new Date(now) })
    if (taken === 0) return false
    await oweAccountChanged(trx, personId, 'recoveryCodeUsed', fromMillis(now), from)
    return true
  })
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(db: Db, personId: string): Promise<number> {
  const row = await db('recovery_codes')
    .where({ person_id: personId })
    .whereNull('used_at')
    .count({ count: '*' })
    .first()
  return Number(row?.count ?? 0)
}

async function replaceRecoveryCodes(
  trx: Trx,
  personId: string,
  codes: readonly string[],
  { now, from }: Occasion,
): Promise<void> {
  await trx('recovery_codes').where({ person_id: personId }).delete()
  const made = { person_id: personId, made_at: new Date(now) }
  await trx('recovery_codes').insert(codes.map((code) => ({ ...made, code_hash: codeHash(personId, code) })))
  await recordIdentityEvent(trx, { kind: 'recoveryCodesMade', outcome: 'done', personId, from })
}

/** Confirms a factor whose first code was right; every session but the named one ends. */
export async function confirmSecondFactor(
  db: Db,
  personId: string,
  {
    step,
    codes,
    except,
  }: { readonly step: number; readonly codes: readonly string[]; readonly except: string },
  occasion: Occasion,
): Promise<boolean> {
  const { now, from } = occasion
  return db.transaction(async (trx) => {
    const confirmed = await trx('second_factors')
      .where({ person_id: personId })
      .whereNull('confirmed_at')
      .update({ confirmed_at: new Date(now), last_step: step })
    if (confirmed === 0) return false
    await replaceRecoveryCodes(trx, personId, codes, occasion)
    await endSessions(trx, personId, { except })
    await oweAccountChanged(trx, personId, 'secondFactorAdded', fromMillis(now), from)
    await recordIdentityEvent(trx, { kind: 'secondFactorEnrolled', outcome: 'done', personId, from })
    return true
  })
}

/** Makes new recovery codes in the place of the old ones. */
export async function renewRecoveryCodes(
  db: Db,
  personId: string,
  codes: readonly string[],
  occasion: Occasion,
): Promise<void> {
  await db.transaction((trx) => replaceRecoveryCodes(trx, personId, codes, occasion))
}

/** Who removes a second factor where it is not its owner, by which document, and which session goes on. */
export interface RemovedBy {
  readonly by?: string
  readonly document?: string | null
  readonly except?: string | undefined
}

/** Removes a second factor with its recovery codes; false where there is none. */
export async function removeSecondFactor(
  db: Db,
  personId: string,
  { now, from }: Occasion,
  { by = personId, document = null, except }: RemovedBy = {},
): Promise<boolean> {
  return db.transaction(async (trx) => {
    const removed = await trx('second_factors').where({ person_id: personId }).delete()
    if (removed === 0) return false
    await trx('recovery_codes').where({ person_id: personId }).delete()
    await endSessions(trx, personId, except === undefined ? {} : { except })
    await oweAccountChanged(trx, personId, 'secondFactorRemoved', fromMillis(now), from)
    const event = { kind: 'secondFactorRemoved', outcome: 'done', personId, by, from } as const
    await recordIdentityEvent(trx, { ...event, detail: { document } })
    return true
  })
}
