import type { LocalDate } from '../../domain/instant'
import { type Letter, type LetterBasics, withDue } from '../letter'

/** The work is stopped for the time being; `due` is when the host must have reported, where it must. */
export interface TaskPaused extends LetterBasics {
  pausedFrom: LocalDate
  reasons: readonly string[]
}

/** To the host and its principal investigator. */
export const taskPaused: Letter<TaskPaused> = {
  template: 'execution/task-paused',
  asks: () => true,
  subject: (context) => withDue(`Tạm dừng nhiệm vụ ${context.taskCode}, đề nghị báo cáo`, context),
}
