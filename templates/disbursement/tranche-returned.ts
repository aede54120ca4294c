import { type Letter, withDue } from '../letter'
import type { TrancheBasics } from './tranche-requested'

/** A request for money comes back: from finance, the approver or the treasury. */
export interface TrancheReturned extends TrancheBasics {
  returnedBy: 'financeOfficer' | 'financeApprover' | 'treasury'
  reasons: readonly string[]
}

/** To the maker of the request, who makes a new one. */
export const trancheReturned: Letter<TrancheReturned> = {
  template: 'disbursement/tranche-returned',
  asks: () => true,
  subject: (context) =>
    withDue(`Trả lại đề nghị cấp tiền đợt ${context.trancheNumber}, nhiệm vụ ${context.taskCode}`, context),
}
