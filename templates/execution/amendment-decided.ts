import type { LocalDate } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'

/** A request to extend or amend was granted or refused. */
export interface AmendmentDecided extends LetterBasics {
  granted: boolean
  /** null when no decision document carries a number. */
  decisionNumber: string | null
  decidedOn: LocalDate
  /** What was asked, before and after, in words: 'Ngày kết thúc', '06/03/2026', '06/09/2026'. */
  changes: readonly { what: string; before: string; after: string }[]
  /** Why it was refused; may be empty when granted. */
  reasons: readonly string[]
}

/** To the host and its principal investigator. */
export const amendmentDecided: Letter<AmendmentDecided> = {
  template: 'execution/amendment-decided',
  asks: () => false,
  subject: ({ taskCode, granted }) =>
    granted
      ? `Chấp thuận điều chỉnh nhiệm vụ ${taskCode}`
      : `Không chấp thuận điều chỉnh nhiệm vụ ${taskCode}`,
}
