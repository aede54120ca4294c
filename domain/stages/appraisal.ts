import { type AppraisalLine, appraisalDefects, appraisalTotals } from '../appraisal'
import { type AppraisalMember, appraisalQuorum, appraisalTeamDefects } from '../council/quorum'
import type { EstimateLineName } from '../estimate'
import { type Instant, type LocalDate, toLocalDate } from '../instant'
import { actOf, type Context, type DeadlineChanges, type Machine } from '../machine'
import { dong } from '../money'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import type { Application, AppraisedBudget, LumpSumKind } from './handover'
import type { TaskBrief } from './life'

/** The team, appointed by the authority. */
export interface AppointAppraisalTeam {
  readonly team: readonly AppraisalMember[]
}

/** When the team sits. `papersDueOn` is the last day for its papers, counted with the working calendar. */
export interface SendAppraisalPapers {
  readonly sittingAt: Instant
  readonly papersDueOn: LocalDate
}

/**
 * Lines of the estimate that are asked about; the questions are texts of the act. `answerBy` is the team's
 * wish.
 */
export interface AskAppraisalQuestion {
  readonly lines: readonly string[]
  readonly answerBy: Instant | null
}

/**
 * One line as appraised. The reason of a cut is a text of the act; the rule needs to know that there is one.
 */
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
  /** The day from which the winner's term for revising its description runs. */
  readonly recommendedOn: LocalDate
  readonly team: readonly AppraisalMember[]
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

/** Those who are handed over already hold a seat from which the team may take its member of the council. */
function teamVerdict({ team }: AppointAppraisalTeam, state: AppraisalState, { law }: Context): Verdict {
  const { teamSeats, councilMemberFrom } = law.appraisal
  const { cite: clause } = teamSeats
  const [role = 'chair'] = councilMemberFrom.value
  const council = state.seniorCouncillors.map((person) => ({ person, role }))
  const persons = team.map(({ person }) => person)
  const own = persons.filter((person) => state.winner.keyPersons.includes(person))
  return firstRefusal(
    () => appraisalTeamDefects(team, council, law.appraisal)[0] ?? granted,
    () => (new Set(persons).size === persons.length ? granted : refuse('appraisal/person-twice', { clause })),
    () => (own.length === 0 ? granted : refuse('appraisal/team-performs', { clause, people: own })),
  )
}

function quorumVerdict({ team }: AppraisalState, { present }: ConcludeAppraisal, context: Context): Verdict {
  const { quorumShare, presidedBy } = context.law.appraisal
  const strangers = present.filter((person) => !team.some((member) => member.person === person))
  if (strangers.length > 0)
    return refuse('appraisal/not-of-team', { clause: quorumShare.cite, people: strangers })
  const quorum = appraisalQuorum(team, present, context.law.appraisal)
  if (!quorum.ok) return quorum.defects[0] ?? refuse('appraisal/no-quorum', { clause: quorumShare.cite })
  return quorum.presiding?.person === context.by
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

/**
 * Appraisal: the winner revises its description, a team goes through the estimate line by line and concludes.
 */
export const appraisalMachine = {
  kind: 'appraisal' as const,
  begin: ({ previous: { selection } }: TaskBrief): AppraisalState => {
    if (!selection) throw new Error('Appraisal follows a selection.')
    const { winner, seniorCouncillors, concludedOn } = selection
    const nothingYet = { team: [], revised: false, revisionMissed: false, asked: 0, unanswered: [] }
    return { status: 'awaitingTeam', winner, seniorCouncillors, recommendedOn: concludedOn, ...nothingYet }
  },
  opening: ({ recommendedOn }, { law: { selection } }) => ({
    opens: [
      {
        name: 'revision',
        waitsFor: 'reviseDescription',
        term: selection.revise.value,
        clause: selection.revise.cite,
        from: recommendedOn,
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
      .filter(({ role }) => role === 'head' || role === 'deputy')
      .map(({ person }) => person)
    return [{ act: 'concludeAppraisal', persons }, ...answer]
  },
} satisfies Machine<AppraisalState, TaskBrief>
