import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { attemptKey, forgetAttempts, takeAttempt } from '../../db/identity/attempts'
import { recordIdentityEvent } from '../../db/identity/events'
import {
  addReset,
  type Occasion,
  type PasswordOwner,
  passwordOwner,
  resetOwner,
  resetToken,
  setPassword,
  takeReset,
} from '../../db/identity/passwords'
import { passwordHashOf } from '../../db/people'
import { resetLockSeconds } from '../../domain/identity/lockout'
import { refuse } from '../../domain/verdict'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { rotated } from '../session'
import { hashOfNew, isPassword } from './passwords'
import { lockedUntil } from './sign-in'

/** When and from where a request does something to an account. */
export const occasionOf = (deps: AppDeps, req: Request): Occasion => ({
  now: deps.now(),
  from: req.ip ?? null,
})

async function ownerOf(deps: AppDeps, personId: string): Promise<PasswordOwner> {
  const owner = await passwordOwner(deps.db, personId)
  if (!owner) throw reject(refuse('session/required'))
  return owner
}

/**
 * Refuses whoever cannot give the account's own password: what opens an account for good is asked of the
 * person, not of whoever found the browser open. Wrong ones count as they do at the sign-in.
 */
export async function insistOnPassword(
  deps: AppDeps,
  req: Request,
  personId: string,
  password: string,
): Promise<void> {
  const { email } = await ownerOf(deps, personId)
  const key = attemptKey('password', email)
  const { now, from } = occasionOf(deps, req)
  const refused = { kind: 'passwordGiven', outcome: 'refused', personId, from } as const
  const locked = await takeAttempt(deps.db, key, now)
  if (locked !== undefined) {
    await recordIdentityEvent(deps.db, { ...refused, detail: { why: 'locked' } })
    throw lockedUntil(locked, now)
  }
  const passwordHash = await passwordHashOf(deps.db, personId)
  if (!(await isPassword(passwordHash, password))) {
    await recordIdentityEvent(deps.db, { ...refused, detail: { why: 'wrong' } })
    throw reject(refuse('password/wrong'))
  }
  await forgetAttempts(deps.db, key)
}

/** Changes one's own password; every other session ends, and this one goes on under a new id. */
export async function changePassword(
  deps: AppDeps,
  req: Request,
  personId: string,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<void> {
  const occasion = occasionOf(deps, req)
  await insistOnPassword(deps, req, personId, current)
  if (current === password) throw reject(refuse('password/same'))
  const passwordHash = await hashOfNew(password, await ownerOf(deps, personId))
  await deps.db.transaction(async (trx) => {
    await setPassword(trx, personId, passwordHash, 'passwordChanged', occasion, req.session.mark)
    const { from } = occasion
    await recordIdentityEvent(trx, { kind: 'passwordChanged', outcome: 'done', personId, from })
  })
  await rotated(req, { mustChange: false })
}

/** Sends a link to whoever has the address; the answer is the same where nobody has. */
export async function askReset(deps: AppDeps, req: Request, email: string): Promise<void> {
  const occasion = occasionOf(deps, req)
  const key = attemptKey('reset', email)
  if ((await takeAttempt(deps.db, key, occasion.now, resetLockSeconds)) !== undefined) return
  const id = randomUUID()
  await addReset(deps.db, email, { id, token: resetToken(deps.sessionSecret, id) }, occasion)
}

/** Sets a password by the link of a letter, once; every session of the person ends. */
export async function resetPassword(
  deps: AppDeps,
  req: Request,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<void> {
  const occasion = occasionOf(deps, req)
  const owner = await resetOwner(deps.db, token, occasion.now)
  const event = { kind: 'passwordReset', personId: owner?.id ?? null, from: occasion.from } as const
  const done = owner && (await takeReset(deps.db, token, owner, await hashOfNew(password, owner), occasion))
  await recordIdentityEvent(deps.db, { ...event, outcome: done ? 'done' : 'refused' })
  if (!done) throw reject(refuse('password/reset-unusable'))
  // Whoever reads the letters of an address may sign in with it again, however often others have tried.
  await forgetAttempts(deps.db, attemptKey('password', owner.email))
}
