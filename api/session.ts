import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import session from 'express-session'
import { recordIdentityEvent } from '../db/identity/events'
import { noteUse, type StoredSession } from '../db/identity/sessions'
import { refuse } from '../domain/verdict'
import type { AppDeps } from './deps'
import { reject } from './http'

declare module 'express-session' {
  interface SessionData extends StoredSession {
    /** Has a role that needs a second factor, and none: may do nothing but enrol one. */
    mustEnrol: boolean
    /** The password is one that somebody else has seen: it has to be changed first. */
    mustChange: boolean
    /** Whose password was right, while the second factor is still missing, and since when. */
    pending: { readonly personId: string; readonly since: number }
  }
}

/** The cookie that carries a session's id. */
export const sessionCookie = 'detai.sid'

/** Its name under an address: with https, one that no other host and no page without TLS can set. */
export const sessionCookieAt = (origin: string): string =>
  origin.startsWith('https:') ? `__Host-${sessionCookie}` : sessionCookie

/** Takes the cookie away, with the attributes without which browsers do not touch it. */
export function clearSessionCookie(res: Response, origin: string): void {
  const secure = origin.startsWith('https:')
  res.clearCookie(sessionCookieAt(origin), { httpOnly: true, sameSite: 'strict', secure, path: '/' })
}

/** Use is noted this often at most: a session is then written, where otherwise it is only read. */
const noteUseMs = 60_000

/** What open pages ask for by themselves: nobody has to sit before them, so it is no use of a session. */
const askedByPages: ReadonlySet<string> = new Set(['/me', '/me/work', '/me/work/count', '/admin/overview'])

/** Server-side sessions in PostgreSQL; the browser holds only a signed id. */
export function sessions(deps: AppDeps): RequestHandler {
  const { sessionStore, sessionSecret, origin, identity } = deps
  const read = session({
    name: sessionCookieAt(origin),
    secret: sessionSecret,
    // The end is fixed at sign-in, so that a request needs to read its session only.
    store: sessionStore,
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      sameSite: 'strict',
      secure: origin.startsWith('https:'),
      maxAge: identity.absoluteMs,
    },
  })
  return (req, res, next) => {
    read(req, res, (error?: unknown) => {
      if (error) next(error)
      else keepInTime(deps, req).then(() => next(), next)
    })
  }
}

/** Ends a session that is too old or was unused for too long, and notes the use of one that goes on. */
async function keepInTime(deps: AppDeps, req: Request): Promise<void> {
  const { personId, signedInAt = 0, usedAt = 0, idleMs = 0 } = req.session
  if (personId === undefined) return
  const now = deps.now()
  if (now >= signedInAt + deps.identity.absoluteMs || now >= usedAt + idleMs) {
    await renewed(req)
    const from = req.ip ?? null
    await recordIdentityEvent(deps.db, { kind: 'sessionTimedOut', outcome: 'done', personId, from })
  } else if (now >= usedAt + noteUseMs && !askedByPages.has(req.path)) {
    // Not by the session's own saving, which would bring back one that has been ended meanwhile.
    await noteUse(deps.db, req.sessionID, now)
  }
}

/** A new session in the place of the old one, whose id is worth nothing from then on. */
export async function renewed(req: Request): Promise<void> {
  await new Promise<void>((done, fail) => req.session.regenerate((error) => (error ? fail(error) : done())))
}

/** Writes a session now, and not at the end of the request: whoever is answered can use it. */
export async function saved(req: Request): Promise<void> {
  await new Promise<void>((done, fail) => req.session.save((error) => (error ? fail(error) : done())))
}

/** The same session under a new id, after what it may do has changed. */
export async function rotated(
  req: Request,
  changes: { readonly mustEnrol?: boolean; readonly mustChange?: boolean },
): Promise<void> {
  const { personId, signedInAt, usedAt, idleMs, from, agent, mustEnrol, mustChange } = req.session
  await renewed(req)
  Object.assign(req.session, {
    ...{ personId, signedInAt, usedAt, idleMs, from, agent, mustEnrol, mustChange },
    ...{ mark: randomUUID(), ...changes },
  })
  await saved(req)
}

/** What a session has to do before anything else. */
function firstDuty({ session }: Request): 'changePassword' | 'enrol' | undefined {
  if (session?.mustChange) return 'changePassword'
  return session?.mustEnrol ? 'enrol' : undefined
}

/** Who calls a page that anybody may see; undefined for nobody, and for who has something to do first. */
export function callerId(req: Request): string | undefined {
  return req.token?.personId ?? (firstDuty(req) ? undefined : req.session?.personId)
}

/**
 * The id of the signed-in person. Refuses where nobody is signed in, and whoever has to set a password of
 * their own or enrol a second factor first, unless that is what they do.
 */
export function signedInId(req: Request, whileEnrolling = false): string {
  const id = req.token?.personId ?? req.session?.personId
  if (id === undefined) throw reject(refuse('session/required'))
  const duty = whileEnrolling ? undefined : firstDuty(req)
  if (duty === 'changePassword') throw reject(refuse('session/password-change-needed'))
  if (duty === 'enrol') throw reject(refuse('session/second-factor-needed'))
  return id
}

/** Ends the session on the server. */
export async function signOut({ db }: AppDeps, req: Request): Promise<void> {
  const { personId } = req.session
  await new Promise<void>((done, fail) => req.session.destroy((error) => (error ? fail(error) : done())))
  if (personId === undefined) return
  await recordIdentityEvent(db, { kind: 'signOut', outcome: 'done', personId, from: req.ip ?? null })
}
