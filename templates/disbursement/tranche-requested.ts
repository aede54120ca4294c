import type { Dong } from '../../domain/money'
import { type Letter, type LetterBasics, withDue } from '../letter'

/** What every letter about one tranche of money says. */
export interface TrancheBasics extends LetterBasics {
  trancheNumber: number
  amountDong: Dong
  hostName: string
  contractNumber: string
}

/** The host asks for a tranche; `due` is when finance must have checked it. */
export interface TrancheRequested extends TrancheBasics {
  requestedByName: string
  paidBeforeDong: Dong
  contractDong: Dong
}

/** To the finance officer. */
export const trancheRequested: Letter<TrancheRequested> = {
  template: 'disbursement/tranche-requested',
  asks: () => true,
  subject: (context) =>
    withDue(`Kiểm tra đề nghị cấp tiền đợt ${context.trancheNumber}, nhiệm vụ ${context.taskCode}`, context),
}
