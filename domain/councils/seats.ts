import type { Law } from '../../regulations/schema'
import { compositionDefects, expertGroupDefects, type Seat } from '../council/composition'
import type { Relation } from '../council/conflict'
import type { Instant } from '../instant'
import { actOf, type Context, type DeadlineChanges } from '../machine'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import { firstOf, openStages, type SessionSeat, type SessionState, type SittingMode, seatOf } from './state'
import { type Tie, untied } from './ties'
import type { CouncilAppointed } from './told'

/** The authority's decision on a council. `organisations` of the seats are added by whoever knows them. */
export interface AppointCouncil {
  readonly taskIds: readonly string[]
  readonly seats: readonly Seat[]
  readonly adminSecretary: string
  /** Acceptance whose products can be measured: the experts, their head first. */
  readonly expertGroup: readonly string[]
  readonly sittingMode: SittingMode
  /** When the authority already fixes the day. */
  readonly sittingAt: Instant | null
  readonly sessionId: string
}

/** A member declares that they are tied to a party. */
export interface DeclareConflict {
  readonly kind: Relation | 'ofHost' | 'ofPartner' | 'applicant'
  /** A person or an organisation. */
  readonly with: string | null
}

/** Another person takes the seat of one who leaves it. */
export interface ReplaceMember {
  readonly person: string
  readonly replacement: Pick<Seat, 'person' | 'organisations' | 'as'>
  /** What is on record about who comes; absent in what was sent before it was asked for. */
  readonly tie?: Tie
}

/** Why a member left, as the letter says it. */
export type LeavingReason = 'declined' | 'conflictOfInterest' | 'noAnswer' | 'other'

/** A replacement as it is recorded. */
export interface MemberReplaced extends Omit<ReplaceMember, 'tie'> {
  readonly seat: Seat['role']
  readonly reason: LeavingReason
}

const act = actOf<SessionState>()

const beforeTheEnd = ['appointed', 'papersSent', 'sitting'] as const
const beforeTheSitting = ['appointed', 'papersSent'] as const

/** Every rule of composition, for each task of the agenda. */
function composed(state: SessionState, seats: readonly Seat[], law: Law): Verdict {
  return firstOf(
    state.agenda.flatMap(({ sides, earlierMembers }) => {
      const hosts = sides.map(({ host }) => host)
      const partners = sides.flatMap((side) => side.partners)
      return compositionDefects(state.kind, seats, { hosts, partners, earlierMembers }, law)
    }),
  )
}

function expertsFit({ expertGroup, seats }: AppointCouncil, kind: SessionState['kind'], law: Law): Verdict {
  const [head] = expertGroup
  if (head === undefined) return granted
  if (kind !== 'acceptance')
    return refuse('council/no-expert-group', { clause: law.acceptance.expertGroup.cite })
  return firstOf(expertGroupDefects({ members: expertGroup, head }, seats, law.acceptance))
}

/** Whether a sitting may be held in that way. */
export function modeAllowed(mode: SittingMode, { council }: Law): Verdict {
  return council.sittingModes.value.includes(mode)
    ? granted
    : refuse('council/sitting-mode', { clause: council.sittingModes.cite, mode })
}

function seated(state: SessionState, by: string | null): Verdict {
  const seat = seatOf(state, by)
  if (!seat) return refuse('council/not-seated', { person: by ?? '' })
  return seat.recused ? refuse('rights/conflicted') : granted
}

const answering =
  (reply: SessionSeat['reply']) =>
  (state: SessionState, _data: unknown, { by }: { by: string | null }) => ({
    ...state,
    seats: state.seats.map((seat) => (seat.person === by ? { ...seat, reply } : seat)),
  })

function reasonOf({ recused, reply }: SessionSeat): LeavingReason {
  if (recused) return 'conflictOfInterest'
  if (reply === 'declined') return 'declined'
  return reply === 'awaited' ? 'noAnswer' : 'other'
}

function replaceable(state: SessionState, { person, replacement, tie }: ReplaceMember, law: Law): Verdict {
  const leaving = seatOf(state, person)
  if (!leaving) return refuse('council/not-seated', { person })
  if (state.left.includes(replacement.person) || seatOf(state, replacement.person)) {
    return refuse('council/substitute-not-free', { person: replacement.person })
  }
  const seat = { person: replacement.person, role: leaving.role }
  return firstRefusal(
    () => composed(state, replaced(state, person, replacement), law),
    () => (tie ? untied(state, seat, tie, law) : granted),
  )
}

function replaced(
  { seats }: SessionState,
  person: string,
  { person: newcomer, organisations, as }: ReplaceMember['replacement'],
): SessionSeat[] {
  return seats.map((seat) =>
    seat.person === person
      ? {
          person: newcomer,
          role: seat.role,
          ...((as ?? seat.as) ? { as: as ?? seat.as } : {}),
          ...(organisations ? { organisations } : {}),
          reply: 'awaited',
          recused: false,
        }
      : seat,
  )
}

/** Who sits: appointment, answers, conflicts, replacements. */
export const seatActs = {
  appointCouncil: act<AppointCouncil, AppointCouncil & CouncilAppointed>({
    fact: 'councilAppointed',
    from: ['new'],
    check: (state, body, { law }) =>
      firstRefusal(
        () => composed(state, body.seats, law),
        () => expertsFit(body, state.kind, law),
        () => modeAllowed(body.sittingMode, law),
      ),
    data: ({ kind }, body) => ({ kind, ...body }),
    apply: (state, { seats, expertGroup, sittingMode, sittingAt }) => ({
      ...state,
      status: 'appointed',
      seats: seats.map((seat) => ({ ...seat, reply: 'awaited' as const, recused: false })),
      expertGroup,
      mode: sittingMode,
      sittingAt,
      convened: sittingAt === null ? 0 : 1,
    }),
    deadlines: replyTerm,
    tells: openStages,
  }),
  acceptInvitation: act<Record<string, never>>({
    fact: 'invitationAccepted',
    from: beforeTheSitting,
    check: (state, _body, { by }) => seated(state, by),
    apply: answering('accepted'),
    deadlines: repliesComplete,
  }),
  declineInvitation: act<Record<string, never>>({
    fact: 'invitationDeclined',
    from: beforeTheSitting,
    check: (state, _body, { by }) => seated(state, by),
    apply: answering('declined'),
    deadlines: repliesComplete,
  }),
  declareConflict: act<DeclareConflict>({
    fact: 'conflictDeclared',
    from: beforeTheEnd,
    check: (state, _body, { by }) => seated(state, by),
    apply: (state, _data, { by }) => ({
      ...state,
      seats: state.seats.map((seat) => (seat.person === by ? { ...seat, recused: true } : seat)),
      ballots: state.ballots.filter(({ member }) => member !== by),
      ...(state.paper ? { paper: state.paper.filter(({ ballot }) => ballot.member !== by) } : {}),
      // What was counted before is not what there is now.
      ...(state.counts ? { counts: [] } : {}),
    }),
  }),
  replaceMember: act<ReplaceMember, MemberReplaced>({
    fact: 'memberReplaced',
    from: beforeTheSitting,
    check: (state, body, { law }) => replaceable(state, body, law),
    data: (state, { tie: _looked, ...body }) => {
      const seat = seatOf(state, body.person)
      return { ...body, seat: seat?.role ?? 'member', reason: seat ? reasonOf(seat) : 'other' }
    },
    apply: (state, { person, replacement }) => ({
      ...state,
      seats: replaced(state, person, replacement),
      left: [...state.left, person],
      authorised: state.authorised === person ? null : state.authorised,
      expertGroup: state.expertGroup.map((member) => (member === person ? replacement.person : member)),
    }),
    deadlines: replyTerm,
  }),
}

/** Who is newly invited has the whole term to answer. */
function replyTerm(_state: SessionState, _data: unknown, { law: { council } }: Context): DeadlineChanges {
  const { value: term, cite: clause } = council.invitationReply
  return { opens: [{ name: 'invitationReply', waitsFor: 'acceptInvitation', term, clause }] }
}

/** The term for answers ends early when everyone has answered. */
function repliesComplete({ seats }: SessionState) {
  return seats.every(({ reply, recused }) => recused || reply !== 'awaited')
    ? { closes: ['invitationReply'] }
    : {}
}
