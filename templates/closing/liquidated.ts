import type { LocalDate } from '../../domain/instant'
import type { Dong } from '../../domain/money'
import type { Letter, LetterBasics } from '../letter'

/** The contract is liquidated; `due` is the first follow-up report, where one is owed. */
export interface Liquidated extends LetterBasics {
  contractNumber: string
  liquidatedOn: LocalDate
  settledDong: Dong
}

/** To the host and its principal investigator, and to the finance officer. */
export const liquidated: Letter<Liquidated> = {
  template: 'closing/liquidated',
  asks: () => false,
  subject: ({ taskCode, contractNumber }) => `Đã thanh lý hợp đồng ${contractNumber}, nhiệm vụ ${taskCode}`,
}
