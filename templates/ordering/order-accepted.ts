import type { Letter, LetterBasics } from '../letter'

/** A proposal is complete and goes to the determination council. */
export type OrderAccepted = LetterBasics

/** To the proposer. */
export const orderAccepted: Letter<OrderAccepted> = {
  template: 'ordering/order-accepted',
  asks: () => false,
  subject: ({ taskCode }) => `Đề xuất ${taskCode} đầy đủ, chuyển hội đồng xác định nhiệm vụ`,
}
