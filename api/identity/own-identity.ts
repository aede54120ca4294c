import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { attemptKey, forgetAttempts, takeAttempt } from '../../db/identity/attempts'
import { addProof, proofToken, takeProof } from '../../db/identity/emails'
import { giveOwnNationalId } from '../../db/identity/national-ids'
import { resetLockSeconds } from '../../domain/identity/lockout'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { occasionOf } from './own-password'
import { lockedUntil } from './sign-in'

/**
 * Keeps the national identity number that somebody gives of themself. Attempts are counted: whose numbers are
 * on record must not be tried out.
 */
export async function giveNationalId(
  deps: AppDeps,
  req: Request,
  personId: string,
  nationalId: string,
): Promise<void> {
  const occasion = occasionOf(deps, req)
  const key = attemptKey('nationalId', personId)
  const locked = await takeAttempt(deps.db, key, occasion.now)
  if (locked !== undefined) throw lockedUntil(locked, occasion.now)
  const verdict = await giveOwnNationalId(deps.db, deps.identity.keys, { personId, nationalId }, occasion)
  if (!verdict.ok) throw reject(verdict)
  await forgetAttempts(deps.db, key)
}

/** Sends the link that proves an address of somebody, three letters an hour at most. */
export async function askProof(deps: AppDeps, req: Request, personId: string, email: string): Promise<void> {
  const occasion = occasionOf(deps, req)
  const key = attemptKey('emailProof', personId)
  const locked = await takeAttempt(deps.db, key, occasion.now, resetLockSeconds)
  if (locked !== undefined) throw lockedUntil(locked, occasion.now)
  const id = randomUUID()
  const proof = { id, token: proofToken(deps.sessionSecret, id) }
  const verdict = await addProof(deps.db, personId, email, proof, occasion)
  if (!verdict.ok) throw reject(verdict)
}

/** Takes the link of a letter from whoever asked for it. */
export async function proveEmail(
  deps: AppDeps,
  req: Request,
  personId: string,
  token: string,
): Promise<void> {
  const verdict = await takeProof(deps.db, personId, token, occasionOf(deps, req))
  if (!verdict.ok) throw reject(verdict)
}
