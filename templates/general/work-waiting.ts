import type { Instant } from '../../domain/instant'
import { type Letter, type LetterBasics, withDue } from '../letter'

/** An act waits for a person of the administration, for which no letter of its own exists; `due` is when. */
export interface WorkWaiting extends LetterBasics {
  /** The act as a verb phrase: 'xem xét yêu cầu gia hạn'. */
  duty: string
  waitingSince: Instant
  /** Whose act made it wait; null when the clock did. */
  from: string | null
}

/** To the person who may do the act. */
export const workWaiting: Letter<WorkWaiting> = {
  template: 'general/work-waiting',
  asks: () => true,
  subject: (context) => withDue(`Có việc mới, nhiệm vụ ${context.taskCode}`, context),
}
