import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { askerById } from '../db/people'
import { type Instant, toLocalDate } from '../domain/instant'
import type { Relation, Role } from '../domain/life'
import { refuse } from '../domain/verdict'
import { beginAudit, noteReading, noteRole, type Sensitive } from './audit/request'
import { businessNow, givenTime, timeNow } from './business-time'
import type { AppDeps } from './deps'
import { reject, sendJson } from './http'
import { insistOnFactor, insistOnReach } from './identity/tokens'
import { signedInId } from './session'
import { validated } from './validate'
import { type Viewer, viewerOn } from './viewer'

/**
 * Who may call a route at all: anyone, whoever is signed in, or the holders of a role. Objects are asked
 * about inside.
 */
export type Access = 'public' | 'signedIn' | readonly Role[]

/** What a route's handler gets. `viewer` is there unless the route is public. */
export interface RouteInput<Q = Readonly<Record<string, unknown>>, B = Readonly<Record<string, unknown>>> {
  readonly deps: AppDeps
  readonly req: Request
  readonly res: Response
  readonly params: Readonly<Record<string, string>>
  readonly query: Q
  readonly body: B
  readonly viewer: Viewer
  /** Business time of the request. */
  readonly at: Instant
  /**
   * Notes for the audit log that the answer holds something sensitive that is not the viewer's own; what they
   * are to it is the ground on which they read it.
   */
  noteRead(kind: Sensitive, relations?: readonly Relation[]): void
}

/** A value as it is answered: rows are read, never changed. */
export type Shown<T> = T extends readonly (infer Item)[]
  ? readonly Shown<Item>[]
  : T extends object
    ? { readonly [Member in keyof T]: Shown<T[Member]> }
    : T

/** A route that is not an act: a read, or a write that is no fact of a task (a session, a draft, a file). */
export interface RouteSpec<Q extends z.ZodObject, B extends z.ZodObject, A extends z.ZodType> {
  /** English, unique: the operation's id in the reference. */
  readonly name: string
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** Under /api, with {taskId} and the like. */
  readonly path: string
  /** Vietnamese: the chapter of the reference. */
  readonly tag: string
  /** Vietnamese. */
  readonly title: string
  /** Vietnamese. */
  readonly summary: string
  readonly access: Access
  /**
   * What a token has to be made for to come here: by default reading for GET, and nothing else at all. Who
   * one is and how one signs in is never for a token.
   */
  readonly tokens?: 'files' | 'never'
  /** Open to those who have to set a password or enrol a second factor first: what they need for that. */
  readonly whileEnrolling?: true
  readonly query: Q
  /** Takes parameters that it does not know, as whoever comes from another site may bring them. */
  readonly looseQuery?: true
  readonly body: B
  /** What it answers as JSON; absent: 204, or what `produces` says. */
  readonly answer?: A
  /** Status of a good answer: 200, or 204 without one. */
  readonly status?: number
  /** Media type of an answer that the handler writes to `res` itself. */
  readonly produces?: string
  /** Media type that the route takes instead of JSON; `before` reads it. */
  readonly consumes?: string
  /** Handlers that run after the rights and before the rest, such as the reader of an upload. */
  readonly before?: readonly RequestHandler[]
  /**
   * Objects that the viewer may not see are refused here. Without `answer`, what it resolves with is not
   * sent.
   */
  handle(input: RouteInput<z.output<Q>, z.output<B>>): Promise<Shown<z.input<A>> | undefined>
}

/** A route whose schemas' types are its own business. */
export type RouteDefinition = RouteSpec<z.ZodObject, z.ZodObject, z.ZodType>

const none = z.object({})
type None = typeof none

/** Defines a route that is not an act. */
export function defineRoute<
  A extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodObject = None,
  B extends z.ZodObject = None,
>(
  spec: Omit<RouteSpec<Q, B, A>, 'query' | 'body'> & { readonly query?: Q; readonly body?: B },
): RouteDefinition {
  return { ...spec, query: spec.query ?? none, body: spec.body ?? none } as RouteDefinition
}

/** Defines a read: GET, answering JSON. */
export function defineRead<A extends z.ZodType, Q extends z.ZodObject = None>(
  spec: Omit<RouteSpec<Q, None, A>, 'query' | 'body' | 'method'> & { readonly query?: Q },
): RouteDefinition {
  return defineRoute<A, Q, None>({ ...spec, method: 'get' })
}

const nobody: Viewer = {
  ...{ id: '', ids: [], name: '', cleared: false },
  ...{ roles: [], ownRoles: [], delegated: [], seats: [] },
}

/** Refuses whoever may not call the route; resolves with the viewer and the business time of the request. */
async function admitted(
  deps: AppDeps,
  { access, method, tokens, whileEnrolling }: RouteDefinition,
  req: Request,
): Promise<Pick<RouteInput, 'viewer' | 'at'>> {
  insistOnReach(req, tokens ?? (method === 'get' ? 'read' : 'never'))
  const given = givenTime(deps.clock, req)
  if (access === 'public') return { viewer: nobody, at: given ?? (await businessNow(deps)) }
  const asker = await askerById(deps.db, signedInId(req, whileEnrolling))
  if (!asker) throw reject(refuse('session/required'))
  const at = given ?? timeNow(deps.clock, asker.businessTime)
  const viewer = viewerOn(asker, toLocalDate(at))
  insistOnFactor(deps, req, viewer.roles)
  if (access !== 'signedIn' && !viewer.roles.some((role) => access.includes(role))) {
    throw reject(refuse('rights/role-needed', { roles: [...access] }))
  }
  return { viewer, at }
}

const csv = 'text/csv'
const isAdministration = ({ access, method }: RouteDefinition) =>
  method !== 'get' && typeof access === 'object' && access.every((role) => role === 'admin')

/** The role by which a viewer has come in, where the route asks for one. */
const roleFor = ({ access }: RouteDefinition, { roles }: Viewer) =>
  typeof access === 'object' ? access.find((role) => roles.includes(role)) : undefined

/** Names the route to the audit log, before anything of the request is looked at. */
export function named(route: RouteDefinition): RequestHandler {
  return (req, res, next) => {
    beginAudit(req, res, route.name, isAdministration(route))
    next()
  }
}

/** The handlers of a route: rights, then what reads the body, then the route itself. */
export function handlersOf(deps: AppDeps, route: RouteDefinition): RequestHandler[] {
  const queryShape = route.looseQuery ? route.query : z.strictObject(route.query.shape)
  const bodyShape = z.strictObject(route.body.shape)
  const admit: RequestHandler = async (req, res, next) => {
    const { viewer, at } = await admitted(deps, route, req)
    noteRole(res, roleFor(route, viewer))
    Object.assign(res.locals, { viewer, at })
    next()
  }
  const run: RequestHandler = async (req, res) => {
    const given = req.query as Record<string, unknown>
    const query = validated(queryShape, given)
    const body = route.consumes ? {} : validated(bodyShape, req.body ?? {})
    const { viewer, at } = res.locals as Pick<RouteInput, 'viewer' | 'at'>
    const params = req.params as Record<string, string>
    const noteRead: RouteInput['noteRead'] = (kind, relations = []) =>
      noteReading(res, viewer, kind, relations)
    if (route.produces === csv) noteRead('export')
    const answer = await route.handle({ deps, req, res, params, query, body, viewer, at, noteRead })
    if (route.produces || res.headersSent) return
    if (route.answer) sendJson(res, route.status ?? 200, answer)
    else res.status(route.status ?? 204).end()
  }
  return [admit, ...(route.before ?? []), run]
}
