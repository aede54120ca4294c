import type { LocalDate } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'
import type { Word } from '../words'

/** The acceptance council's rating. */
export interface AcceptanceResult extends LetterBasics {
  rating: Word<'rating'>
  ratedOn: LocalDate
  excellentBallots: number
  passBallots: number
  failBallots: number
  /** Why it is not better, or what the council remarks. */
  comments: readonly string[]
  /** Whether a letter about mending follows. */
  mendingRequired: boolean
}

/** To the host and its principal investigator, to the proposer and to the future user. */
export const acceptanceResult: Letter<AcceptanceResult> = {
  template: 'acceptance/acceptance-result',
  asks: () => false,
  subject: ({ taskCode }) => `Kết quả nghiệm thu nhiệm vụ ${taskCode}`,
}
