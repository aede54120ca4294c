import type { LocalDate } from '../../domain/instant'
import type { Dong } from '../../domain/money'
import { type Letter, type LetterBasics, withDue } from '../letter'
import type { Word } from '../words'

/** A task ends before its time; `due` is when the refund must be paid. */
export interface TerminationDecided extends LetterBasics {
  decisionNumber: string
  decidedOn: LocalDate
  grounds: readonly string[]
  cause: Word<'cause'>
  /** 0 when nothing returns. */
  refundDong: Dong
  /** What happens with the assets, in words; null when there are none. */
  assets: string | null
  /** Until when host and principal investigator may not take part, null when they may. */
  hostBarredUntil: LocalDate | null
  investigatorBarredUntil: LocalDate | null
}

/** To the host and its principal investigator. */
export const terminationDecided: Letter<TerminationDecided> = {
  template: 'execution/termination-decided',
  asks: () => true,
  subject: (context) => withDue(`Chấm dứt thực hiện nhiệm vụ ${context.taskCode}`, context),
}
