import type { Role } from '../life'

/**
 * Roles that decide on money or with authority over others' tasks and accounts: whoever holds one signs in
 * with a second factor, and their sessions end sooner when unused.
 */
export const strongRoles = [
  'authority',
  'dostLeader',
  'financeOfficer',
  'financeApprover',
  'treasury',
  'admin',
] as const satisfies readonly Role[]

/** Whether somebody with these roles has to have a second factor. */
export function needsSecondFactor(roles: readonly Role[]): boolean {
  return roles.some((role) => (strongRoles as readonly Role[]).includes(role))
}
