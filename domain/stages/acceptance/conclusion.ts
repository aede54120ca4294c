import type { Law } from '../../../regulations/schema'
import type { CouncilAppointed, PapersSent, SittingConcluded } from '../../councils/told'
import { toLocalDate } from '../../instant'
import { actOf, type DeadlineChanges, type Reaction } from '../../machine'
import { fundingStream } from '../../streams'
import { granted, refuse, type Verdict } from '../../verdict'
import type { AcceptanceState, AcceptanceStatus, Rating } from './state'

/** The conclusion as it goes to the host, with the rating that counts. */
export interface AcceptanceConcluded {
  readonly rating: Rating
  readonly mendingRequired: boolean
}

/** Who is asked for independent advice: persons or organisations. */
export interface SeekIndependentAdvice {
  readonly experts: readonly string[]
  readonly organisations: readonly string[]
}

const act = actOf<AcceptanceState>()

const beforeConclusion: readonly AcceptanceStatus[] = [
  'awaitingCouncil',
  'councilAppointed',
  'papersSent',
  'sitting',
]

const waiting = (state: AcceptanceState, changed: Partial<AcceptanceState>): AcceptanceState =>
  beforeConclusion.includes(state.status) ? { ...state, ...changed } : state

/** What follows from the conclusion once the host has it. */
function afterConclusion(state: AcceptanceState): AcceptanceStatus {
  if (state.rating === 'fail') return 'awaitingFailureReport'
  return state.mendingRequired && !state.mended ? 'mending' : 'accepted'
}

function owedAfter({ status, ratedOn }: AcceptanceState, law: Law): DeadlineChanges {
  const { mending } = law.acceptance
  const { hostReport } = law.execution
  const from = ratedOn ?? undefined
  const opens = [
    ...(status === 'mending'
      ? [{ name: 'mending', waitsFor: 'submitMending', term: mending.value, clause: mending.cite }]
      : []),
    ...(status === 'awaitingFailureReport'
      ? [
          {
            name: 'failureReport',
            waitsFor: 'submitFailureReport',
            term: hostReport.value,
            clause: hostReport.cite,
          },
        ]
      : []),
  ]
  // The mending counts from the council's result, the report on a failure from the day on which the host is
  // told.
  return {
    closes: ['conclusionNotice'],
    opens: opens.map((spec) => (from && spec.name === 'mending' ? { ...spec, from } : spec)),
  }
}

function enoughAdvisers({ experts, organisations }: SeekIndependentAdvice, law: Law): Verdict {
  const { value, cite: clause } = law.acceptance.disputeAdvisers
  return experts.length >= value.experts || organisations.length >= value.organizations
    ? granted
    : refuse('acceptance/too-few-advisers', { clause, ...value })
}

/**
 * What the host hears after the sitting, the mending, and advice where the result is disputed (TT 11/2014,
 * Điều 13-14).
 */
export const conclusionActs = {
  sendConclusion: act<Record<string, never>, AcceptanceConcluded>({
    fact: 'acceptanceConcluded',
    from: ['concluded'],
    data: ({ rating, mendingRequired }) => ({ rating: rating!, mendingRequired }),
    apply: (state) => ({ ...state, status: afterConclusion(state) }),
    deadlines: (next, _data, { law }) => owedAfter(next, law),
    tells: ({ taskId }) => [fundingStream(taskId)],
  }),
  submitMending: act<Record<string, never>>({
    fact: 'mendingSubmitted',
    from: ['mending'],
    apply: (state) => state,
    deadlines: () => ({ closes: ['mending'] }),
  }),
  seekIndependentAdvice: act<SeekIndependentAdvice>({
    fact: 'independentAdviceSought',
    from: ['concluded', 'mending'],
    check: (_state, body, { law }) => enoughAdvisers(body, law),
    apply: (state) => ({ ...state, status: 'awaitingAdvice' }),
    deadlines: (_next, _data, { law: { award } }) => ({
      closes: ['conclusionNotice', 'mending'],
      opens: [
        {
          name: 'advice',
          waitsFor: 'recordIndependentAdvice',
          term: award.independentExpertReport.value,
          clause: award.independentExpertReport.cite,
        },
      ],
    }),
  }),
  recordIndependentAdvice: act<{ readonly rating: Rating; readonly mendingRequired: boolean }>({
    fact: 'independentAdviceRecorded',
    from: ['awaitingAdvice'],
    check: ({ filedTooLate }, { rating }, { law }) =>
      filedTooLate && rating !== 'fail'
        ? refuse('acceptance/filed-too-late', { clause: law.acceptance.lateFail.cite })
        : granted,
    apply: (state, { rating, mendingRequired }) => ({
      ...state,
      status: 'concluded',
      rating,
      mendingRequired: mendingRequired && rating !== 'fail',
    }),
    deadlines: (_next, _data, { law: { acceptance } }) => ({
      closes: ['advice'],
      opens: [
        {
          name: 'conclusionNotice',
          waitsFor: 'sendConclusion',
          term: acceptance.conclusionToHost.value,
          clause: acceptance.conclusionToHost.cite,
        },
      ],
    }),
  }),
}

/** What the acceptance hears of its council. */
export const heardOfCouncil: Readonly<Record<string, Reaction<AcceptanceState>>> = {
  councilAppointed: {
    apply: (state, data) =>
      waiting(state, { status: 'councilAppointed', sessionId: (data as CouncilAppointed).sessionId }),
    deadlines: (_next, _data, { law: { acceptance } }) => ({
      closes: ['councilFormation'],
      opens: [
        {
          name: 'meeting',
          waitsFor: 'holdSitting',
          term: acceptance.meeting.value,
          clause: acceptance.meeting.cite,
        },
      ],
    }),
  },
  papersSent: {
    apply: (state, data) =>
      waiting(state, { status: 'papersSent', sittingAt: (data as PapersSent).sittingAt }),
  },
  sittingHeld: {
    apply: (state) => waiting(state, { status: 'sitting' }),
    deadlines: () => ({ closes: ['meeting'] }),
  },
  sittingConcluded: {
    apply: (state, data, { at }) => {
      const { conclusion, mendingRequired } = data as SittingConcluded<'acceptance'>
      if (conclusion === 'repeat') return waiting(state, { status: 'councilAppointed', sittingAt: null })
      const rating = state.filedTooLate ? 'fail' : conclusion
      return waiting(state, {
        status: 'concluded',
        rating,
        mendingRequired: mendingRequired && rating !== 'fail',
        ratedOn: toLocalDate(at),
      })
    },
    deadlines: (next, _data, { law: { acceptance } }) =>
      next.status === 'concluded'
        ? {
            opens: [
              {
                name: 'conclusionNotice',
                waitsFor: 'sendConclusion',
                term: acceptance.conclusionToHost.value,
                clause: acceptance.conclusionToHost.cite,
              },
            ],
          }
        : {},
  },
  mendingConfirmed: {
    apply: (state) => ({
      ...state,
      mended: true,
      status: state.status === 'mending' ? 'accepted' : state.status,
    }),
    deadlines: () => ({ closes: ['mending'] }),
  },
}
