import type { Role } from '../life'

/** Roles whose holder may let somebody else of the organisation act in them, in writing (ủy quyền). */
export const delegableRoles = [
  'authority',
  'dostLeader',
  'financeApprover',
  'treasury',
] as const satisfies readonly Role[]

/** A role that its holder may delegate. */
export type DelegableRole = (typeof delegableRoles)[number]

/** A role that a person acts in for its holder; `acts` null: in all that the role may do. */
export interface Delegated {
  readonly id: string
  readonly role: Role
  readonly acts: readonly string[] | null
}

/** What an act is recorded under that was done by a delegation. */
export const underDelegation = (id: string): string => `delegation:${id}`
