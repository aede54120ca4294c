import type { LocalDate } from '../../domain/instant'
import type { Dong } from '../../domain/money'
import type { Letter, LetterBasics } from '../letter'

/** Spending was confirmed against what was advanced. */
export interface SettlementConfirmed extends LetterBasics {
  confirmedOn: LocalDate
  declaredDong: Dong
  confirmedDong: Dong
  /** Confirmed up to now, this time with it. */
  confirmedTotalDong: Dong
  advancedTotalDong: Dong
  /** Why less than declared was confirmed; empty when all was. */
  reasons: readonly string[]
}

/** To the host and its principal investigator. */
export const settlementConfirmed: Letter<SettlementConfirmed> = {
  template: 'disbursement/settlement-confirmed',
  asks: () => false,
  subject: ({ taskCode }) => `Xác nhận kinh phí đã sử dụng, nhiệm vụ ${taskCode}`,
}
