import type { Letter, LetterBasics } from '../letter'

/** A proposal is not taken up. */
export interface OrderRefused extends LetterBasics {
  reasons: readonly string[]
}

/** To the proposer. */
export const orderRefused: Letter<OrderRefused> = {
  template: 'ordering/order-refused',
  asks: () => false,
  subject: ({ taskCode }) => `Không tiếp nhận đề xuất đặt hàng ${taskCode}`,
}
