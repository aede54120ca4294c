import type { Law } from '../../regulations/schema'
import { addMonths, termMonths } from '../calendar'
import { addDays, type LocalDate, localDate, yearOf } from '../instant'
import { actOf, type DeadlineSpec, type Machine } from '../machine'
import { granted, refuse } from '../verdict'
import type { TaskBrief } from './life'

/** Where a follow-up stands: `reported2026` when the report of 2026 was the last that came. */
export type FollowUpStatus = 'awaitingFirstReport' | `reported${number}`

/** A yearly report on the use of the results; its texts are contents of the act. */
export interface ReportApplication {
  readonly year: number
  /** Organisations that use the results. */
  readonly users: readonly string[]
  /** Revenue from the results in đồng; null where none is stated. */
  readonly revenueDong: number | null
}

/** A report as recorded: how many have come with it, and how many the edition wants. */
export interface ApplicationReported extends ReportApplication {
  readonly number: number
  readonly of: number
}

/** The use of a task's results over the years. Dates are days in Vietnam. */
export interface FollowUpState {
  readonly status: FollowUpStatus
  readonly taskId: string
  readonly host: string
  readonly recognisedOn: LocalDate
  readonly liquidatedOn: LocalDate
  /** Reports that have come. */
  readonly reported: number
  /** Reports whose day has passed, whether they came or not. */
  readonly passed: number
  readonly finished: boolean
}

const act = actOf<FollowUpState>()

/** How many reports the edition wants in all. */
export function reportsWanted({ followUp }: Pick<Law, 'followUp'>): number {
  const period = termMonths(followUp.reportEvery.value) ?? 12
  return Math.floor((12 * followUp.years.value) / period)
}

/**
 * When a report is due before days off are looked at: so many periods after recognition (or liquidation),
 * but with the
 * yearly round where it would fall due before that.
 */
export function reportDueOn(
  state: FollowUpState,
  number: number,
  { followUp }: Pick<Law, 'followUp'>,
): LocalDate {
  const from = followUp.countedFrom.value === 'liquidation' ? state.liquidatedOn : state.recognisedOn
  const period = termMonths(followUp.reportEvery.value) ?? 12
  const due = addMonths(from, period * number)
  const round = localDate(`${yearOf(due)}-${followUp.yearlyRound.value}`)
  return [due, round].sort().at(-1)!
}

function dueSpec(state: FollowUpState, number: number, law: Law): DeadlineSpec[] {
  if (number > reportsWanted(law)) return []
  const { cite: clause } = law.followUp.reportEvery
  // A term of one day from the day before lands on the day itself, or on the next one that is worked.
  const from = addDays(reportDueOn(state, number, law), -1)
  const term = { count: 1, unit: 'calendarDay' as const }
  return [{ name: `applicationReport-${number}`, waitsFor: 'reportApplication', term, clause, from }]
}

const ahead = ({ reported, passed }: FollowUpState) => Math.max(reported, passed) + 1

/** More yearly reports than any edition wants: each has a deadline of its own name. */
const mostReports = 30

const passing = (number: number) => ({
  apply: (state: FollowUpState): FollowUpState => ({ ...state, passed: number }),
  deadlines: (next: FollowUpState, _data: unknown, { law }: { readonly law: Law }) => ({
    opens: dueSpec(next, ahead(next), law),
  }),
})

/** Follow-up: the host reports each year on the use of the results (TT 11/2014, Điều 19-20). */
export const followUpMachine = {
  kind: 'followUp' as const,
  begin: ({ taskId, previous: { contracting, closing } }: TaskBrief): FollowUpState => {
    if (!contracting || !closing) throw new Error('Follow-up comes after the liquidation of a contract.')
    const { recognisedOn, liquidatedOn } = closing
    return {
      ...{ status: 'awaitingFirstReport', taskId, host: contracting.host },
      ...{
        recognisedOn: recognisedOn ?? liquidatedOn,
        liquidatedOn,
        reported: 0,
        passed: 0,
        finished: false,
      },
    }
  },
  opening: (state, { law }) => ({ opens: dueSpec(state, 1, law) }),
  acts: {
    reportApplication: act<ReportApplication, ApplicationReported>({
      fact: 'applicationReported',
      check: (state, { year }, { law }) => {
        const { cite: clause } = law.followUp.reportEvery
        const expected = yearOf(reportDueOn(state, state.reported + 1, law))
        return year === expected ? granted : refuse('followUp/not-that-year', { clause, year, expected })
      },
      data: ({ reported }, body, { law }) => ({ ...body, number: reported + 1, of: reportsWanted(law) }),
      apply: (state, { year, number, of }) => ({
        ...state,
        status: `reported${year}`,
        reported: number,
        finished: number >= of,
      }),
      deadlines: (next, { number }, { law }) => ({
        closes: [`applicationReport-${number}`],
        opens: number > next.passed ? dueSpec(next, number + 1, law) : [],
      }),
    }),
    closeFollowUp: act<Record<string, never>>({
      fact: 'followUpClosed',
      apply: (state) => ({ ...state, finished: true }),
      deadlines: () => ({ closes: 'all' }),
    }),
  },
  missed: Object.fromEntries(
    Array.from({ length: mostReports }, (_, index) => [`applicationReport-${index + 1}`, passing(index + 1)]),
  ),
  outcome: ({ finished }) => (finished ? 'finished' : undefined),
  awaits: () => [{ act: 'reportApplication' }],
} satisfies Machine<FollowUpState, TaskBrief>
