import type { SelectionResult } from '../council/selection-scoring'
import type { CouncilAppointed, SittingConcluded } from '../councils/told'
import { type LocalDate, toLocalDate } from '../instant'
import { type AwaitedAct, actOf, type Context, type DeadlineChanges, type Machine, toldTo } from '../machine'
import { granted, refuse, type Verdict } from '../verdict'
import type { Application, LumpSumKind, SelectedApplication } from './handover'
import type { TaskBrief } from './life'

/** What the council's scoring comes to for the stage: who wins or is tied, and each dossier's points. */
export interface Recommendation {
  readonly winner: string | null
  /** Dossiers that no rule tells apart: the authority decides among them. */
  readonly tied: readonly string[]
  /** Ranked points with the bonus, rounded only here; null without a valid ballot. */
  readonly points: Readonly<Record<string, number | null>>
  readonly councillors: readonly string[]
  readonly seniorCouncillors: readonly string[]
  readonly lumpSum: LumpSumKind | null
  /** The day on which the council adopted its minutes. */
  readonly concludedOn: LocalDate
}

/** Where the selection among the valid dossiers stands. */
export interface SelectionState {
  readonly status:
    | 'awaitingCouncil'
    | 'councilAppointed'
    | 'papersSent'
    | 'sittingHeld'
    | 'tied'
    | 'concluded'
    | 'noneWins'
    | 'noneSelected'
    | 'selected'
    | 'cancelled'
  /** The valid dossiers. */
  readonly applications: readonly Application[]
  readonly sessionIds: readonly string[]
  readonly recommendation: Recommendation | null
  readonly outcome?: 'selected' | 'callAgain' | 'cancelled'
}

/** The authority chooses among dossiers that no rule tells apart. */
export interface DecideTie {
  readonly application: string
}

/** Reasons are texts of the act; the rule only needs to know how many there are. */
export interface CancelSelection {
  readonly reasons: number
}

const act = actOf<SelectionState>()
type Nothing = Record<string, never>

const told = toldTo<SelectionState>()

function recommendationOf(data: SittingConcluded<'selection'>, concludedOn: LocalDate): Recommendation {
  const { result, councillors, seniorCouncillors, lumpSum } = data
  const { winner, tie, ranking } = result as SelectionResult
  const left = data.conclusion === 'tied' ? (tie?.steps.at(-1)?.left ?? tie?.tied ?? []) : []
  const points = ranking.map(({ application, final }) => [
    application,
    final ? final.numerator / final.denominator : null,
  ])
  return {
    winner: winner ?? null,
    tied: left,
    points: Object.fromEntries(points),
    councillors,
    seniorCouncillors,
    lumpSum: lumpSum ?? null,
    concludedOn,
  }
}

const statusAfter = {
  winner: 'concluded',
  tied: 'tied',
  none: 'noneWins',
  repeat: 'councilAppointed',
} as const

function resultNotice(next: SelectionState, { law }: Context): DeadlineChanges {
  if (next.status === 'councilAppointed') return {}
  const { value: term, cite: clause } = law.selection.resultNotice
  const waitsFor = next.status === 'tied' ? 'decideTie' : 'tellApplicants'
  return { closes: ['councilConclusion'], opens: [{ name: 'resultNotice', waitsFor, term, clause }] }
}

/** What the stage hears of its council. */
const heard = {
  councilAppointed: told<CouncilAppointed>({
    apply: (state, { sessionId }) => ({
      ...state,
      status: 'councilAppointed',
      sessionIds: [...state.sessionIds, sessionId],
    }),
  }),
  papersSent: told({ apply: (state) => ({ ...state, status: 'papersSent' }) }),
  sittingHeld: told({ apply: (state) => ({ ...state, status: 'sittingHeld' }) }),
  sittingConcluded: told<SittingConcluded<'selection'>>({
    apply: (state, data, { at }) => ({
      ...state,
      status: statusAfter[data.conclusion],
      recommendation: data.conclusion === 'repeat' ? null : recommendationOf(data, toLocalDate(at)),
    }),
    deadlines: (next, _data, context) => resultNotice(next, context),
  }),
}

function amongTheTied(
  { recommendation }: SelectionState,
  { application }: DecideTie,
  { law }: Context,
): Verdict {
  const tied = recommendation?.tied ?? []
  if (tied.includes(application)) return granted
  return refuse('selection/not-among-the-tied', { clause: law.selection.tieRules.cite, applications: tied })
}

/** What follows the council: a tie is decided, applicants are told; where none wins the authority decides. */
const resultActs = {
  decideTie: act<DecideTie>({
    fact: 'tieDecided',
    from: ['tied'],
    check: amongTheTied,
    apply: (state, { application }) => ({
      ...state,
      status: 'concluded',
      recommendation: state.recommendation && { ...state.recommendation, winner: application },
    }),
    deadlines: resultNoticeAfterTie,
  }),
  tellApplicants: act<Nothing>({
    fact: 'applicantsTold',
    from: ['concluded', 'noneWins'],
    apply: (state) =>
      state.status === 'concluded'
        ? { ...state, status: 'selected', outcome: 'selected' }
        : { ...state, status: 'noneSelected' },
    deadlines: () => ({ closes: ['resultNotice'] }),
  }),
  callAgain: act<Nothing>({
    fact: 'newCallDecided',
    from: ['noneSelected'],
    apply: (state) => ({ ...state, outcome: 'callAgain' }),
  }),
  cancelSelection: act<CancelSelection>({
    fact: 'selectionCancelled',
    from: ['noneSelected'],
    check: (_state, { reasons }, { law }) =>
      reasons > 0
        ? granted
        : refuse('selection/cancellation-without-reasons', { clause: law.call.cancellationGrounds.cite }),
    apply: (state) => ({ ...state, status: 'cancelled', outcome: 'cancelled' }),
  }),
}

function resultNoticeAfterTie(next: SelectionState, _data: unknown, context: Context): DeadlineChanges {
  return { ...resultNotice(next, context), closes: ['resultNotice'] }
}

const awaited: Readonly<Record<SelectionState['status'], readonly string[]>> = {
  awaitingCouncil: ['appointCouncil'],
  councilAppointed: [],
  papersSent: [],
  sittingHeld: [],
  tied: ['decideTie'],
  concluded: ['tellApplicants'],
  noneWins: ['tellApplicants'],
  noneSelected: ['callAgain', 'cancelSelection'],
  selected: [],
  cancelled: [],
}

/** The winner as later stages start from it: the lump sum is the one that the council proposes. */
function selected({ applications, recommendation }: SelectionState): SelectedApplication | null {
  const winner = applications.find(({ id }) => id === recommendation?.winner)
  if (!winner || !recommendation) return null
  const { points, councillors, seniorCouncillors, lumpSum, concludedOn } = recommendation
  return {
    winner: { ...winner, lumpSum: lumpSum ?? winner.lumpSum },
    meanPoints: points[winner.id] ?? 0,
    councillors,
    seniorCouncillors,
    concludedOn,
  }
}

/** Selection: a council scores the valid dossiers and recommends one, or none. */
export const selectionMachine = {
  kind: 'selection' as const,
  begin: ({ previous }: TaskBrief): SelectionState => ({
    status: 'awaitingCouncil',
    applications: previous.call?.applications.filter(({ valid }) => valid) ?? [],
    sessionIds: [],
    recommendation: null,
  }),
  opening: (_state, { law: { selection } }) => ({
    opens: [
      {
        name: 'councilConclusion',
        waitsFor: 'concludeSitting',
        term: selection.concludeWithin.value,
        clause: selection.concludeWithin.cite,
      },
    ],
  }),
  acts: resultActs,
  told: heard,
  outcome: (state: SelectionState) => state.outcome,
  handsOver: selected,
  awaits: ({ status }: SelectionState): readonly AwaitedAct[] =>
    awaited[status].map((name) => ({ act: name })),
} satisfies Machine<SelectionState, TaskBrief>
