import type { Instant } from '../../domain/instant'
import { formatInstant } from '../formats'
import { type Letter, type LetterBasics, type Sitting, sittingEntry } from '../letter'
import { type Word, words } from '../words'

/** A sitting has another time or place. */
export interface CouncilSittingMoved extends LetterBasics {
  councilKind: Word<'councilKind'>
  sitting: Sitting
  formerlyAt: Instant
  reason: string | null
}

/** To each member; the calendar entry moves with it. */
export const councilSittingMoved: Letter<CouncilSittingMoved> = {
  template: 'council/council-sitting-moved',
  asks: () => true,
  subject: ({ taskCode, sitting }) =>
    `Đổi lịch họp hội đồng, nhiệm vụ ${taskCode}, họp ${formatInstant(sitting.startsAt)}`,
  calendar: (context) =>
    sittingEntry(context, {
      summary: `Họp ${words.councilKind[context.councilKind]}: ${context.taskCode}`,
      status: 'confirmed',
    }),
}
