import type { Relation, Role } from '../life'
import { officeRoles } from './view'

/**
 * The ground on which a person reads what they may read: an office, or else what they are to the object, or
 * else the role in which they act for their organisation. Undecided grounds are no ground.
 */
export function groundOfReading(roles: readonly Role[], relations: readonly Relation[]): string | null {
  const office = officeRoles.find((role) => roles.includes(role))
  if (office) return `role:${office}`
  const relation = relations.find((one) => one !== 'conflicted')
  if (relation) return `relation:${relation}`
  const [role] = roles
  return role ? `role:${role}` : null
}
