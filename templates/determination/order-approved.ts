import type { LocalDate } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'
import type { Word } from '../words'

/** The authority approved the task in the list of orders. */
export interface OrderApproved extends LetterBasics {
  decisionNumber: string
  decidedOn: LocalDate
  method: Word<'method'>
}

/** To the proposer. */
export const orderApproved: Letter<OrderApproved> = {
  template: 'determination/order-approved',
  asks: () => false,
  subject: ({ taskCode }) => `Nhiệm vụ ${taskCode} được phê duyệt đặt hàng`,
}
