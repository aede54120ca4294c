import type { Instant } from './instant'
import type { Machine, Occasion, Reaction } from './machine'

/** A fact as its process sees it: what happened, when in business time, by whom, with which small data. */
export interface Fact {
  readonly type: string
  readonly at: Instant
  readonly by: string | null
  readonly data: unknown
}

/** Facts that every process can record besides those of its acts. */
export const processOpened = 'processOpened'
/** A deadline comes near: the person who is awaited is reminded. */
export const deadlineReminded = 'deadlineReminded'
/** A deadline has passed without the act. */
export const deadlineMissed = 'deadlineMissed'
/** A passed deadline is brought before the leader. */
export const deadlineEscalated = 'deadlineEscalated'

/** The data of the three facts about deadlines. */
export interface DeadlineFactData {
  readonly name: string
}

/**
 * What a machine does with a fact of its own, of another
 * process, or of the clock; undefined when it takes no notice.
 */
export function reactionTo<S extends { readonly status: string }>(
  machine: Machine<S>,
  fact: Pick<Fact, 'type' | 'data'>,
  own: boolean,
): Reaction<S> | undefined {
  if (!own) return machine.told?.[fact.type]
  if (fact.type === deadlineMissed) {
    return machine.missed?.[(fact.data as DeadlineFactData).name] as Reaction<S> | undefined
  }
  return (
    machine.steps?.[fact.type] ?? Object.values(machine.acts).find(({ fact: type }) => type === fact.type)
  )
}

/** The state after a fact; the same state when the machine takes no notice of it. */
export function evolve<S extends { readonly status: string }>(
  machine: Machine<S>,
  state: S,
  fact: Fact,
  own = true,
): S {
  const occasion: Occasion = { at: fact.at, by: fact.by }
  const reaction = reactionTo(machine, fact, own)
  return reaction ? reaction.apply(state, fact.data, occasion) : state
}
