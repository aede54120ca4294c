import type { Law } from '../../regulations/schema'
import { countingPanelDefects } from '../council/composition'
import { type Attendance, councilQuorum, type Presence, type Quorum } from '../council/quorum'
import { toLocalDate } from '../instant'
import { actOf, type Context } from '../machine'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import { practices } from './practices'
import {
  activeSeats,
  firstOf,
  isOpen,
  itemOf,
  mayStillVote,
  openStages,
  presentMembers,
  type SessionBallot,
  type SessionState,
  voteOpen,
} from './state'
import type { SittingHeld } from './told'

/** Who is there, and who counts the ballots where a panel does. */
export interface HoldSitting {
  readonly present: readonly Presence[]
  readonly countingPanel: readonly string[]
  /** The panel confirms its counts here; otherwise it signs them on paper. */
  readonly panelConfirms?: boolean
}

/** The opening of the sitting as recorded, with the arithmetic of its quorum. */
export interface SittingRecorded extends HoldSitting, SittingHeld {
  readonly presiding: string
  readonly quorum: Omit<Quorum, 'defects'>
}

/** One member's ballot as it is cast: the parts of its kind, and nothing else. */
export interface CastBallot {
  readonly taskId: string
  readonly criteria?: Readonly<Record<string, boolean>>
  readonly proposal?: NonNullable<SessionBallot['determination']>['proposal']
  readonly application?: string
  readonly points?: Readonly<Record<string, number>>
  readonly products?: NonNullable<SessionBallot['acceptance']>['products']
  readonly report?: NonNullable<SessionBallot['acceptance']>['report']
  readonly overall?: NonNullable<SessionBallot['acceptance']>['overall']
}

/** A ballot as recorded. */
export interface BallotCast extends SessionBallot {
  readonly sitting: number
}

/** A ballot that its member may write anew: on a task, in a selection on one dossier. */
export interface UnlockBallot {
  readonly taskId: string
  readonly member: string
  readonly application?: string
}

/** A ballot as it was unlocked. */
export interface BallotUnlocked extends UnlockBallot {
  readonly sitting: number
}

const act = actOf<SessionState>()

/** The attendance as the rule on the quorum sees it. */
function attendanceOf({ seats, authorised }: SessionState, { present }: HoldSitting): Attendance {
  const chair = seats.find(({ role }) => role === 'chair')?.person
  const authorisation = chair && authorised ? { from: chair, to: authorised } : undefined
  return {
    seats: seats.map(({ person, role, as }) => ({ person, role, ...(as ? { as } : {}) })),
    recused: seats
      .filter(({ recused, reply }) => recused || reply === 'declined')
      .map(({ person }) => person),
    present,
    ...(authorisation ? { authorisation } : {}),
  }
}

/** The quorum that so many present would make now, with everything that it lacks. */
export function quorumNow(state: SessionState, present: readonly Presence[], law: Law): Quorum {
  return councilQuorum(attendanceOf(state, { present, countingPanel: [] }), law.council)
}

function attendanceFits(state: SessionState, { present }: HoldSitting): Verdict {
  const people = present.map(({ person }) => person)
  const twice = people.find((person, index) => people.indexOf(person) !== index)
  if (twice !== undefined) return refuse('council/present-twice', { person: twice })
  const allowed = activeSeats(state)
  const stranger = people.find((person) => !allowed.some((seat) => seat.person === person))
  if (stranger !== undefined) return refuse('council/not-seated', { person: stranger })
  const online = present.some(({ mode }) => mode === 'online')
  return online && state.mode === 'inPerson' ? refuse('council/not-online') : granted
}

function onItsDay({ sittingAt }: SessionState, at: Context['at']): Verdict {
  const sittingOn = sittingAt === null ? undefined : toLocalDate(sittingAt)
  return sittingOn !== undefined && toLocalDate(at) < sittingOn
    ? refuse('council/before-its-day', { sittingOn })
    : granted
}

function panelFits(
  { kind }: SessionState,
  { present, countingPanel }: HoldSitting,
  { law }: Context,
): Verdict {
  const size = practices[kind].countingPanel(law)
  const here = present.map(({ person }) => person)
  return size === undefined ? granted : firstOf(countingPanelDefects(countingPanel, here, size))
}

function quorate(state: SessionState, body: HoldSitting, { law, by }: Context): Verdict {
  const { defects, presiding } = councilQuorum(attendanceOf(state, body), law.council)
  if (defects[0]) return defects[0]
  return presiding?.person === by
    ? granted
    : refuse('council/not-presiding', { clause: law.council.presidedBy.cite, person: presiding?.person })
}

/** A ballot as it would be cast: only the parts of a kind that are whole. */
export function castAs({ taskId, ...body }: CastBallot, member: string): SessionBallot {
  const { criteria, proposal, application, points, products, report, overall } = body
  return {
    taskId,
    member,
    ...(criteria && proposal ? { determination: { criteria, proposal } } : {}),
    ...(application !== undefined && points ? { selection: { application, points } } : {}),
    ...(products && report ? { acceptance: { products, report, ...(overall ? { overall } : {}) } } : {}),
  }
}

/** Whether two ballots are of one member on one task, in a selection on one dossier. */
export const sameBallot = (a: SessionBallot, b: SessionBallot) =>
  a.taskId === b.taskId && a.member === b.member && a.selection?.application === b.selection?.application

function mayCast(state: SessionState, body: CastBallot, { by, law }: Context): Verdict {
  const ballot = castAs(body, by ?? '')
  const item = itemOf(state, body.taskId)
  return firstRefusal(
    () => (presentMembers(state).includes(ballot.member) ? granted : refuse('council/not-present')),
    () => isOpen(state, body.taskId),
    () => voteOpen(state, body.taskId),
    () =>
      state.ballots.some((cast) => sameBallot(cast, ballot))
        ? refuse('council/ballot-cast-already')
        : granted,
    () => (item ? firstOf(practices[state.kind].ballotDefects(ballot, item, law)) : granted),
  )
}

const isUnlocked = (ballot: SessionBallot, { taskId, member, application }: UnlockBallot) =>
  ballot.taskId === taskId && ballot.member === member && ballot.selection?.application === application

/** Until a task is counted, and while the member is there to lock the ballot again. */
function mayUnlock(state: SessionState, body: UnlockBallot): Verdict {
  const { taskId: task, member } = body
  return firstRefusal(
    () => mayStillVote(state, task, member),
    () =>
      state.ballots.some((ballot) => isUnlocked(ballot, body))
        ? granted
        : refuse('council/no-ballot-there', { person: member }),
    () =>
      state.ballots.some((ballot) => ballot.onPaper && isUnlocked(ballot, body))
        ? refuse('council/ballot-on-paper')
        : granted,
  )
}

/** The sitting: its opening with the quorum, and the ballots. */
export const sittingActs = {
  holdSitting: act<HoldSitting, SittingRecorded>({
    fact: 'sittingHeld',
    from: ['papersSent'],
    ready: (state, law) => practices[state.kind].readyToSit(state, law),
    check: (state, body, context) =>
      firstRefusal(
        () => onItsDay(state, context.at),
        () => attendanceFits(state, body),
        () => quorate(state, body, context),
        () => panelFits(state, body, context),
      ),
    data: (state, body, { law }) => {
      const { defects: _none, ...quorum } = councilQuorum(attendanceOf(state, body), law.council)
      return { ...body, sitting: state.sittings + 1, presiding: quorum.presiding?.person ?? '', quorum }
    },
    apply: (state, { present, presiding, quorum, sitting, countingPanel, panelConfirms }) => ({
      ...state,
      status: 'sitting',
      // Whoever came has answered the invitation.
      seats: state.seats.map((seat) =>
        present.some(({ person }) => person === seat.person) ? { ...seat, reply: 'accepted' as const } : seat,
      ),
      sittings: sitting,
      held: { present, presiding, base: quorum.base, ...(panelConfirms ? { counters: countingPanel } : {}) },
    }),
    deadlines: () => ({
      closes: ['sitting', 'questions', 'comments', 'expertGroupReport', 'invitationReply'],
    }),
    tells: openStages,
  }),
  castBallot: act<CastBallot, BallotCast>({
    fact: 'ballotCast',
    from: ['sitting'],
    check: mayCast,
    data: ({ sittings }, body, { by }) => ({ ...castAs(body, by ?? ''), sitting: sittings }),
    apply: (state, { taskId, member, determination, selection, acceptance }) => {
      const vote = {
        ...(determination ? { determination } : {}),
        ...(selection ? { selection } : {}),
        ...(acceptance ? { acceptance } : {}),
      }
      return { ...state, ballots: [...state.ballots, { taskId, member, ...vote }] }
    },
    discreet: true,
  }),
  unlockBallot: act<UnlockBallot, BallotUnlocked>({
    fact: 'ballotUnlocked',
    from: ['sitting'],
    check: mayUnlock,
    data: ({ sittings }, body) => ({ ...body, sitting: sittings }),
    apply: (state, body) => ({
      ...state,
      ballots: state.ballots.filter((ballot) => !isUnlocked(ballot, body)),
    }),
    discreet: true,
  }),
}
