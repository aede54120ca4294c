import type { Instant } from '../../domain/instant'
import { type Letter, withDue } from '../letter'
import type { TrancheBasics } from './tranche-requested'

/** A tranche may be paid; `due` is when the treasury answers. */
export interface TrancheApproved extends TrancheBasics {
  approvedByName: string
  approvedAt: Instant
}

/** To the treasury, which pays or returns. */
export const trancheApproved: Letter<TrancheApproved> = {
  template: 'disbursement/tranche-approved',
  asks: () => true,
  subject: (context) =>
    withDue(`Lệnh chi đợt ${context.trancheNumber}, nhiệm vụ ${context.taskCode}`, context),
}
