import type { LocalDate } from '../../domain/instant'
import { type Letter, type LetterBasics, withDue } from '../letter'

/** The acceptance dossier is expected; `due` is when. */
export interface AcceptanceDue extends LetterBasics {
  /** The contract's last day. */
  endsOn: LocalDate
  forms: readonly { code: string; name: string }[]
}

/** To the host and its principal investigator. */
export const acceptanceDue: Letter<AcceptanceDue> = {
  template: 'acceptance/acceptance-due',
  asks: () => true,
  subject: (context) => withDue(`Nộp hồ sơ nghiệm thu nhiệm vụ ${context.taskCode}`, context),
}
