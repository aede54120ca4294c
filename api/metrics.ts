import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from '../db/connection'
import { lateDeadlines, letterCounts, openTasksByStage } from '../db/reads/counts'

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]

/** What the API counts and times, for Prometheus. */
export interface Metrics {
  readonly registry: Registry
  /** One answered request: its route's pattern, never the address itself. */
  answered(route: string, method: string, status: number, durationSeconds: number): void
  /** One act: recorded, replayed, or the code of its refusal. */
  acted(act: string, outcome: string): void
  /** Times an update from sending to its receipt. */
  timeUpdate<T>(update: () => Promise<T>): Promise<T>
}

/** The metrics of one application. Gauges of the tasks are read from PostgreSQL when they are asked for. */
export function metricsOf(db: Db): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'detai_http_request_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['route', 'method', 'status'],
    buckets: seconds,
    registers,
  })
  const acts = new Counter({
    name: 'detai_acts_total',
    help: 'Acts by outcome: recorded, replayed, or the code of the refusal',
    labelNames: ['act', 'outcome'],
    registers,
  })
  const updates = new Histogram({
    name: 'detai_update_seconds',
    help: 'Time from sending an update to its receipt',
    buckets: seconds,
    registers,
  })
  gauges(db, registers)
  return {
    registry,
    answered: (route, method, status, duration) =>
      requests.observe({ route, method, status: String(status) }, duration),
    acted: (act, outcome) => acts.inc({ act, outcome }),
    async timeUpdate(update) {
      const stop = updates.startTimer()
      try {
        return await update()
      } finally {
        stop()
      }
    },
  }
}

function gauges(db: Db, registers: Registry[]): void {
  new Gauge({
    name: 'detai_open_tasks',
    help: 'Tasks under way, by stage',
    labelNames: ['stage'],
    registers,
    async collect() {
      this.reset()
      for (const { stage, count } of await openTasksByStage(db)) this.set({ stage }, Number(count))
    },
  })
  new Gauge({
    name: 'detai_late_deadlines',
    help: 'Deadlines that have passed without their act',
    registers,
    async collect() {
      this.set(await lateDeadlines(db))
    },
  })
  new Gauge({
    name: 'detai_letters',
    help: 'Letters that wait, and those of them that have failed before',
    labelNames: ['state'],
    registers,
    async collect() {
      const { waiting, failing } = await letterCounts(db)
      this.set({ state: 'waiting' }, waiting)
      this.set({ state: 'failing' }, failing)
    },
  })
}
