import { randomUUID } from 'node:crypto'
import { constants, gzipSync } from 'node:zlib'
import {
  isGrpcServiceError,
  ServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { ErrorRequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { type Refusal, refuse } from '../domain/verdict'
import { worded } from './messages/render'

/** One defect of a request: where, and what is wrong, in Vietnamese. */
export interface FieldError {
  /** A path such as `products.0.quantity`; '' for the request as a whole. */
  readonly field: string
  readonly message: string
  /** The kind of the defect, without any value: for the audit log, not for the answer. */
  readonly code?: string
}

/** A request that is answered with a problem. The only thing that routes throw on purpose. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(
    readonly refusal: Refusal,
    readonly errors?: readonly FieldError[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(refusal.code)
  }
}

/** Refuses a request: `throw reject('request/not-found')`. */
export function reject(refusal: Refusal, errors?: readonly FieldError[]): Refused {
  return new Refused(refusal, errors)
}

/** A problem as RFC 9457 has it, with the refusal's code and clause, what to do next, and every defect. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly clause?: string
  readonly next?: string
  readonly errors?: readonly Omit<FieldError, 'code'>[]
}

const statusOfCode: Readonly<Record<string, number>> = {
  'request/not-found': 404,
  'request/unknown-address': 404,
  'request/wrong-method': 405,
  'request/too-large': 413,
  'request/not-json': 415,
  'request/foreign-origin': 403,
  'session/required': 401,
  'session/wrong-credentials': 401,
  'session/too-many-attempts': 429,
  'request/too-many': 429,
  'session/locked': 429,
  'session/no-provider': 404,
  'token/unusable': 401,
  'token/never-here': 403,
  'token/out-of-scope': 403,
  'session/wrong-code': 401,
  'session/initial-password-over': 401,
  'session/begin-again': 401,
  'session/second-factor-needed': 403,
  'session/password-change-needed': 403,
  'idempotency/key-reused': 422,
  'idempotency/texts-lost': 409,
  'request/changed-since': 409,
  'process/not-in-turn': 409,
  'administration/stale': 409,
  'tranche/account-changed': 409,
  'beneficiary-account/decided-already': 409,
  'process/ended': 409,
  'process/not-open': 409,
  'council/draft-changed': 409,
  'fault/internal': 500,
  'draft/changed': 409,
  'file/too-large': 413,
  'file/type': 415,
  'file/unknown': 422,
  'file/malicious': 422,
  'file/signature-broken': 422,
  'file/not-scanned': 503,
  'file/unfinished': 409,
  'file/too-many-unfinished': 429,
}

const statusOfArea: Readonly<Record<string, number>> = {
  request: 400,
  file: 400,
  idempotency: 400,
  clock: 400,
  rights: 403,
  fault: 503,
}

/** The status code of a refusal: 422 where the rules of the domain say no. */
export function statusOf(code: string): number {
  return statusOfCode[code] ?? statusOfArea[code.split('/')[0] ?? ''] ?? 422
}

/** A refusal as a problem. */
export function problemOf(refusal: Refusal, errors?: readonly FieldError[]): Problem {
  const { code, clause } = refusal
  const { title, detail, next } = worded(refusal)
  return {
    type: `urn:detai:loi:${code}`,
    title,
    status: statusOf(code),
    detail,
    code,
    ...(clause ? { clause } : {}),
    ...(next ? { next } : {}),
    ...(errors ? { errors: errors.map(({ field, message }) => ({ field, message })) } : {}),
  }
}

/** What is shorter goes in one packet anyhow. */
const leastPacked = 1400

/**
 * Answers with JSON, packed for whoever takes that: a task is a fifth of itself then. Without the ETag that
 * Express would work out: answers depend on the person, and nobody may keep them to ask about later.
 */
export function sendJson(res: Response, status: number, value: unknown): void {
  const bytes = Buffer.from(JSON.stringify(value))
  res.status(status).type('json').vary('Accept-Encoding')
  if (bytes.length < leastPacked || res.req.acceptsEncodings('gzip') === false) return void res.end(bytes)
  res.set('Content-Encoding', 'gzip').end(gzipSync(bytes, { level: constants.Z_BEST_SPEED }))
}

/** Answers with a problem. */
export function sendProblem(res: Response, refusal: Refusal, errors?: readonly FieldError[]): void {
  const problem = problemOf(refusal, errors)
  res.locals.problem = refusal.code
  res.locals.defects = errors?.map(({ field, code = 'invalid' }) => `${field}:${code}`)
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

interface BodyError {
  readonly type: string
  readonly limit?: number
}

const refusalOfBodyError: Readonly<Record<string, (error: BodyError) => Refusal>> = {
  'entity.parse.failed': () => refuse('request/malformed-json'),
  'entity.too.large': ({ limit = 0 }) => refuse('request/too-large', { limit }),
  'encoding.unsupported': () => refuse('request/not-json', { expected: 'application/json' }),
  'charset.unsupported': () => refuse('request/not-json', { expected: 'application/json' }),
  'request.aborted': () => refuse('request/cut-off'),
  'request.size.invalid': () => refuse('request/cut-off'),
}

function propertyOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
}

/** Codes of pg and the network that mean: the database cannot be reached now. */
const databaseGone = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|08\w{3}|57P0[1-3]|53300)$/

/** What pg and its pools say, without a code, of a connection that is lost or not to be had. */
const connectionGone = /Connection terminated|not queryable|timeout expired|Unable to acquire a connection/

/** Whether Temporal gave an update back unprocessed: nothing is said of the act itself. */
export function isUnprocessed(error: unknown): boolean {
  if (!(error instanceof WorkflowUpdateFailedError)) return false
  return error.cause instanceof ApplicationFailure && error.cause.type === 'UnprocessedUpdate'
}

/** Whether a fault is that PostgreSQL or Temporal does not answer, so that asking again may help. */
export function isUnavailable(error: unknown): boolean {
  if (isUnprocessed(error)) return true
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || error instanceof ServiceError) return true
  if (isGrpcServiceError(error)) return true
  if (error instanceof AggregateError) return error.errors.some(isUnavailable)
  if (propertyOf(error, 'name') === 'KnexTimeoutError') return true
  return databaseGone.test(String(propertyOf(error, 'code'))) || connectionGone.test(String(error))
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof URIError) return refuse('request/malformed-address')
  const type = propertyOf(error, 'type')
  const ofBody = typeof type === 'string' ? refusalOfBodyError[type] : undefined
  if (ofBody) return ofBody(error as BodyError)
  return isUnavailable(error) ? refuse('fault/unavailable') : undefined
}

/** The last handler of the application: the only mapper from refusals and faults to answers. */
export function answerErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error)
    if (error instanceof Refused) {
      res.set(error.headers)
      return sendProblem(res, error.refusal, error.errors)
    }
    const known = refusalOf(error)
    if (known) {
      if (known.code === 'fault/unavailable') logger.warn({ err: error }, 'a part does not answer')
      return sendProblem(res, known)
    }
    const incident = randomUUID()
    logger.error({ err: error, incident }, 'fault')
    sendProblem(res, refuse('fault/internal', { incident }))
  }
}
