import type { BeforeAct, NamedPlace } from '../../db/reads/acts'
import type { TaskHead } from '../../db/reads/task-head'
import type { Instant } from '../../domain/instant'
import { classifiedActs, type Standing } from '../../domain/rights'
import { refuse } from '../../domain/verdict'
import { sessionStream, taskStream, trancheStream } from '../../workflows/contract'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { standingBy, standingIn, standingOf } from '../standing'
import type { Viewer } from '../viewer'
import type { ActDefinition } from './act'
import { openAmong, openProcessFor } from './open-process'

/**
 * Where an act takes place: what the actor is there, and the process, found only after the rights were asked.
 */
export interface Place {
  readonly task: TaskHead | undefined
  readonly standing: Standing
  /** The stream of the process that the act goes to. Refuses when it is not open. */
  process(): Promise<string>
}

/** What names the place. */
export interface Asked {
  readonly act: ActDefinition
  readonly params: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
  readonly actor: Viewer
  readonly at: Instant
  /** What was read before. */
  readonly known: BeforeAct
}

/** What an act's address says of its place. */
export function placeNamed(act: ActDefinition, params: Asked['params']): NamedPlace {
  if (params.taskId !== undefined && act.kind !== 'councilSession') {
    return { task: params.taskId, stream: null }
  }
  return { task: null, stream: streamInPath(act, '', params) ?? null }
}

/**
 * Finds the place of an act. A task or a sitting that the actor may not know of is answered like an unknown
 * id.
 */
export async function placeOf(deps: AppDeps, asked: Asked): Promise<Place> {
  const { act, params, actor } = asked
  const { task, stream } = placeNamed(act, params)
  if (task !== null) return taskPlace(deps, asked)
  if (stream !== null) return streamPlace(asked, stream)
  const standing = standingOf(actor, [])
  return { task: undefined, standing, process: () => Promise.reject(reject(refuse('request/not-found'))) }
}

async function taskPlace(deps: AppDeps, { act, params, actor, at, known }: Asked): Promise<Place> {
  const { task, relations, processes } = known
  if (!task) throw reject(refuse('request/not-found'))
  const { view, before } = standingBy(relations, actor, task)
  const mayKnow = view !== 'none' || (await act.opensTo?.({ db: deps.db, taskId: task.id, actor })) === true
  if (!mayKnow) throw reject(refuse('request/not-found'))
  if (task.classified && !classifiedActs.includes(act.name))
    throw reject(refuse('classified/content-refused'))
  const stream = streamInPath(act, task.id, params)
  return {
    task,
    standing: before(stream ?? ''),
    async process() {
      const asking = { act: act.name, kind: act.kind, stream, task, at }
      const found = openAmong(processes, asking) ?? (await openProcessFor(deps, asking))
      if (typeof found !== 'string') throw reject(found)
      return found
    },
  }
}

function streamInPath(act: ActDefinition, taskId: string, params: Asked['params']): string | undefined {
  if (act.stream) return act.stream({ ...params, ...(taskId ? { taskId } : {}) })
  if (act.kind === 'councilSession' && params.sessionId !== undefined) return sessionStream(params.sessionId)
  if (act.kind === 'disbursement' && params.tranche !== undefined) {
    return trancheStream(taskId, Number(params.tranche))
  }
  return act.kind === 'researchTask' && taskId ? taskStream(taskId) : undefined
}

function streamPlace({ act, params, body, actor, known }: Asked, stream: string): Place {
  const inBody = typeof body.taskId === 'string' ? body.taskId : undefined
  const concerns = act.concerns?.({ params, body }) ?? params.taskId ?? inBody
  const process = known.processes.find((one) => one.stream === stream)
  const { sees, standing } = standingIn(known.relations, actor, concerns)
  if (!act.starts && (!process || !sees)) throw reject(refuse('request/not-found'))
  return {
    task: undefined,
    standing,
    async process() {
      if (!process) throw reject(refuse('request/not-found'))
      if (process.outcome !== null) throw reject(refuse('process/ended', { act: act.name, kind: act.kind }))
      return stream
    },
  }
}
