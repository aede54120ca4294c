import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { attemptKey, forgetAttempts, takeAttempt } from '../../db/identity/attempts'
import { recordIdentityEvent } from '../../db/identity/events'
import { secondFactorOf } from '../../db/identity/second-factors'
import { askerById, credentialsOf, hasInitialPassword } from '../../db/people'
import { toLocalDate } from '../../domain/instant'
import type { Role } from '../../domain/life'
import { needsSecondFactor } from '../../domain/rights/strong'
import { refuse } from '../../domain/verdict'
import { businessNow } from '../business-time'
import type { AppDeps } from '../deps'
import { Refused, reject } from '../http'
import { renewed, saved } from '../session'
import { isPassword } from './passwords'
import { insistsOnFactor } from './settings'

const minuteMs = 60_000
const longestAgent = 200

/** Refuses to try a secret until a moment; the caller is told for how many minutes. */
export function lockedUntil(until: number, now: number): Refused {
  const waitMs = Math.max(until - now, 0)
  const headers = { 'Retry-After': String(Math.ceil(waitMs / 1000)) }
  return new Refused(
    refuse('session/locked', { minutes: Math.max(1, Math.ceil(waitMs / minuteMs)) }),
    undefined,
    headers,
  )
}

/** How far a sign-in has come: done, or waiting for the second factor. */
export interface SignInStep {
  readonly step: 'signedIn' | 'secondFactor'
  /** Null while the second factor is missing. */
  readonly personId: string | null
}

/** Signs a person in by their password. Refuses without saying whether the address is known. */
export async function signIn(
  deps: AppDeps,
  req: Request,
  email: string,
  password: string,
): Promise<SignInStep> {
  const { db } = deps
  const now = deps.now()
  const person = await credentialsOf(db, email)
  const key = attemptKey('password', person?.email ?? email)
  const locked = await takeAttempt(db, key, now)
  const event = { kind: 'signIn', personId: person?.id ?? null, from: req.ip ?? null } as const
  if (locked !== undefined) {
    await recordIdentityEvent(db, { ...event, outcome: 'refused', detail: { why: 'locked' } })
    throw lockedUntil(locked, now)
  }
  if (!(await isPassword(person?.passwordHash, password)) || !person) {
    await recordIdentityEvent(db, { ...event, outcome: 'refused', detail: { why: 'wrong' } })
    throw reject(refuse('session/wrong-credentials'))
  }
  await forgetAttempts(db, key)
  if (person.initialUntil !== null && person.initialUntil.getTime() <= now) {
    await recordIdentityEvent(db, { ...event, outcome: 'refused', detail: { why: 'over' } })
    throw reject(refuse('session/initial-password-over'))
  }
  return proceed(deps, req, person.id, 'password')
}

/** Goes on after the first proof: with the second, where the person has one, or into the session. */
export async function proceed(
  deps: AppDeps,
  req: Request,
  personId: string,
  way: 'password' | 'provider',
): Promise<SignInStep> {
  const factor = await secondFactorOf(deps.db, personId)
  if (factor?.confirmedAt) {
    await renewed(req)
    req.session.pending = { personId, since: deps.now() }
    await saved(req)
    return { step: 'secondFactor', personId: null }
  }
  await beginSession(deps, req, personId, way)
  return { step: 'signedIn', personId }
}

/** The roles that somebody holds today or is to hold: what their sessions must be fit for. */
async function rolesAhead(deps: AppDeps, personId: string): Promise<Role[]> {
  const asker = await askerById(deps.db, personId)
  const today = toLocalDate(await businessNow(deps))
  return (asker?.held ?? []).filter(({ to }) => to === null || to >= today).map(({ role }) => role)
}

/** Whether somebody has to have a second factor before they do anything else. */
export async function mustHaveFactor(deps: AppDeps, personId: string): Promise<boolean> {
  return insistsOnFactor(deps.identity, await rolesAhead(deps, personId))
}

/** Begins the session of whoever has proved who they are, under a new id. */
export async function beginSession(
  deps: AppDeps,
  req: Request,
  personId: string,
  way: 'password' | 'secondFactor' | 'provider',
): Promise<void> {
  const { identity } = deps
  const now = deps.now()
  const roles = await rolesAhead(deps, personId)
  // Who signs in by a provider has typed no password of ours.
  const mustChange = way !== 'provider' && (await hasInitialPassword(deps.db, personId))
  const from = req.ip ?? ''
  await renewed(req)
  Object.assign(req.session, {
    ...{ personId, mark: randomUUID(), signedInAt: now, usedAt: now },
    idleMs: needsSecondFactor(roles) ? identity.strongIdleMs : identity.idleMs,
    ...{ from, agent: (req.get('User-Agent') ?? '').slice(0, longestAgent) },
    mustEnrol: way !== 'secondFactor' && insistsOnFactor(identity, roles),
    mustChange,
  })
  await saved(req)
  await recordIdentityEvent(deps.db, { kind: 'signIn', outcome: 'done', personId, from, detail: { way } })
}
