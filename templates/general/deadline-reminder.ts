import { type Letter, type LetterBasics, withDue } from '../letter'

/** A duty comes due; `due` is when. */
export interface DeadlineReminder extends LetterBasics {
  /** The duty as a verb phrase: 'nộp báo cáo định kỳ lần 2'. */
  duty: string
}

/** To the person who must act. */
export const deadlineReminder: Letter<DeadlineReminder> = {
  template: 'general/deadline-reminder',
  asks: () => true,
  subject: (context) => withDue(`Nhắc việc sắp đến hạn, nhiệm vụ ${context.taskCode}`, context),
}
