import { type Letter, type LetterBasics, type Sitting, sittingEntry, withDue } from '../letter'
import { type Word, words } from '../words'

/** A person is asked to take a seat; `due` is when the answer is expected, `link` opens accept or decline. */
export interface CouncilInvitation extends LetterBasics {
  councilKind: Word<'councilKind'>
  seatRole: Word<'seatRole'>
  /** null while the day is not fixed: no calendar entry goes with the letter. */
  sitting: Sitting | null
  /** The other tasks on the sitting's agenda. */
  otherTasks: readonly { taskCode: string; taskTitle: string | null }[]
  /** The person takes the seat of another who left it. */
  asSubstitute: boolean
}

/** To each member, at every council and the appraisal team. */
export const councilInvitation: Letter<CouncilInvitation> = {
  template: 'council/council-invitation',
  asks: () => true,
  subject: (context) => withDue(`Mời tham gia hội đồng, nhiệm vụ ${context.taskCode}`, context),
  calendar: ({ sitting, ...context }) =>
    sitting &&
    sittingEntry(
      { ...context, sitting },
      { summary: `Họp ${words.councilKind[context.councilKind]}: ${context.taskCode}`, status: 'tentative' },
    ),
}
