import { type RequestHandler, Router } from 'express'
import { letterCounts } from '../db/reads/counts'
import { pendingMigrations } from '../db/reads/health'
import { refuse } from '../domain/verdict'
import { reject } from './http'
import type { ApiRuntime } from './runtime'

const temporalMs = 2_000
/** A letter that has waited longer than this says that mail does not go out. */
const slowLetterMs = 15 * 60_000

/** One part of the system as it answers now. Only `needed` parts decide whether the API is ready. */
interface PartState {
  readonly part: string
  readonly ok: boolean
  readonly needed: boolean
  readonly detail: string
}

interface Check {
  readonly part: string
  readonly needed: boolean
  /** What is wrong, in Vietnamese; undefined when nothing is. A fault means that the part does not answer. */
  ask(runtime: ApiRuntime): Promise<string | undefined>
}

const checks: readonly Check[] = [
  {
    part: 'postgresql',
    needed: true,
    async ask({ db }) {
      await db.raw('select 1')
      return undefined
    },
  },
  {
    part: 'migrations',
    needed: true,
    async ask({ db }) {
      const pending = await pendingMigrations(db)
      return pending.length > 0 ? `Cơ sở dữ liệu chưa nâng cấp: ${pending.join(', ')}.` : undefined
    },
  },
  {
    part: 'temporal',
    needed: true,
    async ask({ temporal }) {
      await temporal.withDeadline(Date.now() + temporalMs, () => temporal.workflowService.getSystemInfo({}))
      return undefined
    },
  },
  {
    part: 'letters',
    needed: false,
    async ask({ db }) {
      const { oldestWaiting, failing } = await letterCounts(db)
      const slow = oldestWaiting !== null && Date.now() - oldestWaiting.getTime() > slowLetterMs
      return slow ? `Thư chờ gửi quá 15 phút; ${failing} thư đã gửi lỗi.` : undefined
    },
  },
]

async function stateOf(runtime: ApiRuntime, { part, needed, ask }: Check): Promise<PartState> {
  try {
    const wrong = await ask(runtime)
    return { part, needed, ok: wrong === undefined, detail: wrong ?? 'Hoạt động bình thường.' }
  } catch (error) {
    runtime.logger.warn({ err: error, part }, 'a part does not answer')
    return { part, needed, ok: false, detail: 'Không trả lời.' }
  }
}

/** Whoever comes through the proxy comes from outside: how the parts are is not theirs to know. */
const inside: RequestHandler = (req, _res, next) => {
  if (req.get('X-Forwarded-For') === undefined) return next()
  throw reject(refuse('request/unknown-address', { path: req.path }))
}

/** For whatever watches over the process: alive, ready (or which part is missing), and figures. */
export function healthRouter(runtime: ApiRuntime): Router {
  const alive: RequestHandler = (_req, res) => {
    res.json({ status: 'alive' })
  }
  const ready: RequestHandler = async (_req, res) => {
    const parts = await Promise.all(checks.map((check) => stateOf(runtime, check)))
    const missing = parts.filter(({ ok, needed }) => needed && !ok).map(({ part }) => part)
    res.status(missing.length > 0 ? 503 : 200).json({ ready: missing.length === 0, missing, parts })
  }
  const figures: RequestHandler = async (_req, res) => {
    res.type(runtime.metrics.registry.contentType).send(await runtime.metrics.registry.metrics())
  }
  return Router().get('/healthz', alive).get('/readyz', inside, ready).get('/metrics', inside, figures)
}
