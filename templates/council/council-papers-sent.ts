import { type Letter, type LetterBasics, type Sitting, sittingEntry, withDue } from '../letter'
import { type Word, words } from '../words'

/** The papers of a sitting can be read; `due` is when written comments or questions are expected, if any. */
export interface CouncilPapersSent extends LetterBasics {
  councilKind: Word<'councilKind'>
  seatRole: Word<'seatRole'>
  sitting: Sitting
  /** What can be read, in words: 'Thuyết minh nhiệm vụ'. */
  papers: readonly string[]
}

/** To each member; the calendar entry becomes certain. */
export const councilPapersSent: Letter<CouncilPapersSent> = {
  template: 'council/council-papers-sent',
  asks: () => true,
  subject: (context) => withDue(`Tài liệu phiên họp hội đồng, nhiệm vụ ${context.taskCode}`, context),
  calendar: (context) =>
    sittingEntry(context, {
      summary: `Họp ${words.councilKind[context.councilKind]}: ${context.taskCode}`,
      status: 'confirmed',
    }),
}
