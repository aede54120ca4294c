import type { LocalDate } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'

/** The results are registered. */
export interface ResultRegistered extends LetterBasics {
  certificateNumber: string
  registeredOn: LocalDate
}

/** To the host and its principal investigator. */
export const resultRegistered: Letter<ResultRegistered> = {
  template: 'closing/result-registered',
  asks: () => false,
  subject: ({ taskCode, certificateNumber }) =>
    `Chứng nhận đăng ký kết quả ${certificateNumber}, nhiệm vụ ${taskCode}`,
}
