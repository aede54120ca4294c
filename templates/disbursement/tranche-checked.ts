import type { Dong } from '../../domain/money'
import { type Letter, withDue } from '../letter'
import type { TrancheBasics } from './tranche-requested'

/** The finance officer found a request in order; `due` is when it must be approved. */
export interface TrancheChecked extends TrancheBasics {
  checkedByName: string
  paidBeforeDong: Dong
  contractDong: Dong
}

/** To the finance approver, who is another person than the officer. */
export const trancheChecked: Letter<TrancheChecked> = {
  template: 'disbursement/tranche-checked',
  asks: () => true,
  subject: (context) =>
    withDue(`Duyệt chi đợt ${context.trancheNumber}, nhiệm vụ ${context.taskCode}`, context),
}
