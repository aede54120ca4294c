import type { LocalDate } from '../../domain/instant'
import type { Dong } from '../../domain/money'
import type { Letter } from '../letter'
import type { TrancheBasics } from './tranche-requested'

/** The treasury paid a tranche; `due` is when it must be settled, where that is known. */
export interface TranchePaid extends TrancheBasics {
  paidOn: LocalDate
  paidTotalDong: Dong
  contractDong: Dong
  remainingDong: Dong
}

/** To the host and its principal investigator, and to the finance officer. */
export const tranchePaid: Letter<TranchePaid> = {
  template: 'disbursement/tranche-paid',
  asks: () => false,
  subject: ({ taskCode, trancheNumber }) => `Đã chi tiền đợt ${trancheNumber}, nhiệm vụ ${taskCode}`,
}
