import { actOf, type Reaction } from '../../machine'
import type { Dong } from '../../money'
import { granted, refuse } from '../../verdict'
import { type ExecutionState, nextReportDeadline, reportFallsDue } from './state'

/** A periodic report without its texts: parts of the work done in percent, State money spent in đồng. */
export interface SubmitReport {
  readonly number: number
  readonly workDonePercent: number
  readonly stateSpentDong: Dong
}

/** The manager's view of a report; its comments are texts of the act. */
export interface ReviewReport {
  readonly number: number
  readonly satisfactory: boolean
}

const act = actOf<ExecutionState>()

/** Reports of the host and what the manager says to them (TT 04/2015, Điều 26). */
export const reportActs = {
  submitReport: act<SubmitReport, SubmitReport & { readonly ahead: boolean }>({
    fact: 'reportSubmitted',
    from: ['running'],
    check: (state, { number }, { law }) => {
      const { cite: clause } = law.execution.reportEvery
      const expected = state.reports.submitted + 1
      if (number !== expected) return refuse('report/not-the-next', { clause, number, expected })
      return reportFallsDue(state, number, law) ? granted : refuse('report/none-due', { clause })
    },
    data: (state, body, { law }) => ({ ...body, ahead: reportFallsDue(state, body.number + 1, law) }),
    apply: (state, { number, ahead }) => ({
      ...state,
      reports: { ...state.reports, submitted: number, ahead },
    }),
    deadlines: (next, { number }, { law }) => ({
      closes: [`reportDue-${number}`],
      // A late report leaves the chain where it is: the next one was opened when its day had passed.
      opens: number > next.reports.passed ? nextReportDeadline(next, law) : [],
    }),
  }),
  reviewReport: act<ReviewReport>({
    fact: 'reportReviewed',
    check: ({ reports }, { number }) =>
      number >= 1 && number <= reports.submitted && !reports.reviewed.includes(number)
        ? granted
        : refuse('report/not-to-review', { number }),
    apply: (state, { number }) => ({
      ...state,
      reports: { ...state.reports, reviewed: [...state.reports.reviewed, number] },
    }),
  }),
}

/** More reports than any contract has: each has a deadline of its own name. */
const mostReports = 60

function missed(number: number): Reaction<ExecutionState, { name: string }> {
  return {
    apply: (state) => ({ ...state, reports: { ...state.reports, passed: number } }),
    deadlines: (next, _data, { law }) => ({ opens: nextReportDeadline(next, law) }),
  }
}

/**
 * What the passing of a report's day does, by the deadline's name. Requests for money count those that stay
 * open.
 */
export const reportsMissed = Object.fromEntries(
  Array.from({ length: mostReports }, (_, index) => [`reportDue-${index + 1}`, missed(index + 1)]),
)
