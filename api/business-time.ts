import type { Request } from 'express'
import { storedBusinessTime } from '../db/business-clock'
import type { Db } from '../db/connection'
import { fromMillis, type Instant, isInstant } from '../domain/instant'
import { refuse } from '../domain/verdict'
import type { ClockMode } from '../workflows/contract'
import { reject } from './http'

/** The header by which an act carries its own business time, in training mode only. */
export const businessTimeHeader = 'X-Business-Time'

/**
 * Business time now: the wall's in production; in training where the clock was last put, or the wall's
 * before.
 */
export async function businessNow({ db, clock }: { db: Db; clock: ClockMode }): Promise<Instant> {
  const stored = clock === 'training' ? await storedBusinessTime(db) : undefined
  return stored ?? fromMillis(Date.now())
}

/** Business time of a request. Refuses a time that is given in production or is not an instant. */
export async function businessTimeOf(deps: { db: Db; clock: ClockMode }, req: Request): Promise<Instant> {
  const given = req.get(businessTimeHeader)
  if (given === undefined) return businessNow(deps)
  if (deps.clock !== 'training') throw reject(refuse('clock/not-in-training'))
  if (!isInstant(given)) throw reject(refuse('clock/not-an-instant'))
  return given
}
