import type { LocalDate } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'

/** A yearly report on the application of the results came in; `due` is the next one, where it is owed. */
export interface FollowUpReceived extends LetterBasics {
  year: number
  receivedOn: LocalDate
}

/** To the host. */
export const followUpReceived: Letter<FollowUpReceived> = {
  template: 'follow-up/follow-up-received',
  asks: () => false,
  subject: ({ taskCode, year }) => `Đã nhận báo cáo ứng dụng kết quả năm ${year}, nhiệm vụ ${taskCode}`,
}
