import type { Relation, Role } from '../life'

/**
 * One ground on which an act is granted: a role held today,
 * or a relation to the task or the council's sitting.
 */
export type Grant = { readonly role: Role } | { readonly relation: Relation }

/** Grants by role. */
export const byRole = (...roles: readonly Role[]): Grant[] => roles.map((role) => ({ role }))

/** Grants by relation to the object. */
export const byRelation = (...relations: readonly Relation[]): Grant[] =>
  relations.map((relation) => ({ relation }))
