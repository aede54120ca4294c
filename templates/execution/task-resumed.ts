import type { LocalDate } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'

/** A paused task goes on. */
export interface TaskResumed extends LetterBasics {
  resumedFrom: LocalDate
  endsOn: LocalDate
}

/** To the host and its principal investigator. */
export const taskResumed: Letter<TaskResumed> = {
  template: 'execution/task-resumed',
  asks: () => false,
  subject: ({ taskCode }) => `Nhiệm vụ ${taskCode} được tiếp tục`,
}
