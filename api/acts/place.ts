import { type ProcessRow, processByStream } from '../../db/processes'
import { type TaskHead, taskHead } from '../../db/reads/task-head'
import type { Instant } from '../../domain/instant'
import type { Standing } from '../../domain/rights'
import { refuse } from '../../domain/verdict'
import { sessionStream, taskStream, trancheStream } from '../../workflows/contract'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { standingToSession, standingToTask } from '../standing'
import type { Viewer } from '../viewer'
import type { ActDefinition } from './act'
import { openProcessFor } from './open-process'

/**
 * Where an act takes place: what the actor is there, and the process, found only after the rights were asked.
 */
export interface Place {
  readonly task: TaskHead | undefined
  readonly standing: Standing
  /** The process that the act goes to. Refuses when it is not open. */
  process(): Promise<ProcessRow>
}

/** What names the place. */
export interface Asked {
  readonly act: ActDefinition
  readonly params: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
  readonly actor: Viewer
  readonly at: Instant
}

/**
 * Finds the place of an act. A task or a sitting that the actor may not know of is answered like an unknown
 * id.
 */
export async function placeOf(deps: AppDeps, asked: Asked): Promise<Place> {
  const { act, params, actor } = asked
  if (params.taskId !== undefined && act.kind !== 'councilSession')
    return taskPlace(deps, asked, params.taskId)
  const stream = streamInPath(act, '', params)
  if (stream !== undefined) return streamPlace(deps, asked, stream)
  const standing: Standing = { personId: actor.id, roles: actor.roles, relations: [] }
  return { task: undefined, standing, process: () => Promise.reject(reject(refuse('request/not-found'))) }
}

async function taskPlace(deps: AppDeps, { act, params, actor, at }: Asked, id: string): Promise<Place> {
  const task = await taskHead(deps.db, id)
  if (!task) throw reject(refuse('request/not-found'))
  const { view, before } = await standingToTask(deps.db, actor, task)
  const known = view !== 'none' || (await act.opensTo?.({ db: deps.db, taskId: task.id, actor })) === true
  if (!known) throw reject(refuse('request/not-found'))
  const stream = streamInPath(act, task.id, params)
  return {
    task,
    standing: before(stream ?? ''),
    async process() {
      const found = await openProcessFor(deps, { act: act.name, kind: act.kind, stream, task, at })
      if ('ok' in found) throw reject(found)
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

async function streamPlace(deps: AppDeps, asked: Asked, stream: string): Promise<Place> {
  const { act, params, body, actor } = asked
  const inBody = typeof body.taskId === 'string' ? body.taskId : undefined
  const concerns = act.concerns?.({ params, body }) ?? params.taskId ?? inBody
  const process = await processByStream(deps.db, stream)
  const { sees, standing } = await standingToSession(deps.db, actor, stream, concerns)
  if (!act.starts && (!process || !sees)) throw reject(refuse('request/not-found'))
  return {
    task: undefined,
    standing,
    async process() {
      if (!process) throw reject(refuse('request/not-found'))
      if (process.outcome !== null) throw reject(refuse('process/ended', { act: act.name, kind: act.kind }))
      return process
    },
  }
}
