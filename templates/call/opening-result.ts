import type { Instant } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'

/** Whether a dossier counts after the opening. */
export interface OpeningResult extends LetterBasics {
  receiptNumber: string
  hostName: string
  openedAt: Instant
  valid: boolean
  /** Why the dossier does not count; empty when it does. */
  reasons: readonly string[]
}

/** To the host and the principal investigator, of their own dossier only. */
export const openingResult: Letter<OpeningResult> = {
  template: 'call/opening-result',
  asks: () => false,
  subject: ({ taskCode, receiptNumber, valid }) =>
    `Hồ sơ ${receiptNumber} ${valid ? 'hợp lệ' : 'không hợp lệ'}, nhiệm vụ ${taskCode}`,
}
