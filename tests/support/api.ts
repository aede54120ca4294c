import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash } from '@node-rs/argon2'
import type { Express } from 'express'
import pino from 'pino'
import { catchUpWith } from '../../api/acts/catch-up'
import { createApp } from '../../api/app'
import { auditTrail } from '../../api/audit/trail'
import { businessTimeHeader } from '../../api/business-time'
import { type AppDeps, ordinaryLimits } from '../../api/deps'
import { listenForFacts } from '../../api/fact-listener'
import type { IdentitySettings } from '../../api/identity/settings'
import { openSessionStore } from '../../api/session-store'
import { diskStorage } from '../../api/storage/disk'
import type { Role } from '../../domain/life'
import { updatesInFlight } from '../../temporal.config'
import type { Engine } from './engine'
import { addPerson } from './people'

/** What an API call answered. */
export interface Answer<T = Record<string, unknown>> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

/** How a call is made besides its address and contents. */
export interface CallOptions {
  /** Idempotency-Key; a fresh one for every change by default, none when null. */
  readonly key?: string | null
  /** Business time. */
  readonly at?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A signed-in person's browser. */
export interface Caller {
  call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    options?: CallOptions,
  ): Promise<Answer<T>>
  get<T = Record<string, unknown>>(path: string, options?: CallOptions): Promise<Answer<T>>
  /** The cookie of the person's session, for requests that the test makes itself. */
  readonly cookie: string
  /** A request as `fetch` makes it, with the person's cookie: for what is not JSON. */
  raw(path: string, init?: RequestInit): Promise<Response>
  /** Sends an act. */
  post<T = Record<string, unknown>>(path: string, body?: unknown, options?: CallOptions): Promise<Answer<T>>
}

/** The API over HTTP on an engine. */
export interface RunningApi {
  readonly url: string
  readonly app: Express
  readonly deps: AppDeps
  /** Nobody signed in. */
  readonly anonymous: Caller
  /** Adds a person with roles held since 2020 and signs them in. */
  join(person: { id: string; roles: readonly Role[]; organisation?: string }): Promise<Caller>
  /** Signs in a person who is there already. */
  signIn(id: string): Promise<Caller>
  stop(): Promise<void>
}

const password = 'mat-khau-thu-nghiem'
// The cheapest parameters: tests are about who signs in, not how slowly.
const cheap = { memoryCost: 8, timeCost: 1, parallelism: 1 }

const hourMs = 3_600_000

/** How people prove who they are in tests: nothing runs out by itself, and nobody has to enrol. */
export const identityInTests: IdentitySettings = {
  ...{ absoluteMs: 12 * hourMs, strongIdleMs: 12 * hourMs, idleMs: 12 * hourMs },
  secondFactor: 'offered',
  keys: [{ id: 'k1', key: randomBytes(32) }],
}

/** Serves the API of an engine on a free port, in training mode unless told otherwise. */
export async function startApi(engine: Engine, overrides: Partial<AppDeps> = {}): Promise<RunningApi> {
  const facts = await listenForFacts(engine.databaseUrl)
  const folder = await mkdtemp(join(tmpdir(), 'detai-files-'))
  const logger = pino({ level: 'silent' })
  const { db, client: temporal, taskQueue } = engine
  const sessions = openSessionStore(engine.databaseUrl, logger)
  const catchUp = catchUpWith({ db, temporal }, logger)
  const deps: AppDeps = {
    ...{ db, sessionStore: sessions.store, temporal, taskQueue, facts, catchUp, logger },
    updatesInFlight: updatesInFlight(),
    audit: auditTrail({ db, logger, monthsKept: 24 }),
    files: diskStorage(folder, identityInTests.keys),
    uploadsFolder: join(folder, 'uploads'),
    clock: 'training',
    sessionSecret: randomUUID(),
    identity: identityInTests,
    now: Date.now,
    origin: 'http://localhost',
    limits: { ...ordinaryLimits, signInsPerQuarterHour: 1000, requestsPerMinute: 1_000_000 },
    version: '0.0.0-test',
    ...overrides,
  }
  const app = createApp(deps)
  const server: Server = app.listen(0, '127.0.0.1')
  await new Promise<void>((ready) => server.once('listening', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const passwordHash = await hash(password, cheap)
  const signIn = async (id: string) => {
    await engine.db('people').where({ id }).update({ password_hash: passwordHash })
    const { email } = await engine.db('people').where({ id }).first('email')
    const answer = await callerWith(url).call('POST', '/api/session', { email, password }, { key: null })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (!cookie) throw new Error(`${id} could not sign in: ${JSON.stringify(answer.body)}`)
    return callerWith(url, cookie)
  }
  return {
    url,
    app,
    deps,
    anonymous: callerWith(url),
    signIn,
    async join(person) {
      await addPerson(engine.db, person)
      return signIn(person.id)
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await catchUp.close()
      await deps.audit.close()
      await facts.close()
      await sessions.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function callerWith(url: string, cookie?: string): Caller {
  const call = async <T>(method: string, path: string, body?: unknown, options: CallOptions = {}) => {
    const key = options.key === undefined && method !== 'GET' ? randomUUID() : options.key
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(cookie ? { Cookie: cookie } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(key ? { 'Idempotency-Key': key } : {}),
        ...(options.at ? { [businessTimeHeader]: options.at } : {}),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as T,
    }
  }
  return {
    call,
    cookie: cookie ?? '',
    raw: (path, init = {}) =>
      fetch(url + path, { ...init, headers: { ...(cookie ? { Cookie: cookie } : {}) } }),
    get: (path, options) => call('GET', path, undefined, options),
    post: (path, body = {}, options) => call('POST', path, body, options),
  }
}
