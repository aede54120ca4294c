import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import {
  lateDeadlines,
  letterCounts,
  openTasksByStage,
  overdueLetters,
  unmovedProcesses,
} from '../db/reads/counts'
import { countStuckCommits } from '../db/reads/stuck-commits'
import type { AppDeps } from './deps'

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

/** A figure that is read from PostgreSQL when it is asked for. */
interface Figure {
  readonly name: `detai_${string}`
  readonly help: string
  readonly label?: string
  /** The value, or one a value of the label. */
  read(deps: MeasuredDeps): Promise<number | Readonly<Record<string, number>>>
}

type MeasuredDeps = Pick<AppDeps, 'db' | 'clock' | 'logger' | 'audit'>

const figures: readonly Figure[] = [
  {
    name: 'detai_open_tasks',
    help: 'Tasks under way, by stage',
    label: 'stage',
    async read({ db }) {
      const stages = await openTasksByStage(db)
      return Object.fromEntries(stages.map(({ stage, count }) => [stage, Number(count)]))
    },
  },
  {
    name: 'detai_late_deadlines',
    help: 'Deadlines that have passed without their act',
    read: ({ db }) => lateDeadlines(db),
  },
  {
    name: 'detai_letters',
    help: 'Letters that wait, and letters not sent that have failed before',
    label: 'state',
    async read({ db }) {
      const { waiting, failing } = await letterCounts(db)
      return { waiting, failing }
    },
  },
  {
    name: 'detai_stuck_items',
    help: 'What does not go on by itself: commits that keep failing, letters and workflows long overdue',
    label: 'kind',
    async read({ db, clock }) {
      const [commit, letter] = await Promise.all([countStuckCommits(db), overdueLetters(db)])
      return { commit, letter, ...(clock === 'production' ? { workflow: await unmovedProcesses(db) } : {}) }
    },
  },
  {
    name: 'detai_audit_entries',
    help: 'Entries of the audit log that wait, writes of it that failed, and entries that were lost',
    label: 'state',
    read: async ({ audit }) => ({ ...audit.figures() }),
  },
]

/** The metrics of one application. Figures of the tasks are read from PostgreSQL when they are asked for. */
export function metricsOf(deps: MeasuredDeps): Metrics {
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
  for (const figure of figures) gaugeOf(figure, deps, registers)
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

function gaugeOf({ name, help, label, read }: Figure, deps: MeasuredDeps, registers: Registry[]): void {
  new Gauge({
    ...{ name, help, registers },
    labelNames: label ? [label] : [],
    async collect() {
      this.reset()
      try {
        const values = await read(deps)
        if (typeof values === 'number') this.set(values)
        else for (const [key, value] of Object.entries(values)) this.set({ [label ?? '']: key }, value)
      } catch (error) {
        // Without PostgreSQL the other figures are wanted most: this one is left out.
        this.remove({})
        deps.logger.warn({ err: error, metric: name }, 'a figure could not be read')
      }
    },
  })
}
