import { randomBytes, randomUUID } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { addToken, grantOf, type TokenGrant } from '../../db/identity/tokens'
import type { Role } from '../../domain/life'
import { refuse } from '../../domain/verdict'
import type { AppDeps } from '../deps'
import { Refused, reject } from '../http'
import { insistOnPassword, occasionOf } from './own-password'
import { mayReach, type Reach } from './scopes'
import { insistsOnFactor } from './settings'

declare module 'express-serve-static-core' {
  interface Request {
    /** What the token of the request grants, where it came with one instead of a session. */
    token?: TokenGrant
  }
}

const tokenBytes = 32
/** Tells people and scanners of leaked secrets what it is. */
const prefix = 'detai_'
const dayMs = 86_400_000

const bearer = /^Bearer +(\S+)$/i

/** Who asks: by a token where the request carries one, else by the session of its cookie. */
export function identified(deps: AppDeps, session: RequestHandler): RequestHandler {
  return (req, res, next) => {
    const header = req.get('Authorization')
    if (header === undefined) return session(req, res, next)
    takeToken(deps, req, header).then(() => next(), next)
  }
}

async function takeToken(deps: AppDeps, req: Request, header: string): Promise<void> {
  const [, token = ''] = bearer.exec(header) ?? []
  const grant = token.startsWith(prefix) ? await grantOf(deps.db, token, deps.now()) : undefined
  if (!grant) throw new Refused(refuse('token/unusable'), undefined, { 'WWW-Authenticate': 'Bearer' })
  req.token = grant
}

/** Refuses a token that was not made for this; whoever came with a session passes. */
export function insistOnReach({ token }: Request, reach: Reach): void {
  if (!token || mayReach(token.scopes, reach)) return
  if (reach === 'never') throw reject(refuse('token/never-here'))
  throw reject(refuse('token/out-of-scope'))
}

/** Refuses a token whose owner has to have a second factor and has none: they could do nothing themselves. */
export function insistOnFactor({ identity }: AppDeps, { token }: Request, roles: readonly Role[]): void {
  if (!token || token.hasFactor) return
  if (insistsOnFactor(identity, roles)) throw reject(refuse('session/second-factor-needed'))
}

/** Makes a token; it is told once, and kept as its digest. */
export async function makeToken(
  deps: AppDeps,
  req: Request,
  personId: string,
  asked: {
    readonly password: string
    readonly name: string
    readonly scopes: readonly string[]
    readonly days: number
  },
): Promise<{ readonly id: string; readonly token: string }> {
  await insistOnPassword(deps, req, personId, asked.password)
  const occasion = occasionOf(deps, req)
  const made = { id: randomUUID(), token: prefix + randomBytes(tokenBytes).toString('base64url') }
  const { name, scopes, days } = asked
  const expiresAt = new Date(occasion.now + days * dayMs)
  const verdict = await addToken(deps.db, personId, { ...made, name, scopes, expiresAt }, occasion)
  if (!verdict.ok) throw reject(verdict)
  return made
}
