import type { Cited, Law, Term } from '../../regulations/schema'
import { endOfDay, type Instant, type LocalDate, toLocalDate } from '../instant'
import { actOf, type DeadlineSpec } from '../machine'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import { practices } from './practices'
import { modeAllowed } from './seats'
import {
  activeSeats,
  firstOf,
  itemOf,
  openStages,
  type SessionState,
  type SittingMode,
  seatOf,
} from './state'
import { type Tie, untied } from './ties'
import type { PapersSent } from './told'

/** The sitting is fixed, or moved, and the papers go out. Place and papers are texts of the act. */
export interface SendPapers {
  readonly sittingAt: Instant
  readonly sittingMode: SittingMode
  /** The last day for the papers of a sitting on that day, by the calendar. */
  readonly papersDueOn: LocalDate
  readonly ties: readonly Tie[]
}

/** The papers as recorded: `sequence` counts how often the sitting was fixed. */
export interface PapersRecorded extends SendPapers, PapersSent {
  readonly sequence: number
}

/** One task of the agenda. */
export interface OfTask {
  readonly taskId: string
}

const act = actOf<SessionState>()

function seatsFilled(state: SessionState, law: Law): Verdict {
  const declined = state.seats.find(({ reply, recused }) => reply === 'declined' && !recused)
  if (declined) return refuse('council/seat-declined', { person: declined.person, seat: declined.role })
  const { allMustAttend, recusedKeySeatReplacedFirst: first } = law.council
  const key: readonly string[] = allMustAttend.value
  const recused = first.value && state.seats.find((seat) => seat.recused && key.includes(seat.role))
  if (!recused) return granted
  return refuse('quorum/seat-not-replaced', {
    clause: first.cite,
    seat: recused.role,
    person: recused.person,
  })
}

/** Nobody who is tied to a party gets the papers. */
function allUntied(state: SessionState, ties: readonly Tie[], law: Law): Verdict {
  const tieOf = (seat: { readonly person: string }) => ties.find(({ person }) => person === seat.person)
  return firstRefusal(...activeSeats(state).map((seat) => () => untied(state, seat, tieOf(seat), law)))
}

function inTime(state: SessionState, { sittingAt, papersDueOn }: SendPapers, law: Law, at: Instant): Verdict {
  const sittingOn = toLocalDate(sittingAt)
  if (sittingAt <= at) return refuse('council/sitting-in-the-past', { sittingOn })
  const { cite: clause } = practices[state.kind].papers(law)
  if (toLocalDate(at) <= papersDueOn) return granted
  return refuse('council/papers-too-late', { clause, sittingOn, dueOn: papersDueOn })
}

/** What runs once the day is fixed: written questions or comments before it, and the sitting itself. */
function termsBefore(state: SessionState, law: Law): DeadlineSpec[] {
  const { sittingAt, kind, expertGroup } = state
  if (sittingAt === null) return []
  const from = toLocalDate(sittingAt)
  const before = (
    name: string,
    waitsFor: string,
    { value: term, cite: clause }: Cited<Term>,
  ): DeadlineSpec => ({
    ...{ name, waitsFor, term, clause, from },
  })
  const { selection, acceptance } = law
  const { cite: clause } = practices[kind].papers(law)
  return [
    { name: 'sitting', waitsFor: 'holdSitting', due: endOfDay(from), clause },
    ...(kind === 'selection' ? [before('questions', 'submitQuestions', selection.questions)] : []),
    ...(kind === 'acceptance' ? [before('comments', 'submitComments', acceptance.comments)] : []),
    ...(expertGroup.length > 0
      ? [before('expertGroupReport', 'reportExpertGroup', acceptance.expertGroupReport)]
      : []),
  ]
}

function openTask(state: SessionState, taskId: string): Verdict {
  const item = itemOf(state, taskId)
  if (!item) return refuse('council/not-on-agenda', { task: taskId })
  return item.stands === 'open' ? granted : refuse('council/task-concluded', { task: taskId })
}

function member(state: SessionState, by: string | null): Verdict {
  const seat = seatOf(state, by)
  if (!seat || seat.reply === 'declined') return refuse('council/not-seated', { person: by ?? '' })
  return seat.recused ? refuse('rights/conflicted') : granted
}

function allCommented({ agenda, commented, ...state }: SessionState): boolean {
  const seats = activeSeats({ agenda, commented, ...state })
  return agenda.every(({ taskId }) =>
    seats.every(({ person }) => commented.some((one) => one.member === person && one.taskId === taskId)),
  )
}

/** What happens between the appointment and the sitting. */
export const paperActs = {
  sendPapers: act<SendPapers, PapersRecorded>({
    fact: 'papersSent',
    from: ['appointed', 'papersSent'],
    check: (state, body, { law, at }) =>
      firstRefusal(
        () => modeAllowed(body.sittingMode, law),
        () => seatsFilled(state, law),
        () => allUntied(state, body.ties, law),
        () => inTime(state, body, law, at),
      ),
    data: ({ convened }, body) => ({ ...body, sequence: convened }),
    apply: (state, { sittingAt, sittingMode }) => ({
      ...state,
      status: 'papersSent',
      sittingAt,
      mode: sittingMode,
      convened: state.convened + 1,
    }),
    deadlines: (next, _data, { law }) => ({ closes: ['invitationReply'], opens: termsBefore(next, law) }),
    tells: openStages,
  }),
  submitQuestions: act<OfTask>({
    fact: 'questionsSubmitted',
    from: ['papersSent'],
    ready: ({ kind }) => (kind === 'selection' ? granted : refuse('council/no-questions')),
    check: (state, { taskId }, { by }) =>
      firstRefusal(
        () => member(state, by),
        () => openTask(state, taskId),
      ),
    apply: (state) => state,
    deadlines: () => ({ closes: ['questions'] }),
  }),
  submitComments: act<OfTask>({
    fact: 'commentsSubmitted',
    from: ['papersSent'],
    ready: ({ kind }, law) =>
      kind === 'acceptance'
        ? granted
        : refuse('council/no-comments', { clause: law.acceptance.comments.cite }),
    check: (state, { taskId }, { by, law }) =>
      firstRefusal(
        () => member(state, by),
        () => openTask(state, taskId),
        () =>
          state.commented.some((one) => one.member === by && one.taskId === taskId)
            ? refuse('council/commented-already', { clause: law.acceptance.comments.cite })
            : granted,
      ),
    apply: (state, { taskId }, { by }) => ({
      ...state,
      commented: [...state.commented, { member: by!, taskId }],
    }),
    deadlines: (next) => (allCommented(next) ? { closes: ['comments'] } : {}),
  }),
  reportExpertGroup: act<OfTask>({
    fact: 'expertGroupReported',
    from: ['papersSent'],
    ready: ({ expertGroup }, law) =>
      expertGroup.length > 0
        ? granted
        : refuse('council/no-expert-group', { clause: law.acceptance.expertGroup.cite }),
    check: (state, { taskId }, { by, law }) =>
      firstRefusal(
        () => member(state, by),
        () => openTask(state, taskId),
        () =>
          firstOf(
            state.expertReports.includes(taskId)
              ? [
                  refuse('council/experts-reported-already', {
                    clause: law.acceptance.expertGroupReport.cite,
                  }),
                ]
              : [],
          ),
      ),
    apply: (state, { taskId }) => ({ ...state, expertReports: [...state.expertReports, taskId] }),
    deadlines: ({ agenda, expertReports }) =>
      agenda.every(({ taskId }) => expertReports.includes(taskId)) ? { closes: ['expertGroupReport'] } : {},
  }),
  authoriseViceChair: act<Record<string, never>>({
    fact: 'viceChairAuthorised',
    from: ['appointed', 'papersSent'],
    ready: ({ seats }, { council }) =>
      seats.some(({ role }) => role === 'viceChair')
        ? granted
        : refuse('council/no-vice-chair', { clause: council.presidedBy.cite }),
    check: (state, _body, { by }) => member(state, by),
    apply: (state) => ({
      ...state,
      authorised: state.seats.find(({ role }) => role === 'viceChair')?.person ?? null,
    }),
  }),
}
