import type { Letter } from '../letter'
import type { TrancheApproved } from './tranche-approved'

/** To the host: its tranche was approved and went to the treasury. */
export const trancheApprovedHost: Letter<TrancheApproved> = {
  template: 'disbursement/tranche-approved-host',
  asks: () => false,
  subject: ({ taskCode, trancheNumber }) => `Đã duyệt cấp tiền đợt ${trancheNumber}, nhiệm vụ ${taskCode}`,
}
