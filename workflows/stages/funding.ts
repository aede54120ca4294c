import { condition, defineSignal, ParentClosePolicy, setHandler, startChild } from '@temporalio/workflow'
import type { Fact } from '../../domain/fact'
import { type TrancheBrief, trancheBrief } from '../../domain/stages/disbursement'
import { fundingMachine } from '../../domain/stages/funding'
import type { TaskBrief } from '../../domain/stages/life'
import { type ProcessInput, type StageResult, trancheStream } from '../contract'
import { openProcess } from '../runtime/process'

/** A request's own process has been opened in the journal: from now on it takes acts. */
export const disbursementOpened = defineSignal<[string]>('disbursementOpened')

/** Funding: the money of a contract, from its commitment to its settlement or recovery. */
export async function funding(input: ProcessInput<TaskBrief>): Promise<StageResult> {
  const opened = new Set<string>()
  setHandler(disbursementOpened, (stream) => void opened.add(stream))

  const money = openProcess(fundingMachine, input, {
    async trancheRequested(_state, fact) {
      const stream = await disburse(input, fact)
      await condition(() => opened.has(stream))
    },
  })
  return money.ended()
}

/** Starts the process of one request. The request is answered when its process takes acts. */
async function disburse(input: ProcessInput<TaskBrief>, fact: Fact): Promise<string> {
  const { law, clock } = input
  const { taskId } = input.brief
  const brief = trancheBrief(taskId, fact)
  const stream = trancheStream(taskId, brief.request)
  const started: ProcessInput<TrancheBrief> = {
    ...{ stream, kind: 'disbursement', taskId, law, clock, at: fact.at, brief },
  }
  await startChild('disbursement', {
    workflowId: stream,
    args: [started],
    parentClosePolicy: ParentClosePolicy.ABANDON,
  })
  return stream
}
