import { createHash, createHmac } from 'node:crypto'
import { fromMillis } from '../../domain/instant'
import type { Db, Trx } from '../connection'
import { personOfEmail } from './addresses'
import { recordIdentityEvent } from './events'
import { oweAccountChanged, owePasswordReset } from './letters'
import { endSessions } from './sessions'

const resetMs = 30 * 60_000

/** The secret of a reset's link. It is in the letter that leaves and nowhere else: not in the database. */
export function resetToken(secret: string, id: string): string {
  return createHmac('sha256', secret).update(`password reset ${id}`).digest('base64url')
}

/** By which a token is found again. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What a new password is compared with: its owner's names for themself. */
export interface PasswordOwner {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** When and from where somebody does something to an account. */
export interface Occasion {
  readonly now: number
  readonly from: string | null
}

/** The owner of an account, for what a password may not be. */
export async function passwordOwner(db: Db, personId: string): Promise<PasswordOwner | undefined> {
  return db('people').where({ id: personId }).first('id', 'name', 'email')
}

/** Sets a password and tells its owner; every session but the named one ends. */
export async function setPassword(
  trx: Trx,
  personId: string,
  passwordHash: string,
  what: 'passwordChanged' | 'passwordReset',
  { now, from }: Occasion,
  except?: string,
): Promise<void> {
  const own = { password_initial: false, password_initial_until: null }
  await trx('people')
    .where({ id: personId })
    .update({ password_hash: passwordHash, ...own })
  // A link that is still on its way must not open what has just been closed.
  await trx('password_resets')
    .where({ person_id: personId })
    .whereNull('used_at')
    .update({ used_at: new Date(now) })
  await endSessions(trx, personId, except === undefined ? {} : { except })
  await oweAccountChanged(trx, personId, what, fromMillis(now), from)
}

/**
 * Owes the person of an address, if there is one, the letter with the link of a new reset. For an address
 * that nobody has the same statements run and one row is written too, so that nobody can tell them apart.
 */
export async function addReset(
  db: Db,
  email: string,
  { id, token }: { readonly id: string; readonly token: string },
  { now, from }: Occasion,
): Promise<void> {
  const personId = (await personOfEmail(db, email)) ?? null
  const expires = new Date(now + resetMs)
  await db.transaction(async (trx) => {
    await trx.raw(
      `insert into password_resets (id, person_id, token_hash, asked_at, expires_at)
       select :id, people.id, :hash, :at, :expires from people where people.id = :personId`,
      { id, personId, hash: tokenHash(token), at: new Date(now), expires },
    )
    await owePasswordReset(trx, personId, { id, at: fromMillis(now), until: fromMillis(now + resetMs) })
    const outcome = personId === null ? 'refused' : 'done'
    await recordIdentityEvent(trx, { kind: 'passwordResetAsked', outcome, personId, from })
  })
}

/** Whose password a link may still set; undefined for one that is used, too old or unknown. */
export async function resetOwner(db: Db, token: string, now: number): Promise<PasswordOwner | undefined> {
  return db('password_resets')
    .join('people', 'people.id', 'person_id')
    .where({ token_hash: tokenHash(token) })
    .whereNull('used_at')
    .where('expires_at', '>', new Date(now))
    .first('people.id', 'name', 'email')
}

/** Sets a password by a link, once; false when somebody was quicker. */
export async function takeReset(
  db: Db,
  token: string,
  owner: PasswordOwner,
  passwordHash: string,
  occasion: Occasion,
): Promise<boolean> {
  return db.transaction(async (trx) => {
    const used = await trx('password_resets')
      .where({ token_hash: tokenHash(token) })
      .whereNull('used_at')
      .update({ used_at: new Date(occasion.now) })
    if (used === 0) return false
    await setPassword(trx, owner.id, passwordHash, 'passwordReset', occasion)
    return true
  })
}
