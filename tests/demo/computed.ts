import type { Db } from '../../db/connection'
import type { DemoTask } from '../../demo/province'
import { fromMillis, type Instant } from '../../domain/instant'

/** What the engine worked out for a task, in the scenario's own terms. */
export interface Computed {
  readonly stage: string
  readonly status: string
  readonly determination?: Determination
  readonly selection?: Selection
  readonly acceptance?: Acceptance
  readonly refunds: readonly number[]
  readonly endsOn: string | null
}

interface Determination {
  readonly for: number
  readonly conclusion: string
}

interface Ranked {
  readonly host: string
  readonly final: number
  readonly invalidBallots: readonly string[]
  readonly struckByZeroRule: boolean
}

interface Selection {
  readonly winner: string | null
  readonly ranking: readonly Ranked[]
}

interface Acceptance {
  readonly excellent: number
  readonly pass: number
  readonly fail: number
  readonly conclusion: string
}

type Json = Readonly<Record<string, never>>

/** The engine's task of a reference; the classified one has none. */
export async function computedTask(db: Db, reference: string): Promise<Computed> {
  const task = await db('tasks').where({ reference }).first()
  if (!task) return { stage: '', status: '', refunds: [], endsOn: null }
  const results: { kind: string; result: Json }[] = await db('journal')
    .where({ type: 'sittingConcluded' })
    .whereRaw(`data ->> 'taskId' = ?`, [task.id])
    .select(db.raw(`data ->> 'kind' as kind`), db.raw(`data -> 'result' as result`))
  const resultOf = (kind: string) => results.find((row) => row.kind === kind)?.result
  const hosts = new Map<string, string>(
    (await db('applications').where({ task_id: task.id }).select('id', 'host')).map(({ id, host }) => [
      id,
      host,
    ]),
  )
  const decided: { refund: number }[] = await db('journal')
    .where({ task_id: task.id })
    .whereIn('type', ['terminationDecided', 'refundDecided'])
    .select(db.raw(`(data ->> 'refundDong')::bigint as refund`))
  const contract = await db('contracts').where({ task_id: task.id }).first('ends_on')
  return {
    stage: task.stage,
    status: task.outcome === 'refused' ? 'refused' : task.status,
    ...present('determination', resultOf('determination'), determined),
    ...present('selection', resultOf('selection'), (result) => selected(result, hosts)),
    ...present('acceptance', resultOf('acceptance'), accepted),
    refunds: decided.map(({ refund }) => refund),
    endsOn: contract?.ends_on ?? null,
  }
}

function present<N extends string, T>(name: N, result: Json | undefined, read: (result: Json) => T) {
  return result ? ({ [name]: read(result) } as Record<N, T>) : {}
}

function determined({ for: inFavour, conclusion }: Json): Determination {
  return { for: inFavour!, conclusion: conclusion! }
}

interface RankedResult {
  readonly application: string
  readonly final: { readonly numerator: number; readonly denominator: number }
  readonly invalidBallots: readonly { readonly member: string }[]
  readonly struckByZeroRule: boolean
}

function selected(result: Json, hosts: ReadonlyMap<string, string>): Selection {
  const { winner, ranking } = result as { winner?: string; ranking?: readonly RankedResult[] }
  return {
    winner: (winner && hosts.get(winner)) ?? null,
    ranking: (ranking ?? []).map(({ application, final, invalidBallots, struckByZeroRule }) => ({
      host: hosts.get(application) ?? '',
      final: rounded(final.numerator / final.denominator),
      invalidBallots: invalidBallots.map(({ member }) => member),
      struckByZeroRule,
    })),
  }
}

function accepted({ excellent, pass, fail, conclusion }: Json): Acceptance {
  return { excellent: excellent!, pass: pass!, fail: fail!, conclusion: conclusion! }
}

const rounded = (points: number) => Math.round(points * 1e6) / 1e6

/** Where the scenario says that a task stops. */
export function stated(task: DemoTask): { stage: string; state: string } {
  return task.stopsAt as { stage: string; state: string }
}

/** The council's result on the order as stated; undefined where the scenario stops before it. */
export function determinationOf(task: DemoTask): Determination | undefined {
  const { result, conclusion } = task.determination as { result?: { for: number }; conclusion?: string }
  return result && conclusion ? { for: result.for, conclusion } : undefined
}

/** The ranking as stated, by host. */
export function selectionOf(task: DemoTask): Selection | undefined {
  const { ranking, winner } = task.selection as {
    ranking?: (Omit<Ranked, 'host'> & { application: string })[]
    winner?: string
  }
  const { applications } = task.call as { applications: { id: string; host: string }[] }
  const hostOf = (id: string) => applications.find((application) => application.id === id)?.host ?? ''
  if (!ranking) return undefined
  return {
    winner: winner ? hostOf(winner) : null,
    ranking: ranking.map(({ application, final, invalidBallots, struckByZeroRule }) => ({
      ...{ host: hostOf(application), final: rounded(final), invalidBallots, struckByZeroRule },
    })),
  }
}

/** The acceptance council's count as stated. */
export function acceptanceOf(task: DemoTask): Acceptance | undefined {
  const { result } = task.acceptance as { result?: Acceptance }
  if (!result) return undefined
  const { excellent, pass, fail, conclusion } = result
  return { excellent, pass, fail, conclusion }
}

/** Acts on tasks that were recorded as late. */
export async function lateActs(db: Db): Promise<{ code: string; at: Instant }[]> {
  const rows: { code: string; at: Date }[] = await db('journal')
    .join('tasks', 'tasks.id', 'journal.task_id')
    .whereNotNull('late')
    .select('tasks.reference as code', 'journal.at')
  return rows.map(({ code, at }) => ({ code, at: fromMillis(at.getTime()) }))
}
