import type { LocalDate } from '../../domain/instant'
import type { Dong } from '../../domain/money'
import type { Letter, LetterBasics } from '../letter'

/** Money came back to the State budget; `due` is when the rest must be paid, where some is left. */
export interface RefundPaid extends LetterBasics {
  amountDong: Dong
  paidOn: LocalDate
  /** Still to be paid; 0 when all is. */
  remainingDong: Dong
}

/** To the host and its principal investigator, and to the finance officer. */
export const refundPaid: Letter<RefundPaid> = {
  template: 'execution/refund-paid',
  asks: ({ remainingDong }) => remainingDong > 0,
  subject: ({ taskCode }) => `Đã nhận tiền hoàn trả, nhiệm vụ ${taskCode}`,
}
