import type { ProcessRow } from '../../db/processes'
import { openProcessesOf, processByStream } from '../../db/processes'
import { deadlinesPassedBy, type TaskHead, taskHead } from '../../db/reads/task-head'
import type { Instant } from '../../domain/instant'
import { type ProcessKind, type Stage, stages } from '../../domain/life'
import { machines } from '../../domain/machines'
import { type Refusal, refuse } from '../../domain/verdict'
import { advanceClock, fundingStream, workflowIdOf } from '../../workflows/contract'
import type { AppDeps } from '../deps'
import { kindWords, outcomeWords } from '../messages/words'

/** The act that asks for its process. */
export interface Asking {
  readonly act: string
  readonly kind: ProcessKind
  /** Known where the path names it (a tranche, a sitting). */
  readonly stream: string | undefined
  readonly task: TaskHead
  readonly at: Instant
}

/**
 * The open process that an act belongs to. Between two stages, and where the act's later business time ends
 * the stage before, it waits until the stage opens: one that does not come is the worker's delay, and no
 * fault of the act. Otherwise a stage that is not open is refused at once.
 */
export async function openProcessFor(deps: AppDeps, asking: Asking): Promise<ProcessRow | Refusal> {
  const advanced = new Set<string>()
  const look = () => lookFor(deps, asking, advanced)
  const found = await deps.facts.waitFor(asking.task.id, look, deps.limits.stageOpenMs)
  return found ?? refuse('fault/unavailable')
}

async function lookFor(
  deps: AppDeps,
  asking: Asking,
  advanced: Set<string>,
): Promise<ProcessRow | Refusal | undefined> {
  const { db, clock } = deps
  const { task, kind, stream, at } = asking
  if (stream) return ofStream(deps, asking, stream)
  const open = await openProcessesOf(db, task.id)
  const found = open.find((process) => process.kind === kind)
  if (found) return found
  const now = await taskHead(db, task.id)
  if (!now || now.outcome !== null) return notOpen(asking, now ?? task)
  if (!open.some((process) => stages.includes(process.kind as Stage))) return undefined
  if (
    kind === 'funding' &&
    now.stage === 'execution' &&
    !(await processByStream(db, fundingStream(task.id)))
  ) {
    return undefined
  }
  const passing = clock === 'training' ? await stagesThatMayEnd(deps, task.id, at) : []
  if (passing.length === 0) return notOpen(asking, now)
  for (const ending of passing.filter((candidate) => !advanced.has(candidate))) {
    advanced.add(ending)
    await deps.temporal.workflow.getHandle(workflowIdOf(ending)).signal(advanceClock, at, ending)
  }
  return undefined
}

async function ofStream({ db }: AppDeps, asking: Asking, stream: string): Promise<ProcessRow | Refusal> {
  const process = await processByStream(db, stream)
  if (!process) return notOpen(asking, asking.task)
  return process.outcome === null ? process : refuse('process/ended', { act: asking.act, kind: asking.kind })
}

/**
 * Processes whose running deadlines pass by then with an effect: in training the act's time makes them pass.
 */
async function stagesThatMayEnd({ db }: AppDeps, taskId: string, at: Instant): Promise<string[]> {
  const passed = await deadlinesPassedBy(db, taskId, at)
  const effective = passed.filter(({ kind, name }) => machines[kind as ProcessKind]?.missed?.[name])
  return [...new Set(effective.map(({ stream }) => stream))]
}

function notOpen({ act, kind }: Asking, { stage, outcome }: TaskHead): Refusal {
  return refuse('process/not-open', { act, kind, stage: outcome ? outcomeWords[outcome] : kindWords[stage] })
}
