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
  return timeNow(clock, clock === 'training' ? await storedBusinessTime(db) : undefined)
}

/** The same where it is known already where the clock of training stands. */
export function timeNow(clock: ClockMode, stored: Instant | null | undefined): Instant {
  return (clock === 'training' ? stored : undefined) ?? fromMillis(Date.now())
}

/**
 * The business time that a request carries, if any. Refuses one that is given in production or is not an
 * instant.
 */
export function givenTime(clock: ClockMode, req: Request): Instant | undefined {
  const given = req.get(businessTimeHeader)
  if (given === undefined) return undefined
  if (clock !== 'training') throw reject(refuse('clock/not-in-training'))
  if (!isInstant(given)) throw reject(refuse('clock/not-an-instant'))
  return given
}
