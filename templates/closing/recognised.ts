import type { LocalDate } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'
import type { Word } from '../words'

/** The authority recognised the results. */
export interface Recognised extends LetterBasics {
  decisionNumber: string
  decidedOn: LocalDate
  rating: Word<'rating'>
}

/** To the host and its principal investigator, to the proposer and to the user. */
export const recognised: Letter<Recognised> = {
  template: 'closing/recognised',
  asks: () => false,
  subject: ({ taskCode, decisionNumber }) =>
    `Quyết định ${decisionNumber} công nhận kết quả nhiệm vụ ${taskCode}`,
}
