import { type Letter, type LetterBasics, type Sitting, sittingEntry } from '../letter'
import { type Word, words } from '../words'

/** A person no longer holds a seat: declined, in conflict, without an answer, or replaced. */
export interface CouncilSeatReplaced extends LetterBasics {
  councilKind: Word<'councilKind'>
  seatRole: Word<'seatRole'>
  reason: 'declined' | 'conflictOfInterest' | 'noAnswer' | 'other'
  /** The sitting that leaves the person's calendar; null when its day was not fixed. */
  sitting: Sitting | null
}

/** To the person who leaves the seat. It names nobody else. */
export const councilSeatReplaced: Letter<CouncilSeatReplaced> = {
  template: 'council/council-seat-replaced',
  asks: () => false,
  subject: ({ taskCode }) => `Thay đổi thành viên hội đồng, nhiệm vụ ${taskCode}`,
  calendar: ({ sitting, ...context }) =>
    sitting &&
    sittingEntry(
      { ...context, sitting },
      { summary: `Họp ${words.councilKind[context.councilKind]}: ${context.taskCode}`, status: 'cancelled' },
    ),
}
