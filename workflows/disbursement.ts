import { disbursementMachine, type TrancheBrief } from '../domain/stages/disbursement'
import { fundingStream, type ProcessInput, type StageResult } from './contract'
import { openProcess } from './runtime/process'
import { notify } from './runtime/tell'
import { disbursementOpened } from './stages/funding'

/**
 * Disbursement: one tranche of money, from its request through check, approval and payment, or back to the
 * host.
 */
export async function disbursement(input: ProcessInput<TrancheBrief>): Promise<StageResult> {
  const tranche = openProcess(disbursementMachine, input)
  await tranche.until(() => true)
  if (!input.resumed) await notify(fundingStream(input.brief.taskId), disbursementOpened, input.stream)

  await tranche.until(({ status }) => status === 'awaitingPayment')
  return tranche.ended()
}
