import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { useMe } from '../../shell/session'

/** A council's session as its page reads it. */
export type Session = AnswerOf<'getSession'>
/** A task of its agenda. */
export type AgendaItem = NonNullable<Session['agenda']>[number]
/** A seat of it. */
export type Seat = NonNullable<Session['seats']>[number]
/** A result with its arithmetic. */
export type Outcome = NonNullable<AgendaItem['outcome']>
/** What a viewer may do to it. */
export type Action = Session['actions'][number]
/** A person's own ballots and drafts in a session. */
export type MyBallots = AnswerOf<'getMyBallots'>

/** A session by its id. */
export function useSession(sessionId: string) {
  return reads.useQuery('get', '/api/sessions/{sessionId}', { params: { path: { sessionId } } })
}

/** The viewer's own ballots and drafts in a session. */
export function useMyBallots(sessionId: string, member: boolean) {
  const params = { path: { sessionId } }
  return reads.useQuery('get', '/api/sessions/{sessionId}/ballots/mine', { params }, { enabled: member })
}

/** The act of a session that the viewer may do now. */
export function allowed({ actions }: Session, act: string): Action | undefined {
  return actions.find((action) => action.act === act && action.allowed)
}

/** The seat that the viewer holds, when they hold one. */
export function useOwnSeat({ seats = [] }: Session): Seat | undefined {
  const { id } = useMe()
  return seats.find((seat) => seat.person.id === id && seat.until === null)
}

const order = ['chair', 'viceChair', 'reviewer', 'scientificSecretary', 'member']

/** Seats that are held today, the chair first. */
export const heldSeats = ({ seats = [] }: Session): readonly Seat[] =>
  seats
    .filter(({ until }) => until === null)
    .toSorted((a, b) => order.indexOf(a.role.code) - order.indexOf(b.role.code))

/** Seats whose holders may take part today. */
export const activeSeats = (session: Session): readonly Seat[] =>
  heldSeats(session).filter(({ recused, reply }) => !recused && reply !== 'declined')

/** The sitting under way, or the last one. */
export const lastSitting = ({ sittings = [] }: Session) => sittings.at(-1)

/** One ballot that a member owes: the task, and in a selection one of its dossiers. */
export interface OwedBallot {
  readonly key: string
  readonly item: AgendaItem
  readonly application: NonNullable<AgendaItem['ballot']['points']>['applications'][number] | undefined
}

/** Every ballot of the agenda, in its order. `key` is what the address of the ballot's page ends in. */
export function ballotsOf({ agenda = [] }: Session): readonly OwedBallot[] {
  return agenda.flatMap((item): OwedBallot[] => {
    const { points } = item.ballot
    if (!points) return [{ key: item.task.id, item, application: undefined }]
    return points.applications.map((application) => ({ key: application.id, item, application }))
  })
}

/** The ballot as it was cast in the present sitting. */
export function castOf(mine: MyBallots | undefined, session: Session, { item, application }: OwedBallot) {
  return mine?.cast.find(
    (one) =>
      one.taskId === item.task.id &&
      one.sitting === session.sittingsHeld &&
      (one.application ?? undefined) === application?.id,
  )
}

/** The draft of a ballot, when there is one. */
export function draftOf(mine: MyBallots | undefined, { item, application }: OwedBallot) {
  return mine?.drafts.find(
    (one) => one.taskId === item.task.id && (one.application ?? undefined) === application?.id,
  )
}

/** The address of a ballot's page. */
export const ballotPath = (sessionId: string, { key }: Pick<OwedBallot, 'key'>): string =>
  `/phien/${sessionId}/cham/${key}`
