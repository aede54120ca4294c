import type { Letter, LetterBasics } from '../letter'

/** The authority did not approve the award. */
export interface AwardRefused extends LetterBasics {
  hostName: string
  reasons: readonly string[]
}

/** To the host that had been proposed and its principal investigator, and to the proposer. */
export const awardRefused: Letter<AwardRefused> = {
  template: 'award/award-refused',
  asks: () => false,
  subject: ({ taskCode }) => `Không phê duyệt kết quả tuyển chọn nhiệm vụ ${taskCode}`,
}
