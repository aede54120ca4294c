import type { Letter, LetterBasics } from '../letter'

/** The manager looked at a periodic report. */
export interface ReportReviewed extends LetterBasics {
  reportNumber: number
  reviewedByName: string
  satisfactory: boolean
  comments: readonly string[]
}

/** To the host and its principal investigator. */
export const reportReviewed: Letter<ReportReviewed> = {
  template: 'execution/report-reviewed',
  asks: false,
  subject: ({ taskCode, reportNumber, satisfactory }) =>
    `Báo cáo định kỳ lần ${reportNumber} ${satisfactory ? 'đạt yêu cầu' : 'có ý kiến'}, nhiệm vụ ${taskCode}`,
}
