import { canonicalJson } from '../canonical-json'
import type { CouncilKind } from '../council/composition'
import { actOf, type Context } from '../machine'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import { practices } from './practices'
import { type CastBallot, castAs, sameBallot } from './sitting'
import {
  countOf,
  firstOf,
  type InvalidOnPaper,
  isOpen,
  itemOf,
  mayStillVote,
  presentMembers,
  type SessionBallot,
  type SessionState,
  seatOf,
} from './state'

/** A member's ballot as it stands on paper: its parts, or why it is invalid. */
export interface PaperBallot extends CastBallot {
  readonly member: string
  readonly invalid?: InvalidOnPaper
}

/** A ballot of a paper as recorded, with the sitting at which it was given. */
export interface PaperRecorded extends SessionBallot {
  readonly sitting: number
}

/** What a counter has counted on one task: ballots that came in, and how many are invalid papers. */
export interface ConfirmCount {
  readonly taskId: string
  readonly cast: number
  readonly invalid: number
}

const act = actOf<SessionState>()

/** Ballots on a task that came in from members who may take part, and how many of them are invalid papers. */
export function cameIn(
  state: SessionState,
  taskId: string,
): { readonly cast: number; readonly invalid: number } {
  const present = presentMembers(state)
  const ballots = state.ballots.filter((one) => one.taskId === taskId && present.includes(one.member))
  return { cast: ballots.length, invalid: ballots.filter(({ invalid }) => invalid).length }
}

/** Counters who take part, each with whether they have confirmed; none where the panel signs on paper. */
export function countersOf(
  state: SessionState,
  taskId: string,
): { readonly person: string; readonly done: boolean }[] {
  const here = presentMembers(state)
  const done = countOf(state, taskId)?.confirmedBy ?? []
  return (state.held?.counters ?? [])
    .filter((person) => here.includes(person))
    .map((person) => ({ person, done: done.includes(person) }))
}

const papersOn = ({ paper = [] }: SessionState, taskId: string) =>
  paper.filter(({ ballot }) => ballot.taskId === taskId)

/** Refuses while a paper on a task waits for its second entry. */
function papersMatched(state: SessionState, taskId: string): Verdict {
  const people = papersOn(state, taskId).map(({ ballot }) => ballot.member)
  return people.length > 0 ? refuse('council/paper-pending', { people }) : granted
}

/** Whether all is counted on a task: no paper waits for its second entry, and the panel has confirmed. */
export function counted(state: SessionState, taskId: string): Verdict {
  const people = countersOf(state, taskId).flatMap(({ person, done }) => (done ? [] : [person]))
  return firstRefusal(
    () => papersMatched(state, taskId),
    () => (people.length > 0 ? refuse('council/count-unconfirmed', { people }) : granted),
  )
}

/** A ballot that says nothing, as an invalid paper is kept: no rule takes it for a valid one. */
const blank: Readonly<Record<CouncilKind, Partial<CastBallot>>> = {
  determination: { criteria: {}, proposal: 'notRecommend' },
  selection: { points: {} },
  acceptance: { products: {}, report: 'fail' },
}

function ofPaper({ kind }: SessionState, { member, invalid, ...body }: PaperBallot): SessionBallot {
  const { taskId, application } = body
  const parts = invalid
    ? { taskId, ...(application === undefined ? {} : { application }), ...blank[kind] }
    : body
  return { ...castAs(parts, member), onPaper: true, ...(invalid ? { invalid } : {}) }
}

const recorded = (state: SessionState, body: PaperBallot): PaperRecorded => ({
  ...ofPaper(state, body),
  sitting: state.sittings,
})

function mayEnter(state: SessionState, body: PaperBallot, { law }: Context): Verdict {
  const { taskId: task, member, invalid } = body
  const item = itemOf(state, task)
  const ballot = ofPaper(state, body)
  return firstRefusal(
    () => mayStillVote(state, task, member),
    () =>
      state.ballots.some((cast) => sameBallot(cast, ballot))
        ? refuse('council/paper-cast-already', { person: member })
        : granted,
    () => (item ? placeDefect(state, body) : granted),
    () => (item && !invalid ? firstOf(practices[state.kind].ballotDefects(ballot, item, law)) : granted),
  )
}

/** In a selection even an invalid paper is about one of the dossiers. */
function placeDefect(state: SessionState, { taskId, application }: PaperBallot): Verdict {
  const applications = itemOf(state, taskId)?.scoring?.applications
  if (!applications || applications.some(({ id }) => id === application)) return granted
  return refuse('selection/application-unknown', { application: application ?? '' })
}

/** A secretary, whether a member or not, or one of the counters. */
function mayCheckPapers(state: SessionState, by: string | null): Verdict {
  const seat = seatOf(state, by)
  const counter = state.held?.counters?.includes(by ?? '') ?? false
  return !seat || seat.role === 'scientificSecretary' || counter ? granted : refuse('council/not-counting')
}

function mayConfirmPaper(state: SessionState, body: PaperBallot, context: Context): Verdict {
  const ballot = ofPaper(state, body)
  const first = papersOn(state, body.taskId).find((entry) => sameBallot(entry.ballot, ballot))
  return firstRefusal(
    () => mayCheckPapers(state, context.by),
    () => mayEnter(state, body, context),
    () => (first ? granted : refuse('council/no-paper-there', { person: body.member })),
    () => (first?.enteredBy === context.by ? refuse('council/paper-same-hand') : granted),
    () =>
      first && canonicalJson(first.ballot) === canonicalJson(ballot)
        ? granted
        : refuse('council/paper-differs', { person: body.member }),
  )
}

function mayConfirmCount(state: SessionState, body: ConfirmCount, { by }: Context): Verdict {
  const { taskId: task, cast, invalid } = body
  const own = countersOf(state, task).find(({ person }) => person === by)
  const now = cameIn(state, task)
  return firstRefusal(
    () => isOpen(state, task),
    () => (own ? granted : refuse('council/not-counting')),
    () => (own?.done ? refuse('council/count-confirmed-already') : granted),
    () => papersMatched(state, task),
    () =>
      cast === now.cast && invalid === now.invalid
        ? granted
        : refuse('council/count-differs', { ...now, yours: cast, yoursInvalid: invalid }),
  )
}

const ballotOf = ({ sitting: _at, ...ballot }: PaperRecorded): SessionBallot => ballot

const withoutPaper = ({ paper = [] }: SessionState, ballot: SessionBallot) =>
  paper.filter((entry) => !sameBallot(entry.ballot, ballot))

/** Ballots on paper, each entered by two people, and the count that the panel confirms. */
export const countingActs = {
  enterPaperBallot: act<PaperBallot, PaperRecorded>({
    fact: 'paperBallotEntered',
    from: ['sitting'],
    check: mayEnter,
    data: recorded,
    apply: (state, data, { by }) => ({
      ...state,
      paper: [...withoutPaper(state, data), { ballot: ballotOf(data), enteredBy: by ?? '' }],
    }),
    discreet: true,
  }),
  confirmPaperBallot: act<PaperBallot, PaperRecorded>({
    fact: 'paperBallotConfirmed',
    from: ['sitting'],
    check: mayConfirmPaper,
    data: recorded,
    apply: (state, data) => ({
      ...state,
      paper: withoutPaper(state, data),
      ballots: [...state.ballots, ballotOf(data)],
    }),
    discreet: true,
  }),
  confirmCount: act<ConfirmCount>({
    fact: 'countConfirmed',
    from: ['sitting'],
    check: mayConfirmCount,
    apply: (state, { taskId }, { by }) => {
      const confirmedBy = [...(countOf(state, taskId)?.confirmedBy ?? []), by ?? '']
      const others = (state.counts ?? []).filter((count) => count.taskId !== taskId)
      return { ...state, counts: [...others, { taskId, confirmedBy }] }
    },
    discreet: true,
  }),
  reopenVote: act<{ readonly taskId: string }>({
    fact: 'voteReopened',
    from: ['sitting'],
    check: (state, { taskId: task }) =>
      firstRefusal(
        () => (itemOf(state, task)?.stands === 'open' ? granted : refuse('council/task-concluded', { task })),
        () => (countOf(state, task) ? granted : refuse('council/vote-not-closed')),
      ),
    apply: (state, { taskId }) => ({
      ...state,
      counts: (state.counts ?? []).filter((count) => count.taskId !== taskId),
    }),
    discreet: true,
  }),
}
