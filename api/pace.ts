import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { type Refusal, refuse } from '../domain/verdict'
import type { Limits } from './deps'
import { sendProblem } from './http'
import { callerId } from './session'

const minuteMs = 60_000
const quarterHourMs = 15 * minuteMs
/** Of what one person may ask in a minute, an address of which nobody is signed in may ask so much. */
const strangersShare = 0.5

const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '')

function atMost(
  windowMs: number,
  refusal: Refusal,
  limit: (req: Request) => number,
  keyOf: (req: Request) => string,
): RequestHandler {
  return rateLimit({
    ...{ windowMs, limit, keyGenerator: keyOf },
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, res) => sendProblem(res, refusal),
  })
}

/** Slows down a person who asks for too much in a minute; an address, where nobody is signed in. */
export function paced({ requestsPerMinute: most }: Limits): RequestHandler {
  return atMost(
    minuteMs,
    refuse('request/too-many'),
    (req) => (callerId(req) === undefined ? Math.ceil(most * strangersShare) : most),
    (req) => callerId(req) ?? addressOf(req),
  )
}

/** Slows down who tries secrets from one address of the network. */
export function slowedDown({ signInsPerQuarterHour: most }: Limits): RequestHandler {
  return atMost(quarterHourMs, refuse('session/too-many-attempts'), () => most, addressOf)
}

/** Slows down who has letters sent from one address of the network. */
export function lettersSlowedDown({ signInsPerQuarterHour: most }: Limits): RequestHandler {
  return atMost(quarterHourMs, refuse('request/too-many'), () => most, addressOf)
}
