import type { Letter, LetterBasics } from '../letter'

/** A proposal was registered under the task's code at `sentAt`; `due` is when the department answers. */
export type OrderReceived = LetterBasics

/** To the proposer. */
export const orderReceived: Letter<OrderReceived> = {
  template: 'ordering/order-received',
  asks: () => false,
  subject: ({ taskCode }) => `Đã nhận đề xuất đặt hàng ${taskCode}`,
}
