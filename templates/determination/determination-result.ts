import type { Letter, LetterBasics } from '../letter'
import type { Word } from '../words'

/** What the determination council advises. */
export interface DeterminationResult extends LetterBasics {
  outcome: Word<'determination'>
  /** Ballots for, of those counted. */
  ballotsFor: number
  ballotsCounted: number
  /** What the council asks to change, or why it advises against. */
  comments: readonly string[]
}

/** To the proposer. */
export const determinationResult: Letter<DeterminationResult> = {
  template: 'determination/determination-result',
  asks: () => false,
  subject: ({ taskCode }) => `Kết quả xác định nhiệm vụ ${taskCode}`,
}
