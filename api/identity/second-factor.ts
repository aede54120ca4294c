import { randomInt } from 'node:crypto'
import type { Request } from 'express'
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'
import { attemptKey, forgetAttempts, takeAttempt } from '../../db/identity/attempts'
import { type IdentityEvent, recordIdentityEvent } from '../../db/identity/events'
import { passwordOwner } from '../../db/identity/passwords'
import {
  addSecondFactor,
  confirmSecondFactor,
  factorPurpose,
  removeSecondFactor,
  renewRecoveryCodes,
  type SecondFactor,
  secondFactorOf,
  takeRecoveryCode,
  takeStep,
} from '../../db/identity/second-factors'
import { seal, unseal } from '../../db/sealed'
import { refuse } from '../../domain/verdict'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { rotated } from '../session'
import { insistOnPassword, occasionOf } from './own-password'
import { beginSession, lockedUntil, mustHaveFactor } from './sign-in'

const issuer = 'detai'
const secretBytes = 20
const periodSeconds = 30
/** A code of the period before or after is taken: telephones' clocks are seldom exact. */
const window = 1
/** For so long the second step of a sign-in may be taken. */
const pendingMs = 10 * 60_000
const recoveryCodeCount = 10
/** Without letters that are read for another. 24 of 32 are 120 bits: guessing is hopeless. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const groups = 4
const groupLength = 6

function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period: periodSeconds, secret })
}

function freshCodes(): string[] {
  const letter = () => alphabet[randomInt(alphabet.length)] ?? ''
  const group = () => Array.from({ length: groupLength }, letter).join('')
  return Array.from({ length: recoveryCodeCount }, () => Array.from({ length: groups }, group).join('-'))
}

/** The period whose code was given; undefined for a wrong code. */
function stepOf(deps: AppDeps, personId: string, factor: SecondFactor, code: string): number | undefined {
  const secret = Secret.fromBase32(
    unseal(deps.identity.keys, factor, factorPurpose(personId)).toString('utf8'),
  )
  const timestamp = deps.now()
  const delta = totpOf(secret, personId).validate({ token: code.replace(/\s/g, ''), timestamp, window })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + delta
}

/** A new secret, to be taken over by a telephone and then confirmed by its first code. */
export async function beginEnrolment(
  deps: AppDeps,
  req: Request,
  personId: string,
  password: string,
): Promise<{ readonly secret: string; readonly uri: string; readonly qr: string }> {
  await insistOnPassword(deps, req, personId, password)
  const owner = await passwordOwner(deps.db, personId)
  const secret = new Secret({ size: secretBytes })
  const sealed = seal(deps.identity.keys, secret.base32, factorPurpose(personId))
  if (!(await addSecondFactor(deps.db, personId, sealed, deps.now()))) {
    throw reject(refuse('second-factor/already'))
  }
  const uri = totpOf(secret, owner?.email ?? personId).toString()
  return { secret: secret.base32, uri, qr: await QRCode.toString(uri, { type: 'svg', margin: 2 }) }
}

/** How a wrong code is recorded, by what it was given for. */
type Refused = Pick<IdentityEvent, 'kind' | 'from'> & {
  readonly outcome: 'refused'
  readonly personId: string
}

/** Counts an attempt at a code; refuses while too many were wrong. */
async function countAttempt(deps: AppDeps, event: Refused): Promise<() => Promise<void>> {
  const key = attemptKey('secondFactor', event.personId)
  const now = deps.now()
  const locked = await takeAttempt(deps.db, key, now)
  if (locked !== undefined) {
    await recordIdentityEvent(deps.db, { ...event, detail: { why: 'locked' } })
    throw lockedUntil(locked, now)
  }
  return () => forgetAttempts(deps.db, key)
}

/** Confirms the factor by its first code; resolves with the recovery codes, which are shown once. */
export async function confirmEnrolment(
  deps: AppDeps,
  req: Request,
  personId: string,
  code: string,
): Promise<string[]> {
  const factor = await secondFactorOf(deps.db, personId)
  if (!factor || factor.confirmedAt) throw reject(refuse('second-factor/nothing-to-confirm'))
  const occasion = occasionOf(deps, req)
  const refused = { kind: 'secondFactorEnrolled', outcome: 'refused', personId, from: occasion.from } as const
  const forget = await countAttempt(deps, refused)
  const step = stepOf(deps, personId, factor, code)
  const codes = freshCodes()
  const except = req.session.mark ?? ''
  const done =
    step !== undefined && (await confirmSecondFactor(deps.db, personId, { step, codes, except }, occasion))
  if (!done) {
    await recordIdentityEvent(deps.db, { ...refused, detail: { why: 'wrong' } })
    throw reject(refuse('second-factor/wrong-code'))
  }
  await forget()
  await rotated(req, { mustEnrol: false })
  return codes
}

/** New recovery codes in the place of the old ones. */
export async function newRecoveryCodes(
  deps: AppDeps,
  req: Request,
  personId: string,
  password: string,
): Promise<string[]> {
  await insistOnPassword(deps, req, personId, password)
  const factor = await secondFactorOf(deps.db, personId)
  if (!factor?.confirmedAt) throw reject(refuse('second-factor/none'))
  const codes = freshCodes()
  await renewRecoveryCodes(deps.db, personId, codes, occasionOf(deps, req))
  return codes
}

/** Removes one's own second factor; whoever has to have one can then only enrol another. */
export async function removeOwnFactor(
  deps: AppDeps,
  req: Request,
  personId: string,
  password: string,
): Promise<void> {
  await insistOnPassword(deps, req, personId, password)
  const occasion = occasionOf(deps, req)
  if (!(await removeSecondFactor(deps.db, personId, occasion, { except: req.session.mark }))) {
    throw reject(refuse('second-factor/none'))
  }
  await rotated(req, { mustEnrol: await mustHaveFactor(deps, personId) })
}

/** The second step of a sign-in: a code of the telephone, or one of the recovery codes. */
export async function giveSecondFactor(deps: AppDeps, req: Request, code: string): Promise<string> {
  const { pending } = req.session
  if (!pending || deps.now() >= pending.since + pendingMs) throw reject(refuse('session/begin-again'))
  const { personId } = pending
  const occasion = occasionOf(deps, req)
  const event = { kind: 'secondFactorGiven', personId, from: occasion.from } as const
  const forget = await countAttempt(deps, { ...event, outcome: 'refused' })
  const factor = await secondFactorOf(deps.db, personId)
  const step = factor && stepOf(deps, personId, factor, code)
  const byCode = step !== undefined && (await takeStep(deps.db, personId, step))
  const way = byCode ? 'code' : 'recoveryCode'
  const done = byCode || (await takeRecoveryCode(deps.db, personId, code, occasion))
  await recordIdentityEvent(deps.db, { ...event, outcome: done ? 'done' : 'refused', detail: { way } })
  if (!done) throw reject(refuse('session/wrong-code'))
  await forget()
  await beginSession(deps, req, personId, 'secondFactor')
  return personId
}
