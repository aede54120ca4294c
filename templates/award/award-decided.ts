import type { LocalDate } from '../../domain/instant'
import type { Dong } from '../../domain/money'
import type { Letter, LetterBasics } from '../letter'
import type { Word } from '../words'

/** The authority approved host, principal investigator and money. */
export interface AwardDecided extends LetterBasics {
  decisionNumber: string
  decidedOn: LocalDate
  hostName: string
  principalInvestigatorName: string
  stateBudgetDong: Dong
  counterpartDong: Dong
  durationMonths: number
  lumpSum: Word<'lumpSum'>
}

/** To the host and its principal investigator, and to the proposer. */
export const awardDecided: Letter<AwardDecided> = {
  template: 'award/award-decided',
  asks: () => false,
  subject: ({ taskCode, decisionNumber }) => `Quyết định ${decisionNumber} phê duyệt nhiệm vụ ${taskCode}`,
}
