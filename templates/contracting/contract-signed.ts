import type { LocalDate } from '../../domain/instant'
import type { Dong } from '../../domain/money'
import type { Letter, LetterBasics } from '../letter'

/** All parties have signed; the money is committed. */
export interface ContractSigned extends LetterBasics {
  contractNumber: string
  hostName: string
  signedOn: LocalDate
  endsOn: LocalDate
  stateBudgetDong: Dong
  tranches: readonly { trancheNumber: number; amountDong: Dong; last: boolean }[]
}

/** To the host and its principal investigator, and to the finance officer. */
export const contractSigned: Letter<ContractSigned> = {
  template: 'contracting/contract-signed',
  asks: () => false,
  subject: ({ taskCode, contractNumber }) => `Hợp đồng ${contractNumber} đã ký, nhiệm vụ ${taskCode}`,
}
