import { executeChild, ParentClosePolicy } from '@temporalio/workflow'
import type { Stage, TaskOutcome } from '../../domain/life'
import type { Handovers } from '../../domain/stages/handover'
import type { LifeState, Order, TaskBrief } from '../../domain/stages/life'
import { type ProcessInput, type StageResult, stageStream } from '../contract'
import type { Process } from './process'

/** The main flow's two words: go through a stage, and end the task. */
export interface TaskLife {
  readonly order: Order
  /** Goes through a stage as a child workflow; a stage may be gone through again. */
  through(stage: Stage): Promise<StageResult>
  /** Records the end of the task and returns it. */
  end(outcome: TaskOutcome): Promise<TaskOutcome>
}

/** The life of a task whose order has come in. Every stage gets what the stages before it ended with. */
export function taskLife(task: Process<LifeState>, input: ProcessInput, order: Order): TaskLife {
  const rounds = new Map<Stage, number>()
  let previous: Handovers = {}
  const taskId = input.taskId!
  return {
    order,
    async through(stage) {
      const round = (rounds.get(stage) ?? 0) + 1
      rounds.set(stage, round)
      const stream = stageStream(taskId, stage, round)
      const brief: TaskBrief = { order, round, previous }
      const { law, clock } = input
      const started: ProcessInput<TaskBrief> = {
        stream,
        kind: stage,
        taskId,
        law,
        clock,
        at: task.clock.now(),
        brief,
      }
      const result: StageResult = await executeChild(stage, {
        workflowId: stream,
        args: [started],
        parentClosePolicy: ParentClosePolicy.ABANDON,
      })
      previous = { ...previous, [stage]: result.state }
      task.clock.moveTo(result.at)
      return result
    },
    async end(outcome) {
      await task.record('taskEnded', { outcome })
      return outcome
    },
  }
}
