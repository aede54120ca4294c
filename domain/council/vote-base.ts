import type { Law } from '../../regulations/schema'

/** How many stand in a vote: appointed, present, ballots cast, and ballots cast that are valid. */
export interface Turnout {
  readonly appointed: number
  readonly present: number
  readonly cast: number
  readonly valid: number
}

/** Whole of which a share of votes is taken. */
export type VoteBase = Law['acceptance']['ratingBase']['value']

/**
 * The number that a share of votes is taken of. Ballots that are invalid or were not cast stay in it,
 * unless the edition takes them out; then only valid ballots count, except in a share of all appointed
 * members.
 */
export function votersIn(base: VoteBase, turnout: Turnout, law: Law['council']): number {
  if (base === 'appointed') return turnout.appointed
  if (!law.invalidBallotsInBase.value) return turnout.valid
  return base === 'present' ? turnout.present : turnout.cast
}
