import type { SearchAttributePair } from '@temporalio/common'
import { upsertSearchAttributes } from '@temporalio/workflow'
import type { ProcessKind, Stage, TaskOutcome } from '../../domain/life'
import { machineOf } from '../../domain/machines'
import type { Handovers } from '../../domain/stages/handover'
import type { LifeState, Order, TaskBrief } from '../../domain/stages/life'
import { fundingStream, type Held, type ProcessInput, type StageResult, stageStream } from '../contract'
import { detaiDeadline, detaiField, detaiHost, detaiStage } from '../search-attributes'
import type { Host } from './host'
import type { Process } from './process'

/** The main flow's words: go through a stage, let the money run beside the stages, and end the task. */
export interface TaskLife {
  /** Goes through a stage; a stage may be gone through again. */
  through(stage: Stage): Promise<StageResult>
  /** Opens the money of the contract, which runs beside the stages that follow. */
  fund(): Promise<{ result(): Promise<StageResult> }>
  /** Records the end of the task and returns it. */
  end(outcome: TaskOutcome): Promise<TaskOutcome>
}

/**
 * The life of a task whose order has come in. Every stage gets what the stages before it handed over. One
 * that has been gone through already is not gone through again: its result is taken.
 */
export function taskLife(
  host: Host,
  task: Process<LifeState>,
  input: Pick<ProcessInput, 'taskId' | 'law' | 'clock'>,
  order: Order,
): TaskLife {
  const rounds = new Map<Stage, number>()
  const taskId = input.taskId!
  let previous: Handovers = {}

  const opened = async (kind: ProcessKind, stream: string, round = 1) => {
    const { law, clock } = input
    const brief: TaskBrief = { taskId, order, round, previous }
    const process = host.open(machineOf(kind), {
      ...{ stream, kind, taskId, law, clock, brief, at: task.clock.now() },
    })
    await process.until(() => true)
    return process
  }

  const goThrough = async (stage: Stage, stream: string, round: number): Promise<StageResult> => {
    const process = await opened(stage, stream, round)
    upsertSearchAttributes(attributesOf(stage, order, previous, process.held()))
    return process.ended()
  }

  return {
    async through(stage) {
      const round = (rounds.get(stage) ?? 0) + 1
      rounds.set(stage, round)
      const stream = stageStream(taskId, stage, round)
      const result = host.resultOf(stream) ?? (await goThrough(stage, stream, round))
      previous = { ...previous, [stage]: result.state }
      task.clock.moveTo(result.at)
      return result
    },
    async fund() {
      const stream = fundingStream(taskId)
      const passed = host.resultOf(stream)
      const money = passed ? undefined : await opened('funding', stream)
      return { result: async () => passed ?? money!.ended() }
    },
    async end(outcome) {
      await task.record('taskEnded', { outcome })
      return outcome
    },
  }
}

/** What operators filter tasks by, as it is when a stage opens: ids, and the nearest deadline. */
function attributesOf(
  stage: Stage,
  order: Order,
  { award }: Handovers,
  { deadlines }: Held,
): SearchAttributePair[] {
  const host = award ? [{ key: detaiHost, value: award.host }] : []
  const [nearest] = deadlines.flatMap(({ due }) => due ?? []).sort()
  const deadline = nearest ? [{ key: detaiDeadline, value: new Date(nearest) }] : []
  return [{ key: detaiStage, value: stage }, { key: detaiField, value: order.field }, ...host, ...deadline]
}
