import { type SearchAttributePair, TypedSearchAttributes } from '@temporalio/common'
import { executeChild, ParentClosePolicy, startChild } from '@temporalio/workflow'
import type { ProcessKind, Stage, TaskOutcome } from '../../domain/life'
import type { Handovers } from '../../domain/stages/handover'
import type { LifeState, Order, TaskBrief } from '../../domain/stages/life'
import {
  fundingStream,
  type Held,
  type ProcessInput,
  type StageResult,
  stageStream,
  type TaskInput,
} from '../contract'
import { detaiField, detaiHost, detaiStage } from '../search-attributes'
import type { Process } from './process'

/** The main flow's words: go through a stage, let the money run beside the stages, and end the task. */
export interface TaskLife {
  /** Goes through a stage as a child workflow; a stage may be gone through again. */
  through(stage: Stage): Promise<StageResult>
  /** Starts the money of the contract, which runs beside the stages that follow. */
  fund(): Promise<{ result(): Promise<StageResult> }>
  /** Records the end of the task and returns it. */
  end(outcome: TaskOutcome): Promise<TaskOutcome>
}

/**
 * The life of a task whose order has come in. Every stage gets what the stages before it handed over. A child
 * that the journal knows is not gone through again: its result is taken, or it goes on from what it holds.
 */
export function taskLife(task: Process<LifeState>, input: TaskInput, order: Order): TaskLife {
  const rounds = new Map<Stage, number>()
  const taskId = input.taskId!
  let previous: Handovers = {}

  const known = (stream: string): { returned?: StageResult; holds?: Held } => input.children?.[stream] ?? {}

  const child = (kind: ProcessKind, stream: string, round: number, holds: Held | undefined) => {
    const { law, clock } = input
    const brief: TaskBrief = { taskId, order, round, previous }
    const at = task.clock.now()
    const started: ProcessInput<TaskBrief> = { stream, kind, taskId, law, clock, at, brief }
    return {
      workflowId: stream,
      args: [holds ? { ...started, resumed: holds } : started] as [ProcessInput<TaskBrief>],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: new TypedSearchAttributes(attributesOf(kind, order, previous)),
    }
  }

  return {
    async through(stage) {
      const round = (rounds.get(stage) ?? 0) + 1
      rounds.set(stage, round)
      const stream = stageStream(taskId, stage, round)
      const { returned, holds } = known(stream)
      const result: StageResult = returned ?? (await executeChild(stage, child(stage, stream, round, holds)))
      previous = { ...previous, [stage]: result.state }
      task.clock.moveTo(result.at)
      return result
    },
    async fund() {
      const stream = fundingStream(taskId)
      const { returned, holds } = known(stream)
      return returned
        ? { result: async () => returned }
        : startChild('funding', child('funding', stream, 1, holds))
    },
    async end(outcome) {
      await task.record('taskEnded', { outcome })
      return outcome
    },
  }
}

/** What operators filter workflows by: ids only. */
function attributesOf(kind: ProcessKind, order: Order, { award }: Handovers): SearchAttributePair[] {
  const host = award ? [{ key: detaiHost, value: award.host }] : []
  return [{ key: detaiStage, value: kind }, { key: detaiField, value: order.field }, ...host]
}
