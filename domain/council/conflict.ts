import type { Law } from '../../regulations/schema'
import { granted, refuse, type Verdict } from '../verdict'
import type { SeatRole } from './composition'

/** A recorded relation between two people. */
export type Relation = Law['selection']['partialRelations']['value'][number]

/** A person who would sit, and what is on record about them. */
export interface Candidate {
  readonly person: string
  readonly role: SeatRole
  readonly organisations: readonly string[]
  readonly relations: readonly { readonly person: string; readonly kind: Relation }[]
  /** Serves an administrative sanction in science and technology, is prosecuted or convicted. */
  readonly sanctioned?: boolean
  /** The person's own declaration, or proof, that they cannot be impartial; its text. */
  readonly partiality?: string
}

/** One applicant or performer of a task. */
export interface Side {
  readonly host: string
  readonly partners: readonly string[]
  /** The investigator, the secretary and the key members. */
  readonly keyPeople: readonly string[]
  /** Others who take part. */
  readonly otherPeople?: readonly string[]
}

/** Why a person may not sit: the law's ground, and what shows it. */
export interface ConflictOfInterest {
  readonly ground: 'applicant' | 'ofHost' | 'ofPartner' | 'relative' | 'partial' | 'sanctioned'
  readonly clause: string
  /** The relation on record, when one is the reason. */
  readonly relation?: Relation
  /** The person, or the organisation, with whom. */
  readonly with?: string
}

/** Every conflict of a person with the applicants of a selection; none means that the person may sit. */
export function selectionConflicts(
  candidate: Candidate,
  sides: readonly Side[],
  law: Law['selection'],
): ConflictOfInterest[] {
  const { cite: clause, value: grounds } = law.excludedGrounds
  const outsideKeySeat = candidate.role === 'member' && law.hostMembersAllowedOutsideKeySeats.value > 0
  const found = sides.flatMap((side): ConflictOfInterest[] => [
    ...taking(candidate, side, clause),
    ...(outsideKeySeat ? [] : belonging(candidate, [side.host], 'ofHost', clause)),
    ...belonging(candidate, side.partners, 'ofPartner', clause),
    ...related(candidate, side, law.excludedRelations.value, 'relative', law.excludedRelations.cite),
    ...related(candidate, side, law.partialRelations.value, 'partial', law.partialRelations.cite),
  ])
  return [...found, ...personal(candidate, clause)].filter((conflict) => grounds.includes(conflict.ground))
}

/**
 * Every conflict of a person with the performers of a task that is accepted. A member of the host may sit
 * outside the key seats (TT 11/2014, Điều 9.3b), so the host is a matter of the council's composition.
 */
export function acceptanceConflicts(
  candidate: Candidate,
  side: Side,
  law: Law['acceptance'],
): ConflictOfInterest[] {
  const { cite: clause, value: relations } = law.excludedRelations
  return [
    ...taking(candidate, side, clause),
    ...related(candidate, side, relations, 'relative', clause),
    ...personal(candidate, clause),
  ]
}

function taking({ person }: Candidate, side: Side, clause: string): ConflictOfInterest[] {
  const takesPart = side.keyPeople.includes(person) || side.otherPeople?.includes(person)
  return takesPart ? [{ ground: 'applicant', clause, with: side.host }] : []
}

function belonging(
  { organisations }: Candidate,
  sides: readonly string[],
  ground: 'ofHost' | 'ofPartner',
  clause: string,
): ConflictOfInterest[] {
  const shared = sides.filter((organisation) => organisations.includes(organisation))
  return shared.map((organisation) => ({ ground, clause, with: organisation }))
}

function related(
  { relations }: Candidate,
  { keyPeople }: Side,
  kinds: readonly Relation[],
  ground: 'relative' | 'partial',
  clause: string,
): ConflictOfInterest[] {
  return relations
    .filter((relation) => kinds.includes(relation.kind) && keyPeople.includes(relation.person))
    .map((relation) => ({ ground, clause, relation: relation.kind, with: relation.person }))
}

function personal({ sanctioned, partiality }: Candidate, clause: string): ConflictOfInterest[] {
  const barred: ConflictOfInterest[] = sanctioned ? [{ ground: 'sanctioned', clause }] : []
  return partiality === undefined ? barred : [...barred, { ground: 'partial', clause, relation: 'other' }]
}

/** Whether a person with these conflicts may sit; the first conflict is the reason given. */
export function maySit(person: string, conflicts: readonly ConflictOfInterest[]): Verdict {
  const [first] = conflicts
  if (first === undefined) return granted
  const { clause, ground, relation } = first
  return refuse('council/conflict-of-interest', { clause, person, ground, relation, with: first.with })
}
