import { type Defect, type Letter, type LetterBasics, withDue } from '../letter'

/** A proposal lacks something; all defects at once. `due` is when the supplement must be in. */
export interface OrderReturned extends LetterBasics {
  defects: readonly Defect[]
}

/** To the proposer. */
export const orderReturned: Letter<OrderReturned> = {
  template: 'ordering/order-returned',
  asks: () => true,
  subject: (context) => withDue(`Đề nghị bổ sung đề xuất ${context.taskCode}`, context),
}
