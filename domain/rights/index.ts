import type { Relation, Role } from '../life'
import { granted, refuse, type Verdict } from '../verdict'
import { afterContractRights } from './after-contract'
import { callRights } from './call'
import { councilRights } from './councils'
import { type Delegated, underDelegation } from './delegation'
import type { Grant } from './grants'
import { moneyRights } from './money'
import { orderingRights } from './ordering'

/** Who may do what, by act. An act that is not here is nobody's. */
export const rights: Readonly<Record<string, readonly Grant[]>> = {
  ...orderingRights,
  ...councilRights,
  ...moneyRights,
  ...callRights,
  ...afterContractRights,
}

/** A person as the rights see them: the roles they hold at the time, and what they are to the object. */
export interface Standing {
  readonly personId: string
  readonly roles: readonly Role[]
  readonly relations: readonly Relation[]
  /** Whether they are cleared for state secrets. */
  readonly cleared: boolean
  /** Roles of others that they act in. */
  readonly delegated?: readonly Delegated[]
  /** Decisions that would be on what they have made themselves. */
  readonly onOwn?: readonly string[]
}

/**
 * The ground on which a person may do an act: 'role:dostOfficer', 'relation:proposer', 'delegation:<id>';
 * undefined when none. What they are themselves comes first.
 */
export function groundFor(act: string, standing: Standing): string | undefined {
  const grant = rights[act]?.find((ground) =>
    'role' in ground ? standing.roles.includes(ground.role) : standing.relations.includes(ground.relation),
  )
  if (!grant) return groundByDelegation(act, standing)
  return 'role' in grant ? `role:${grant.role}` : `relation:${grant.relation}`
}

function groundByDelegation(act: string, { delegated = [] }: Standing): string | undefined {
  const by = delegated.find(
    ({ role, acts }) => isGrantedTo(role, act) && (acts === null || acts.includes(act)),
  )
  return by && underDelegation(by.id)
}

/** Acts about classified tasks: for whoever has the right, and is cleared besides. */
export const classifiedActs: readonly string[] = [
  'registerClassifiedMetadata',
  'advanceClassifiedTask',
  'noteClassifiedContent',
  'closeClassifiedTask',
]

/** Whether a role alone may do an act. */
export function isGrantedTo(role: Role, act: string): boolean {
  return rights[act]?.some((grant) => 'role' in grant && grant.role === role) === true
}

/** The acts that a role alone may do. */
export function actsOfRole(role: Role): string[] {
  return Object.keys(rights).filter((act) => isGrantedTo(role, act))
}

/**
 * Whether a person may do an act to an object, whatever its state. A person in conflict may do nothing to it.
 */
export function mayPerform(act: string, standing: Standing): Verdict {
  if (standing.relations.includes('conflicted')) return refuse('rights/conflicted', { act })
  if (!groundFor(act, standing)) return refuse('rights/not-yours', { act })
  if (standing.onOwn?.includes(act)) return refuse('rights/decides-on-own', { act })
  return classifiedActs.includes(act) && !standing.cleared ? refuse('rights/not-cleared', { act }) : granted
}

/** The tokens of those whom an awaited act waits for, to match with `tokensOf`. */
export function awaitedTokens(act: string, scope: string | null, persons?: readonly string[]): string[] {
  if (persons) return persons.map((person) => `person:${person}`)
  return (rights[act] ?? []).map((grant) =>
    'role' in grant ? `role:${grant.role}` : `${scope ?? ''}:${grant.relation}`,
  )
}
