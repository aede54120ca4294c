import type { AnswerOf, BodyOf } from '../../api/client'

/** The rules of composition for the tasks that wait. */
export type Composition = AnswerOf<'getComposition'>
/** What the rules say of a council on trial. */
export type Trial = AnswerOf<'checkCouncil'>

/** A kind of council. */
export type Kind = BodyOf<'appointCouncil'>['kind']

/** A seat as it is being filled. */
export interface SeatDraft {
  readonly key: number
  readonly person?: string | undefined
  readonly role?: string | undefined
  readonly as?: string | undefined
  readonly inGroup?: boolean | undefined
}

/** A council as it is being composed. */
export interface CouncilDraft {
  readonly seats: readonly SeatDraft[]
  readonly adminSecretary?: string | undefined
  readonly sittingMode?: string | undefined
  readonly name?: string | undefined
  readonly decisionNumber?: string | undefined
  readonly more: readonly string[]
}

const kinds: readonly Kind[] = ['determination', 'selection', 'acceptance']

/** The task and the kind of council that a stage waits for: 'task/<id>/selection'. */
export function waitingIn(
  stream: string | null,
): { readonly taskId: string; readonly kind: Kind } | undefined {
  const [, taskId, stage] = /^task\/([^/]+)\/(\w+)/.exec(stream ?? '') ?? []
  const kind = kinds.find((one) => one === stage)
  return taskId && kind ? { taskId, kind } : undefined
}

/** Empty seats in the order of the rules, as many as a council needs at least. */
export function firstSeats({ rules }: Composition): readonly SeatDraft[] {
  const fixed = rules.seats.flatMap(({ seat, count }) => Array.from({ length: count ?? 0 }, () => seat.code))
  const rest = Math.max(0, rules.size.least - fixed.length)
  const roles = [...fixed, ...Array.from({ length: rest }, () => 'member')]
  return roles.map((role, key) => ({ key, role }))
}

/** The draft with one seat changed. */
export function withSeat(draft: CouncilDraft, key: number, change: Partial<SeatDraft>): CouncilDraft {
  return { ...draft, seats: draft.seats.map((seat) => (seat.key === key ? { ...seat, ...change } : seat)) }
}

/** Seats that are filled, as the API takes them. */
export function filledSeats({ seats }: CouncilDraft) {
  return seats.flatMap(({ person, role, as }) =>
    person && role ? [{ person, role, ...(as ? { as } : {}) }] : [],
  ) as BodyOf<'checkCouncil'>['seats']
}

/** The expert group: those who are ticked, the first of them its head. */
export const expertGroupOf = ({ seats }: CouncilDraft): string[] =>
  seats.flatMap(({ person, inGroup }) => (inGroup && person ? [person] : []))
