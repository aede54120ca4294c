import type { LocalDate } from '../../domain/instant'
import type { Dong } from '../../domain/money'
import { type Letter, type LetterBasics, withDue } from '../letter'
import type { Word } from '../words'

/** After a failed acceptance the authority fixed what returns to the budget; `due` is when it is paid. */
export interface RecoveryDecided extends LetterBasics {
  decisionNumber: string
  decidedOn: LocalDate
  cause: Word<'cause'>
  refundDong: Dong
  /** How the amount was computed, one part a line, in words. */
  computation: readonly string[]
}

/** To the host and its principal investigator. */
export const recoveryDecided: Letter<RecoveryDecided> = {
  template: 'closing/recovery-decided',
  asks: () => true,
  subject: (context) => withDue(`Hoàn trả kinh phí nhiệm vụ ${context.taskCode}`, context),
}
