import express, { type Express, type RequestHandler, Router } from 'express'
import { refuse } from '../domain/verdict'
import { acts } from './acts'
import { performAct } from './acts/perform'
import { updateSender } from './acts/send'
import { beginAudit, recordAudit } from './audit/request'
import type { AppDeps } from './deps'
import { docsRouter } from './docs'
import { uploadsRouter } from './files/resumable'
import { mediaType, readableAddress, sameOrigin, securityHeaders } from './guards'
import { healthRouter } from './health'
import { answerErrors, Refused, reject } from './http'
import { identified } from './identity/tokens'
import { requestLog } from './log'
import { metricsOf } from './metrics'
import { openApiDocument } from './openapi'
import { paced } from './pace'
import { pagesRouter } from './pages'
import { handlersOf, named, type RouteDefinition } from './route'
import { allRoutes } from './routes'
import type { ApiRuntime } from './runtime'
import { sessions } from './session'
import { publicSite } from './site'

/** The path as Express writes it: {taskId} as :taskId. */
const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1')

interface Mounted {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: string
  readonly handlers: readonly RequestHandler[]
}

/** Lets only requests of a method into a router. HEAD is answered as GET is. */
function only(method: string): RequestHandler {
  return (req, _res, next) => {
    if (method === (req.method === 'HEAD' ? 'GET' : req.method)) next()
    else next('router')
  }
}

/**
 * Every resource of the API: mounted once, here; a wrong method on a known path says which ones are right.
 * Each method has a router of its own, so that a read is not compared with every act.
 */
function apiRouters(mounted: readonly Mounted[]): Router[] {
  const routers = new Map<string, Router>()
  const methods = new Map<string, string[]>()
  // A fixed segment comes before a parameter in the same place: /tasks/classified before /tasks/{taskId}.
  const inOrder = [...mounted].sort((a, b) =>
    a.path.replaceAll('{', '~') < b.path.replaceAll('{', '~') ? -1 : 1,
  )
  for (const { method, path, handlers } of inOrder) {
    const name = method.toUpperCase()
    const router = routers.get(name) ?? Router().use(only(name))
    routers.set(name, router[method](expressPath(path), ...handlers))
    methods.set(path, [...(methods.get(path) ?? []), name])
  }
  const wrongMethods = Router()
  for (const [path, known] of methods) {
    const allowed = known.toSorted()
    wrongMethods.all(expressPath(path), (req) => {
      const refusal = refuse('request/wrong-method', { method: req.method, allowed: allowed.join(', ') })
      throw new Refused(refusal, undefined, { Allow: allowed.join(', ') })
    })
  }
  return [...routers.values(), wrongMethods]
}

function mountedActs(runtime: ApiRuntime): Mounted[] {
  return acts.map((act) => ({
    method: act.method,
    path: act.path,
    handlers: [
      (req, res, next) => {
        beginAudit(req, res, act.name)
        next()
      },
      mediaType('application/json'),
      express.json({ limit: runtime.limits.jsonBytes }),
      async (req, res) => {
        res.on('finish', () => runtime.metrics.acted(act.name, outcomeOf(res.statusCode, res.locals.problem)))
        await performAct(runtime, act, req, res)
      },
    ],
  }))
}

function outcomeOf(status: number, problem: unknown): string {
  if (typeof problem === 'string') return problem
  return status === 200 ? 'replayed' : 'recorded'
}

function mountedRoutes(runtime: ApiRuntime, routes: readonly RouteDefinition[]): Mounted[] {
  return routes.map((route) => ({
    method: route.method,
    path: route.path,
    handlers: [
      named(route),
      mediaType(route.consumes ?? 'application/json'),
      ...(route.consumes ? [] : [express.json({ limit: runtime.limits.jsonBytes })]),
      ...handlersOf(runtime, route),
    ],
  }))
}

/** Times every request by the pattern of its route. */
function timed(runtime: ApiRuntime): RequestHandler {
  return (req, res, next) => {
    const began = process.hrtime.bigint()
    res.on('finish', () => {
      const pattern: unknown = req.route?.path
      const route = typeof pattern === 'string' ? `${req.baseUrl}${pattern}` : 'none'
      runtime.metrics.answered(
        route,
        req.method,
        res.statusCode,
        Number(process.hrtime.bigint() - began) / 1e9,
      )
    })
    next()
  }
}

/** The whole HTTP application. It opens nothing itself: whoever made `deps` closes them. */
export function createApp(deps: AppDeps): Express {
  const runtime: ApiRuntime = {
    ...deps,
    metrics: metricsOf(deps),
    send: updateSender(deps.temporal, deps.taskQueue, deps.updatesInFlight),
  }
  const routes = allRoutes(deps.limits)
  const app = express()
  app.disable('x-powered-by')
  app.use(timed(runtime), requestLog(deps.logger), securityHeaders(deps.origin), readableAddress)
  // Behind a proxy that ends TLS, its word is needed on whether the browser came by https.
  if (deps.origin.startsWith('https:')) app.set('trust proxy', 1)
  app.use(healthRouter(runtime))
  app.use('/api', docsRouter(openApiDocument(routes, deps.version)))
  const session = sessions(deps)
  app.use('/api', noStore, recordAudit(deps.audit), sameOrigin(deps.origin), identified(deps, session))
  app.use('/api', paced(deps.limits), uploadsRouter(deps))
  app.use('/api', ...apiRouters([...mountedActs(runtime), ...mountedRoutes(runtime, routes)]))
  if (deps.pagesFolder) app.use(pagesRouter(deps.pagesFolder))
  app.use(paced(deps.limits), publicSite(deps, session))
  app.use((req) => {
    throw reject(refuse('request/unknown-address', { path: req.path }))
  })
  app.use(answerErrors(deps.logger))
  return app
}

/** Answers depend on the person: no cache on the way may keep them. */
const noStore: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}
