import { type Letter, type LetterBasics, withDue } from '../letter'

/** A periodic report did not come; `due` is the passed deadline. */
export interface ReportOverdue extends LetterBasics {
  reportNumber: number
  /** Reports missed up to now, this one with it. */
  missedCount: number
  /** What follows if it stays missing, in words; null when nothing is laid down. */
  effect: string | null
}

/** To the host and its principal investigator. */
export const reportOverdue: Letter<ReportOverdue> = {
  template: 'execution/report-overdue',
  asks: () => true,
  subject: (context) =>
    withDue(`Quá hạn báo cáo định kỳ lần ${context.reportNumber}, nhiệm vụ ${context.taskCode}`, context),
}
