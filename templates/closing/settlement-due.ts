import type { Dong } from '../../domain/money'
import { type Letter, type LetterBasics, withDue } from '../letter'

/** The final settlement is expected; `due` is when. */
export interface SettlementDue extends LetterBasics {
  advancedTotalDong: Dong
  confirmedTotalDong: Dong
}

/** To the host and its principal investigator. */
export const settlementDue: Letter<SettlementDue> = {
  template: 'closing/settlement-due',
  asks: () => true,
  subject: (context) => withDue(`Nộp quyết toán nhiệm vụ ${context.taskCode}`, context),
}
