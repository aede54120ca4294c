import type { Dong } from '../../domain/money'
import type { Letter, LetterBasics } from '../letter'
import type { Word } from '../words'

/** What the appraisal team accepts of the State's part of the estimate, line by line. */
export interface AppraisalResult extends LetterBasics {
  lines: readonly {
    line: Word<'estimateLine'>
    proposedDong: Dong
    acceptedDong: Dong
    /** What is cut; 0 when nothing is. */
    cutDong: Dong
    /** Why; null when nothing is cut. */
    reason: string | null
  }[]
  proposedTotalDong: Dong
  acceptedTotalDong: Dong
  cutTotalDong: Dong
}

/** To the host and its principal investigator. */
export const appraisalResult: Letter<AppraisalResult> = {
  template: 'appraisal/appraisal-result',
  asks: () => false,
  subject: ({ taskCode }) => `Kết quả thẩm định kinh phí nhiệm vụ ${taskCode}`,
}
