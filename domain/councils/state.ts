import type { AcceptanceBallot, Delivery } from '../council/acceptance-rating'
import type { CouncilKind, Seat } from '../council/composition'
import type { Side } from '../council/conflict'
import type { DeterminationBallot, TaskType } from '../council/determination-tally'
import type { Presence } from '../council/quorum'
import type { PointsTableName, SelectionBallot } from '../council/selection-ballots'
import type { ScoredApplication } from '../council/selection-scoring'
import type { Instant } from '../instant'
import { firstRefusal, granted, type Refusal, refuse, type Verdict } from '../verdict'

/** One task before the council, with what its ballots are judged by. Ids and small values only. */
export interface AgendaTask {
  readonly taskId: string
  /** The workflow of the stage that waits for the council's conclusion. */
  readonly stage: string
  readonly type: TaskType
  /** Applicants or performers, to whom no councillor may be tied. */
  readonly sides: readonly Side[]
  /** Acceptance: who sat in the task's earlier councils. */
  readonly earlierMembers: readonly string[]
  /** Selection: the dossiers and their scoring table. */
  readonly scoring?: { readonly table: PointsTableName; readonly applications: readonly ScoredApplication[] }
  /** Acceptance: ordered against delivered, and whether the dossier came after the term that fails it. */
  readonly delivery?: { readonly deliveries: readonly Delivery[]; readonly filedTooLate: boolean }
}

/** What a session is opened with: its kind and the tasks that wait for it. */
export interface SessionBrief {
  readonly kind: CouncilKind
  readonly agenda: readonly AgendaTask[]
}

/**
 * Where one task of the agenda stands. `repeat`: no valid ballot, the council sits on it again;
 * `awaitingText`: the order has to be worded; `awaitingMending`: the chair has to confirm the mending.
 */
export type Standing = 'open' | 'repeat' | 'awaitingText' | 'awaitingMending' | 'done'

/** A task of the agenda under way. */
export interface AgendaItem extends AgendaTask {
  readonly stands: Standing
  /** The attendance under which it was concluded: later shares of the same sitting are taken of it. */
  readonly voters?: { readonly appointed: number; readonly present: number }
}

/** A seat with its holder's answer; a recused holder keeps the seat until replaced, and may do nothing. */
export interface SessionSeat extends Seat {
  readonly reply: 'awaited' | 'accepted' | 'declined'
  readonly recused: boolean
}

/** One member's ballot on one task, of one of the three kinds. Its comment is a text of the act. */
export interface SessionBallot {
  readonly taskId: string
  readonly member: string
  readonly determination?: Pick<DeterminationBallot, 'criteria' | 'proposal'>
  readonly selection?: Pick<SelectionBallot, 'application' | 'points'>
  readonly acceptance?: Pick<AcceptanceBallot, 'products' | 'report' | 'overall'>
  /** It was given on paper, and two people entered it. */
  readonly onPaper?: true
  /** On paper only: why it does not count. */
  readonly invalid?: InvalidOnPaper
}

/** Why a paper ballot is invalid: blank, or judged otherwise than the rules say (TT 11/2014, Điều 11.4). */
export const invalidOnPaper = ['blank', 'irregular'] as const

/** One of `invalidOnPaper`. */
export type InvalidOnPaper = (typeof invalidOnPaper)[number]

/** A ballot on paper that one person has entered, until a second one has entered the same. */
export interface PaperEntry {
  readonly ballot: SessionBallot
  readonly enteredBy: string
}

/** The counters who have confirmed what came in on one task; with the first of them the vote is closed. */
export interface CountOfTask {
  readonly taskId: string
  readonly confirmedBy: readonly string[]
}

/** The sitting under way, or the last one. */
export interface HeldSitting {
  readonly present: readonly Presence[]
  readonly presiding: string
  /** Members of whom the quorum was taken. */
  readonly base: number
  /** The counting panel where it confirms its counts here; absent where it signs them on paper. */
  readonly counters?: readonly string[]
}

/** A council from its appointment until its agenda is concluded. */
export interface SessionState {
  readonly status: 'new' | 'appointed' | 'papersSent' | 'sitting' | 'concluded'
  readonly kind: CouncilKind
  readonly agenda: readonly AgendaItem[]
  readonly seats: readonly SessionSeat[]
  /** People who left a seat: they never take one here again. */
  readonly left: readonly string[]
  readonly expertGroup: readonly string[]
  readonly mode: SittingMode
  readonly sittingAt: Instant | null
  /** How often a sitting was fixed or moved: calendars replace the earlier entry. */
  readonly convened: number
  /** Sittings held. */
  readonly sittings: number
  /** The vice chair whom the chair has authorised in writing. */
  readonly authorised: string | null
  readonly held: HeldSitting | null
  /** Written comments of an acceptance. */
  readonly commented: readonly { readonly member: string; readonly taskId: string }[]
  readonly expertReports: readonly string[]
  readonly ballots: readonly SessionBallot[]
  readonly paper?: readonly PaperEntry[]
  readonly counts?: readonly CountOfTask[]
  readonly outcome?: 'concluded'
}

/** How a sitting is held. */
export type SittingMode = 'inPerson' | 'online' | 'hybrid'

/** The seat of a person, whether they may act in it or not. */
export function seatOf(state: SessionState, person: string | null): SessionSeat | undefined {
  return state.seats.find((seat) => seat.person === person)
}

/** Seats whose holders may take part. */
export function activeSeats(state: SessionState): SessionSeat[] {
  return state.seats.filter(({ recused, reply }) => !recused && reply !== 'declined')
}

/** A task of the agenda. */
export function itemOf(state: SessionState, taskId: string): AgendaItem | undefined {
  return state.agenda.find((item) => item.taskId === taskId)
}

/** The state with one task of the agenda changed. */
export function withItem(
  state: SessionState,
  taskId: string,
  change: Partial<Pick<AgendaItem, 'stands' | 'voters'>>,
): SessionState {
  const agenda = state.agenda.map((item) => (item.taskId === taskId ? { ...item, ...change } : item))
  return { ...state, agenda }
}

/** The stages of the tasks that are not concluded yet. */
export function openStages({ agenda }: SessionState): string[] {
  return agenda.filter(({ stands }) => stands === 'open' || stands === 'repeat').map(({ stage }) => stage)
}

/** The stage of one task. */
export function stageOf(state: SessionState, taskId: string): string[] {
  return state.agenda.filter((item) => item.taskId === taskId).map(({ stage }) => stage)
}

/** Members present at the sitting who may still take part. */
export function presentMembers(state: SessionState): string[] {
  const present = new Set(state.held?.present.map(({ person }) => person))
  return activeSeats(state).flatMap(({ person }) => (present.has(person) ? [person] : []))
}

/** What the panel has confirmed on a task; from then on the vote on it is closed. */
export function countOf({ counts = [] }: SessionState, taskId: string): CountOfTask | undefined {
  return counts.find((count) => count.taskId === taskId)
}

/** Refuses what would change a vote that is being counted. */
export function voteOpen(state: SessionState, taskId: string): Verdict {
  return countOf(state, taskId) ? refuse('council/vote-closed', { task: taskId }) : granted
}

/** Refuses what is not before the council, or is concluded already. */
export function isOpen(state: SessionState, task: string): Verdict {
  const item = itemOf(state, task)
  if (!item) return refuse('council/not-on-agenda', { task })
  return item.stands === 'open' ? granted : refuse('council/task-concluded', { task })
}

/** Refuses what changes a member's ballot on a task, unless it may still be given and the member is there. */
export function mayStillVote(state: SessionState, task: string, member: string): Verdict {
  return firstRefusal(
    () => isOpen(state, task),
    () => voteOpen(state, task),
    () =>
      presentMembers(state).includes(member)
        ? granted
        : refuse('council/member-not-there', { person: member }),
  )
}

/** The first of several defects, or granted. */
export function firstOf(defects: readonly Refusal[]): Verdict {
  return defects[0] ?? granted
}
