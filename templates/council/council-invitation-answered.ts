import type { Instant } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'
import type { Word } from '../words'

/** A person accepted or declined a seat; a declined seat waits for a substitute. */
export interface CouncilInvitationAnswered extends LetterBasics {
  councilKind: Word<'councilKind'>
  seatRole: Word<'seatRole'>
  memberName: string
  accepted: boolean
  /** The member's own words, null when none were given or the member accepted. */
  reason: string | null
  answeredAt: Instant
}

/** To the administrative secretary of the council. */
export const councilInvitationAnswered: Letter<CouncilInvitationAnswered> = {
  template: 'council/council-invitation-answered',
  asks: ({ accepted }) => !accepted,
  subject: ({ taskCode, accepted }) =>
    accepted
      ? `Thành viên hội đồng đã nhận lời, nhiệm vụ ${taskCode}`
      : `Thành viên hội đồng từ chối, cần người thay, nhiệm vụ ${taskCode}`,
}
