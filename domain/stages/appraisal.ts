import { type AppraisalLine, appraisalDefects, appraisalTotals } from '../appraisal'
import type { EstimateLineName } from '../estimate'
import { compareShare } from '../fractions'
import { type Instant, type LocalDate, toLocalDate } from '../instant'
import { actOf, type Context, type DeadlineChanges, type Machine } from '../machine'
import { dong } from '../money'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import type { Application, AppraisedBudget, LumpSumKind } from './handover'
import type { TaskBrief } from './life'

/** A seat of the team that appraises the estimate. */
export type AppraisalSeat = Context['law']['appraisal']['teamSeats']['value'][number]

/** Who sits where in the appraisal team. */
export interface TeamMember {
  readonly person: string
  readonly seat: AppraisalSeat
}

/** The team, appointed by the authority. */
export interface AppointAppraisalTeam {
  readonly team: readonly TeamMember[]
}

/** When the team sits. `papersDueOn` is the last day for its papers, counted with the working calendar. */
export interface SendAppraisalPapers {
  readonly sittingAt: Instant
  readonly papersDueOn: LocalDate
}

/** Lines of the estimate that are asked about; the questions are texts of the act. `answerBy` is the team's wish. */
export interface AskAppraisalQuestion {
  readonly lines: readonly string[]
  readonly answerBy: Instant | null
}

/** One line as appraised. The reason of a cut is a text of the act; the rule needs to know that there is one. */
export interface AppraisedLine {
  readonly line: EstimateLineName
  readonly proposedDong: number
  readonly acceptedDong: number
  readonly counterpartDong: number
  readonly explained: boolean
}

/** The team's conclusion, line by line, with its totals as stated. */
export interface ConcludeAppraisal {
  readonly present: readonly string[]
  readonly lines: readonly AppraisedLine[]
  readonly stateDong: number
  readonly counterpartDong: number
  readonly lumpSum: LumpSumKind
}

/** Where the appraisal of the winner's estimate stands. */
export interface AppraisalState {
  readonly status: 'awaitingTeam' | 'awaitingRevision' | 'awaitingPapers' | 'papersSent' | 'ended'
  readonly outcome?: 'appraised' | 'failed'
  readonly winner: Application
  readonly seniorCouncillors: readonly string[]
  /** The day from which the winner's term for revising its description runs; the stage's first day when absent. */
  readonly recommendedOn?: LocalDate
  readonly team: readonly TeamMember[]
  readonly revised: boolean
  readonly revisionMissed: boolean
  readonly sittingAt?: Instant
  /** How many questions were asked, and the numbers of those without an answer. */
  readonly asked: number
  readonly unanswered: readonly number[]
  readonly budget?: AppraisedBudget
}

const act = actOf<AppraisalState>()

/** Before the papers go out, the status says what is still missing. */
function awaiting(state: AppraisalState): AppraisalState {
  if (state.team.length === 0) return { ...state, status: 'awaitingTeam' }
  return { ...state, status: state.revised ? 'awaitingPapers' : 'awaitingRevision' }
}

function teamVerdict({ team }: AppointAppraisalTeam, state: AppraisalState, { law }: Context): Verdict {
  const { teamSeats, councilMemberFrom } = law.appraisal
  const seats = team.map(({ seat }) => seat)
  const missing = teamSeats.value.filter((seat) => !seats.includes(seat))
  const foreign = seats.filter((seat, at) => !teamSeats.value.includes(seat) || seats.indexOf(seat) !== at)
  if (missing.length > 0 || foreign.length > 0) {
    return refuse('appraisal/team-seats', { clause: teamSeats.cite, missing, foreign })
  }
  const persons = team.map(({ person }) => person)
  if (new Set(persons).size < persons.length)
    return refuse('appraisal/person-twice', { clause: teamSeats.cite })
  const own = persons.filter((person) => state.winner.keyPersons.includes(person))
  if (own.length > 0) return refuse('appraisal/team-performs', { clause: teamSeats.cite, persons: own })
  const ofCouncil = team.find(({ seat }) => seat === 'councilMember')
  return !ofCouncil || state.seniorCouncillors.includes(ofCouncil.person)
    ? granted
    : refuse('appraisal/not-of-council', { clause: councilMemberFrom.cite, person: ofCouncil.person })
}

function quorumVerdict(state: AppraisalState, { present }: ConcludeAppraisal, context: Context): Verdict {
  const { quorumShare, quorumComparator, mustAttend, presidedBy } = context.law.appraisal
  const { team } = state
  const seatOf = (person: string | null) => team.find((member) => member.person === person)?.seat
  const attending = team.filter(({ person }) => present.includes(person))
  const { cite: clause } = quorumShare
  if (present.some((person) => seatOf(person) === undefined) || attending.length < present.length)
    return refuse('appraisal/not-of-team', { clause })
  if (!compareShare(attending.length, team.length, quorumComparator.value, quorumShare.value))
    return refuse('appraisal/no-quorum', { clause, present: attending.length, members: team.length })
  const absent = mustAttend.value.filter((seat) => !attending.some((member) => member.seat === seat))
  if (absent.length > 0) return refuse('appraisal/must-attend', { clause: mustAttend.cite, seats: absent })
  const presiding = presidedBy.value.find((seat) => attending.some((member) => member.seat === seat))
  return presiding !== undefined && seatOf(context.by) === presiding
    ? granted
    : refuse('appraisal/not-presiding', { clause: presidedBy.cite })
}

/** The lines as the formula takes them: it asks whether a cut has a reason, not which. */
function linesOf(lines: readonly AppraisedLine[]): AppraisalLine[] {
  return lines.map(({ line, proposedDong, acceptedDong, counterpartDong, explained }) => ({
    line,
    proposed: proposedDong,
    accepted: acceptedDong,
    counterpart: counterpartDong,
    reason: explained ? line : null,
  }))
}

function budgetVerdict({ winner }: AppraisalState, said: ConcludeAppraisal, { law }: Context): Verdict {
  const estimate = winner.lines.map(({ line, stateDong, counterpartDong }) => ({
    line: line as EstimateLineName,
    state: stateDong,
    counterpart: counterpartDong,
  }))
  const stated = {
    stateTotal: said.stateDong,
    counterpartTotal: said.counterpartDong,
    lumpSum: said.lumpSum,
  }
  return appraisalDefects(linesOf(said.lines), estimate, stated, law.appraisal)[0] ?? granted
}

function budgetOf({ lines, lumpSum }: ConcludeAppraisal): AppraisedBudget {
  const { state, counterpart } = appraisalTotals(linesOf(lines))
  return {
    lines: lines.map(({ line, acceptedDong, counterpartDong }) => ({
      line,
      stateDong: dong(acceptedDong),
      counterpartDong: dong(counterpartDong),
    })),
    stateDong: state,
    counterpartDong: counterpart,
    lumpSum,
  }
}

const openSitting = ({ sittingAt }: AppraisalState, at: Instant, clause: string): Verdict =>
  sittingAt !== undefined && toLocalDate(at) >= toLocalDate(sittingAt)
    ? granted
    : refuse('appraisal/before-sitting', { clause, sittingAt: sittingAt ?? '' })

const convening = ({ law: { appraisal } }: Context): DeadlineChanges => ({
  closes: ['revision'],
  opens: [
    {
      name: 'appraisal',
      waitsFor: 'concludeAppraisal',
      term: appraisal.convene.value,
      clause: appraisal.convene.cite,
    },
  ],
})

/** Appraisal: the winner revises its description, a team goes through the estimate line by line and concludes. */
export const appraisalMachine = {
  kind: 'appraisal' as const,
  begin: ({ previous: { selection } }: TaskBrief): AppraisalState => {
    if (!selection) throw new Error('Appraisal follows a selection.')
    const { winner, seniorCouncillors, concludedOn } = selection
    const nothingYet = { team: [], revised: false, revisionMissed: false, asked: 0, unanswered: [] }
    const since = concludedOn ? { recommendedOn: concludedOn } : {}
    return { status: 'awaitingTeam', winner, seniorCouncillors, ...since, ...nothingYet }
  },
  opening: ({ recommendedOn }, { law: { selection } }) => ({
    opens: [
      {
        name: 'revision',
        waitsFor: 'reviseDescription',
        term: selection.revise.value,
        clause: selection.revise.cite,
        ...(recommendedOn ? { from: recommendedOn } : {}),
      },
    ],
  }),
  acts: {
    appointAppraisalTeam: act<AppointAppraisalTeam>({
      fact: 'appraisalTeamAppointed',
      from: ['awaitingTeam', 'awaitingRevision', 'awaitingPapers'],
      check: (state, body, context) => teamVerdict(body, state, context),
      apply: (state, { team }) => awaiting({ ...state, team }),
    }),
    reviseDescription: act<Record<string, never>>({
      fact: 'descriptionRevised',
      from: ['awaitingTeam', 'awaitingRevision'],
      ready: ({ revised }) => (revised ? refuse('appraisal/already-revised') : granted),
      apply: (state) => awaiting({ ...state, revised: true }),
      deadlines: (_state, _data, context) => convening(context),
    }),
    recordMissedRevision: act<Record<string, never>>({
      fact: 'missedRevisionRecorded',
      from: ['awaitingTeam', 'awaitingRevision'],
      ready: ({ revisionMissed, revised }, { selection }) =>
        revisionMissed && !revised
          ? granted
          : refuse('appraisal/revision-not-missed', { clause: selection.revise.cite }),
      apply: (state) => ({ ...state, status: 'ended', outcome: 'failed' }),
    }),
    sendAppraisalPapers: act<SendAppraisalPapers>({
      fact: 'appraisalPapersSent',
      from: ['awaitingPapers', 'papersSent'],
      check: (_state, { sittingAt, papersDueOn }, { at, law: { appraisal } }) =>
        toLocalDate(at) <= papersDueOn
          ? granted
          : refuse('appraisal/papers-late', { clause: appraisal.papers.cite, papersDueOn, sittingAt }),
      apply: (state, { sittingAt }) => ({ ...state, status: 'papersSent', sittingAt }),
    }),
    askAppraisalQuestion: act<AskAppraisalQuestion, AskAppraisalQuestion & { number: number }>({
      fact: 'appraisalQuestionAsked',
      from: ['awaitingPapers', 'papersSent'],
      check: (state, { lines }) => {
        const known = state.winner.lines.map(({ line }) => line)
        const foreign = lines.filter((line) => !known.includes(line))
        if (lines.length === 0) return refuse('appraisal/no-question')
        return foreign.length > 0 ? refuse('appraisal/line-unknown', { lines: foreign }) : granted
      },
      data: ({ asked }, body) => ({ ...body, number: asked + 1 }),
      apply: (state, { number }) => ({
        ...state,
        asked: number,
        unanswered: [...state.unanswered, number],
      }),
      deadlines: (_state, { number, answerBy }, { law: { appraisal } }) =>
        answerBy === null
          ? {}
          : {
              opens: [
                {
                  name: `answer-${number}`,
                  waitsFor: 'answerAppraisalQuestion',
                  due: answerBy,
                  clause: appraisal.convene.cite,
                },
              ],
            },
    }),
    answerAppraisalQuestion: act<{ readonly number: number }>({
      fact: 'appraisalQuestionAnswered',
      from: ['awaitingPapers', 'papersSent'],
      check: ({ unanswered }, { number }) =>
        unanswered.includes(number) ? granted : refuse('appraisal/no-such-question', { number }),
      apply: (state, { number }) => ({
        ...state,
        unanswered: state.unanswered.filter((open) => open !== number),
      }),
      deadlines: (_state, { number }) => ({ closes: [`answer-${number}`] }),
    }),
    concludeAppraisal: act<ConcludeAppraisal>({
      fact: 'appraisalConcluded',
      from: ['papersSent'],
      check: (state, body, context) =>
        firstRefusal(
          () => openSitting(state, context.at, context.law.appraisal.papers.cite),
          () => quorumVerdict(state, body, context),
          () => budgetVerdict(state, body, context),
        ),
      apply: (state, data) => ({ ...state, status: 'ended', outcome: 'appraised', budget: budgetOf(data) }),
    }),
  },
  missed: {
    revision: { apply: (state) => ({ ...state, revisionMissed: true }) },
  },
  outcome: ({ outcome }) => outcome,
  handsOver: ({ budget }) => budget,
  awaits: ({ status, revised, revisionMissed, unanswered, team }) => {
    if (status === 'ended') return []
    const answer = unanswered.length > 0 ? [{ act: 'answerAppraisalQuestion' }] : []
    const revise = revised ? [] : [{ act: 'reviseDescription' }]
    const missed = revisionMissed && !revised ? [{ act: 'recordMissedRevision' }] : []
    if (status === 'awaitingTeam') return [{ act: 'appointAppraisalTeam' }, ...revise, ...missed]
    if (status === 'awaitingRevision') return [...revise, ...missed]
    if (status === 'awaitingPapers') return [{ act: 'sendAppraisalPapers' }, ...answer]
    const persons = team
      .filter(({ seat }) => seat === 'head' || seat === 'deputy')
      .map(({ person }) => person)
    return [{ act: 'concludeAppraisal', persons }, ...answer]
  },
} satisfies Machine<AppraisalState, TaskBrief>
