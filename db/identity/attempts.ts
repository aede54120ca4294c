import { createHash } from 'node:crypto'
import { failuresForgottenMs, lockSeconds } from '../../domain/identity/lockout'
import type { Db } from '../connection'

/**
 * What is tried, by a digest: an address that nobody has, or a password typed into the wrong field, is kept
 * nowhere.
 */
export function attemptKey(
  secret: 'password' | 'secondFactor' | 'reset' | 'nationalId' | 'emailProof',
  of: string,
): string {
  return createHash('sha256').update(`${secret}\n${of.toLowerCase()}`).digest('hex')
}

/**
 * The attempt counts as failed before it is made, so that many at once are counted one by one; whoever
 * succeeds drops the row. No row comes back where attempts are not taken now.
 */
const taking = `
  insert into secret_attempts as kept (key, failures, last_at, locked_until)
  values (:key, 1, :now, nullif(cast(:now as timestamptz) + make_interval(secs => :first), :now))
  on conflict (key) do update set
    failures = kept.failures + 1,
    last_at = excluded.last_at,
    locked_until = excluded.last_at + make_interval(secs =>
      (cast(:locks as integer[]))[least(kept.failures + 1, cardinality(cast(:locks as integer[])))])
  where kept.locked_until is null or kept.locked_until <= excluded.last_at
  returning failures`

/** Takes one attempt; resolves with the moment until which none is taken, where it is not. */
export async function takeAttempt(
  db: Db,
  key: string,
  now: number,
  locks: readonly number[] = lockSeconds,
): Promise<number | undefined> {
  const forgotten = new Date(now - failuresForgottenMs)
  await db('secret_attempts').where('last_at', '<', forgotten).delete()
  const bindings = { key, now: new Date(now), locks: [...locks], first: locks[0] ?? 0 }
  const { rows } = await db.raw(taking, bindings)
  if (rows.length > 0) return undefined
  const row = await db('secret_attempts').where({ key }).first('locked_until')
  return row?.locked_until?.getTime() ?? now
}

/** Forgets the failures: the secret was right, or is another one now. */
export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db('secret_attempts').where({ key }).delete()
}
