import type { Instant } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'

/** A duty is late; `due` is the passed deadline, its `workingDaysLeft` negative. */
export interface DeadlineEscalation extends LetterBasics {
  /** The duty as a verb phrase: 'kiểm tra tính đầy đủ của đề xuất'. */
  duty: string
  /** Who is late: a person, with the body they act for. */
  lateParty: string
  lateSince: Instant
}

/** To the leader of whoever is late. */
export const deadlineEscalation: Letter<DeadlineEscalation> = {
  template: 'general/deadline-escalation',
  asks: () => true,
  subject: ({ taskCode, lateParty }) => `Quá hạn, nhiệm vụ ${taskCode}: ${lateParty}`,
}
