import { type Letter, withDue } from '../letter'
import type { TrancheBasics } from './tranche-requested'

/** An approved payment order is taken back before the treasury has taken it in. */
export interface TrancheRecalled extends TrancheBasics {
  reasons: readonly string[]
}

/** To the treasury, which pays nothing, and to whoever waits for the money. */
export const trancheRecalled: Letter<TrancheRecalled> = {
  template: 'disbursement/tranche-recalled',
  asks: () => false,
  subject: (context) =>
    withDue(`Thu hồi lệnh chi đợt ${context.trancheNumber}, nhiệm vụ ${context.taskCode}`, context),
}
