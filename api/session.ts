import { verify } from '@node-rs/argon2'
import connectPgSimple from 'connect-pg-simple'
import type { Request, RequestHandler } from 'express'
import session from 'express-session'
import { credentialsOf } from '../db/people'
import { refuse } from '../domain/verdict'
import type { AppDeps } from './deps'
import { reject } from './http'

declare module 'express-session' {
  interface SessionData {
    personId: string
  }
}

const sessionHours = 12
/** The cookie that carries a session's id. */
export const sessionCookie = 'detai.sid'

/** Server-side sessions in PostgreSQL; the browser holds only a signed id. */
export function sessions({ sessionPool, sessionSecret, origin }: AppDeps): RequestHandler {
  const Store = connectPgSimple(session)
  return session({
    name: sessionCookie,
    secret: sessionSecret,
    // The end is fixed at sign-in, so that a request needs to read its session only.
    store: new Store({
      pool: sessionPool,
      tableName: 'user_sessions',
      disableTouch: true,
      pruneSessionInterval: 3600,
    }),
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      sameSite: 'strict',
      secure: origin.startsWith('https:'),
      maxAge: sessionHours * 3_600_000,
    },
  })
}

/** The id of the signed-in person. Refuses where nobody is signed in. */
export function signedInId(req: Request): string {
  const id = req.session.personId
  if (id === undefined) throw reject(refuse('session/required'))
  return id
}

/** A hash of no password at all: an unknown address takes as long to refuse as a wrong password. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$MTIzNDU2Nzg5MDEyMzQ1Ng$9uAF5Yqn4Hr8vGuX0bYPHTDkGDZ5vVOtE6MrFzHRnQs'

/** Signs a person in under a new session id. Refuses without saying whether the address is known. */
export async function signIn(
  { db }: AppDeps,
  req: Request,
  email: string,
  password: string,
): Promise<string> {
  const person = await credentialsOf(db, email)
  const matches = await verify(person?.passwordHash ?? nobody, password)
  if (!person?.passwordHash || !matches) throw reject(refuse('session/wrong-credentials'))
  await new Promise<void>((done, fail) => req.session.regenerate((error) => (error ? fail(error) : done())))
  req.session.personId = person.id
  await new Promise<void>((done, fail) => req.session.save((error) => (error ? fail(error) : done())))
  return person.id
}

/** Ends the session on the server. */
export async function signOut(req: Request): Promise<void> {
  await new Promise<void>((done, fail) => req.session.destroy((error) => (error ? fail(error) : done())))
}
