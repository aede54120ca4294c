import type { AwaitedAct, Machine } from '../machine'
import { countersOf, countingActs } from './counting'
import { outcomeActs } from './outcome'
import { paperActs } from './papers'
import { practices } from './practices'
import { seatActs } from './seats'
import { sittingActs } from './sitting'
import { activeSeats, countOf, itemOf, presentMembers, type SessionBrief, type SessionState } from './state'

const held = (state: SessionState) => state.agenda.filter(({ stands }) => stands === 'open')

const stillVoted = (state: SessionState) => held(state).filter(({ taskId }) => !countOf(state, taskId))

/** Members present whose ballots on the open tasks are not all cast. */
function stillToVote(state: SessionState): string[] {
  const { ballotsEach } = practices[state.kind]
  const open = stillVoted(state)
  const owed = open.reduce((sum, task) => sum + ballotsEach(task), 0)
  const cast = (person: string) =>
    state.ballots.filter(
      (ballot) => ballot.member === person && open.some((task) => task.taskId === ballot.taskId),
    )
  return presentMembers(state).filter((person) => cast(person).length < owed)
}

/** Counters who have not confirmed the first task on which everybody has voted. */
function stillToCount(state: SessionState): string[] {
  const task = held(state).find(
    ({ taskId }) =>
      countOf(state, taskId) !== undefined ||
      stillToVote({ ...state, agenda: [itemOf(state, taskId)!] }).length === 0,
  )
  if (!task) return []
  return countersOf(state, task.taskId).flatMap(({ person, done }) => (done ? [] : [person]))
}

const people = (act: string, persons: readonly string[]): AwaitedAct[] =>
  persons.length > 0 ? [{ act, persons }] : []

function awaitedBefore(state: SessionState): AwaitedAct[] {
  const waiting = state.seats.filter(({ reply, recused }) => reply === 'awaited' && !recused)
  const empty = state.seats.some(({ reply, recused }) => reply === 'declined' || recused)
  return [
    ...people(
      'acceptInvitation',
      waiting.map(({ person }) => person),
    ),
    ...(empty ? [{ act: 'replaceMember' }] : []),
    ...(state.status === 'appointed' ? [{ act: 'sendPapers' }] : []),
  ]
}

function awaitedPapers(state: SessionState): AwaitedAct[] {
  const { kind, agenda, commented, expertReports, expertGroup, seats, authorised } = state
  const silent = activeSeats(state).filter(({ person }) =>
    agenda.some(({ taskId }) => !commented.some((one) => one.member === person && one.taskId === taskId)),
  )
  const chair = seats.find(({ role }) => role === 'chair')?.person
  const experts = agenda.some(({ taskId }) => !expertReports.includes(taskId)) ? expertGroup.slice(0, 1) : []
  return [
    ...(kind === 'selection' ? [{ act: 'submitQuestions' }] : []),
    ...(kind === 'acceptance'
      ? people(
          'submitComments',
          silent.map(({ person }) => person),
        )
      : []),
    ...people('reportExpertGroup', experts),
    ...people(
      'holdSitting',
      [chair, authorised].flatMap((person) => person ?? []),
    ),
  ]
}

function awaitedAfter(state: SessionState): AwaitedAct[] {
  const chair = state.seats.find(({ role }) => role === 'chair')?.person ?? ''
  const presiding = state.held?.presiding ?? chair
  const texts = state.agenda.some(({ stands }) => stands === 'awaitingText')
  const mending = state.agenda.some(({ stands }) => stands === 'awaitingMending')
  return [
    ...people('adoptOrderText', texts ? [presiding] : []),
    ...people('confirmMending', mending ? [chair] : []),
  ]
}

/** Whose turn it is before, at and after the sitting. */
function awaits(state: SessionState): AwaitedAct[] {
  switch (state.status) {
    case 'new':
      return []
    case 'appointed':
      return [...awaitedBefore(state), ...awaitedAfter(state)]
    case 'papersSent':
      return [...awaitedBefore(state), ...awaitedPapers(state), ...awaitedAfter(state)]
    case 'sitting':
      return [
        ...people('castBallot', stillToVote(state)),
        ...((state.paper ?? []).length > 0 ? [{ act: 'confirmPaperBallot' }] : []),
        ...people('confirmCount', stillToCount(state)),
        ...people('concludeSitting', [state.held?.presiding ?? '']),
        ...awaitedAfter(state),
      ]
    case 'concluded':
      return awaitedAfter(state)
  }
}

/**
 * A council from its appointment to the end of its agenda: the same session for determination, selection and
 * acceptance; what differs between the three is their `Practice`.
 */
export const councilSessionMachine = {
  kind: 'councilSession' as const,
  begin: ({ kind, agenda }: SessionBrief): SessionState => ({
    status: 'new',
    kind,
    agenda: agenda.map((task) => ({ ...task, stands: 'open' })),
    seats: [],
    left: [],
    expertGroup: [],
    mode: 'inPerson',
    sittingAt: null,
    convened: 0,
    sittings: 0,
    authorised: null,
    held: null,
    commented: [],
    expertReports: [],
    ballots: [],
  }),
  acts: { ...seatActs, ...paperActs, ...sittingActs, ...countingActs, ...outcomeActs },
  outcome: (state: SessionState) => state.outcome,
  awaits,
} satisfies Machine<SessionState, SessionBrief>
