import { type Letter, type LetterBasics, withDue } from '../letter'

/** A periodic report is expected; `due` is when. */
export interface ReportDue extends LetterBasics {
  reportNumber: number
  forms: readonly string[]
}

/** To the host and its principal investigator. */
export const reportDue: Letter<ReportDue> = {
  template: 'execution/report-due',
  asks: () => true,
  subject: (context) =>
    withDue(`Nộp báo cáo định kỳ lần ${context.reportNumber}, nhiệm vụ ${context.taskCode}`, context),
}
