import type { Letter, LetterBasics } from '../letter'

/** The manager looked at a periodic report; `due` is when a better one is expected, where it is. */
export interface ReportReviewed extends LetterBasics {
  reportNumber: number
  reviewedByName: string
  satisfactory: boolean
  comments: readonly string[]
}

/** To the host and its principal investigator. */
export const reportReviewed: Letter<ReportReviewed> = {
  template: 'execution/report-reviewed',
  asks: ({ satisfactory }) => !satisfactory,
  subject: ({ taskCode, reportNumber, satisfactory }) =>
    `Báo cáo định kỳ lần ${reportNumber} ${satisfactory ? 'đạt' : 'chưa đạt'} yêu cầu, nhiệm vụ ${taskCode}`,
}
