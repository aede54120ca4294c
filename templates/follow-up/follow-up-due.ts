import { type Letter, type LetterBasics, withDue } from '../letter'

/** The yearly report on the application of the results is expected; `due` is when. */
export interface FollowUpDue extends LetterBasics {
  year: number
}

/** To the host. */
export const followUpDue: Letter<FollowUpDue> = {
  template: 'follow-up/follow-up-due',
  asks: () => true,
  subject: (context) =>
    withDue(`Báo cáo ứng dụng kết quả năm ${context.year}, nhiệm vụ ${context.taskCode}`, context),
}
