import { type SearchAttributePair, TypedSearchAttributes } from '@temporalio/common'
import { type ChildWorkflowHandle, executeChild, ParentClosePolicy, startChild } from '@temporalio/workflow'
import type { ProcessKind, Stage, TaskOutcome } from '../../domain/life'
import type { Handovers } from '../../domain/stages/handover'
import type { LifeState, Order, TaskBrief } from '../../domain/stages/life'
import { fundingStream, type ProcessInput, type StageResult, stageStream } from '../contract'
import { detaiField, detaiHost, detaiStage } from '../search-attributes'
import type { Process } from './process'

/** The main flow's words: go through a stage, let the money run beside the stages, and end the task. */
export interface TaskLife {
  /** Goes through a stage as a child workflow; a stage may be gone through again. */
  through(stage: Stage): Promise<StageResult>
  /** Starts the money of the contract, which runs beside the stages that follow. */
  fund(): Promise<ChildWorkflowHandle<(input: ProcessInput<TaskBrief>) => Promise<StageResult>>>
  /** Records the end of the task and returns it. */
  end(outcome: TaskOutcome): Promise<TaskOutcome>
}

/** The life of a task whose order has come in. Every stage gets what the stages before it handed over. */
export function taskLife(task: Process<LifeState>, input: ProcessInput, order: Order): TaskLife {
  const rounds = new Map<Stage, number>()
  const taskId = input.taskId!
  let previous: Handovers = {}

  const child = (kind: ProcessKind, stream: string, round: number) => {
    const { law, clock } = input
    const brief: TaskBrief = { taskId, order, round, previous }
    const started: ProcessInput<TaskBrief> = { stream, kind, taskId, law, clock, at: task.clock.now(), brief }
    return {
      workflowId: stream,
      args: [started] as [ProcessInput<TaskBrief>],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: new TypedSearchAttributes(attributesOf(kind, order, previous)),
    }
  }

  return {
    async through(stage) {
      const round = (rounds.get(stage) ?? 0) + 1
      rounds.set(stage, round)
      const result: StageResult = await executeChild(
        stage,
        child(stage, stageStream(taskId, stage, round), round),
      )
      previous = { ...previous, [stage]: result.state }
      task.clock.moveTo(result.at)
      return result
    },
    fund: () => startChild('funding', child('funding', fundingStream(taskId), 1)),
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
