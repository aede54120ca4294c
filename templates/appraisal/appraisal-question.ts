import { type Letter, type LetterBasics, withDue } from '../letter'
import type { Word } from '../words'

/** The appraisal team asks about lines of the estimate; `due` is when the answer is expected. */
export interface AppraisalQuestion extends LetterBasics {
  questions: readonly { line: Word<'estimateLine'>; question: string }[]
}

/** To the host and its principal investigator. */
export const appraisalQuestion: Letter<AppraisalQuestion> = {
  template: 'appraisal/appraisal-question',
  asks: () => true,
  subject: (context) => withDue(`Đề nghị giải trình dự toán nhiệm vụ ${context.taskCode}`, context),
}
