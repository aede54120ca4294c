import { WorkflowNotFoundError } from '@temporalio/client'
import { type ProcessOutline, type TaskHead, type TaskOnItsWay, taskOnItsWay } from '../../db/reads/task-head'
import type { Instant } from '../../domain/instant'
import { type ProcessKind, type Stage, stages } from '../../domain/life'
import { machines } from '../../domain/machines'
import { type Refusal, refuse } from '../../domain/verdict'
import { advanceClock, workflowIdOf } from '../../workflows/contract'
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

/** The stream of the open process of an act among those of its task; undefined where it is not open. */
export function openAmong(
  processes: readonly ProcessOutline[],
  { kind, stream }: Pick<Asking, 'kind' | 'stream'>,
): string | undefined {
  const open = processes.filter(({ outcome }) => outcome === null)
  return open.find((one) => (stream ? one.stream === stream : one.kind === kind))?.stream
}

/**
 * The stream of the open process that an act belongs to. Between two stages, and where the act's later
 * business time ends the stage before, it waits until the stage opens: one that does not come is the worker's
 * delay, and no fault of the act. Otherwise a stage that is not open is refused at once.
 */
export async function openProcessFor(deps: AppDeps, asking: Asking): Promise<string | Refusal> {
  const advanced = new Set<string>()
  const look = () => lookFor(deps, asking, advanced)
  const found = await deps.facts.waitFor(asking.task.id, look, deps.limits.stageOpenMs)
  return found ?? refuse('fault/unavailable')
}

async function lookFor(
  deps: AppDeps,
  asking: Asking,
  advanced: Set<string>,
): Promise<string | Refusal | undefined> {
  const { kind, stream, at } = asking
  const now = await taskOnItsWay(deps.db, asking.task.id, at)
  if (!now) return notOpen(asking, asking.task)
  const found = openAmong(now.processes, asking)
  if (found) return found
  if (stream) return notOpenAt(asking, now, stream)
  if (now.task.outcome !== null) return notOpen(asking, now.task)
  const open = now.processes.filter(({ outcome }) => outcome === null)
  if (!open.some((process) => stages.includes(process.kind as Stage))) return undefined
  const fundingIsToCome = !now.processes.some((process) => process.kind === 'funding')
  if (kind === 'funding' && now.task.stage === 'execution' && fundingIsToCome) return undefined
  const passing = deps.clock === 'training' ? stagesThatMayEnd(now) : []
  if (passing.length === 0) return notOpen(asking, now.task)
  for (const ending of passing.filter((candidate) => !advanced.has(candidate))) {
    advanced.add(ending)
    await advance(deps, ending, at)
  }
  return undefined
}

async function advance({ temporal }: AppDeps, stream: string, to: Instant): Promise<void> {
  try {
    await temporal.workflow.getHandle(workflowIdOf(stream)).signal(advanceClock, to, stream)
  } catch (error) {
    // It has ended since it was looked at, which is what it was to do.
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}

/**
 * Processes whose running deadlines pass by then with an effect: in training the act's time makes them pass.
 */
function stagesThatMayEnd({ passed }: TaskOnItsWay): string[] {
  const effective = passed.filter(({ kind, name }) => machines[kind]?.missed?.[name])
  return [...new Set(effective.map(({ stream }) => stream))]
}

function notOpenAt(asking: Asking, { processes }: TaskOnItsWay, stream: string): Refusal {
  const { act, kind } = asking
  const ended = processes.some((process) => process.stream === stream)
  return ended ? refuse('process/ended', { act, kind }) : notOpen(asking, asking.task)
}

function notOpen({ act, kind }: Asking, { stage, outcome }: TaskHead): Refusal {
  return refuse('process/not-open', { act, kind, stage: outcome ? outcomeWords[outcome] : kindWords[stage] })
}
