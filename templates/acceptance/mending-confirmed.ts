import type { LocalDate } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'

/** The council's chair confirmed that everything was mended. */
export interface MendingConfirmed extends LetterBasics {
  confirmedOn: LocalDate
  confirmedByName: string
}

/** To the host and its principal investigator. */
export const mendingConfirmed: Letter<MendingConfirmed> = {
  template: 'acceptance/mending-confirmed',
  asks: () => false,
  subject: ({ taskCode }) => `Đã xác nhận hoàn thiện hồ sơ, nhiệm vụ ${taskCode}`,
}
