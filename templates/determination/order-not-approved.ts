import type { Letter, LetterBasics } from '../letter'

/** The authority did not put the task into the list of orders. */
export interface OrderNotApproved extends LetterBasics {
  reasons: readonly string[]
}

/** To the proposer. */
export const orderNotApproved: Letter<OrderNotApproved> = {
  template: 'determination/order-not-approved',
  asks: () => false,
  subject: ({ taskCode }) => `Nhiệm vụ ${taskCode} không được phê duyệt đặt hàng`,
}
