import type { Role } from '../life'

/** In which roles people are an organisation's own where money is paid to it. */
export const hostRoles = ['hostRepresentative', 'principalInvestigator'] as const satisfies readonly Role[]

/** Who registers accounts, confirms them and pays into them: they need numbers whole. */
const payingRoles: readonly Role[] = ['financeOfficer', 'financeApprover', 'treasury']

/** Whether somebody is told a number whole: who pays into the account, and the organisation's own people. */
export const seesWholeNumber = (
  roles: readonly Role[],
  hostOf: readonly string[],
  organisation: string,
): boolean => roles.some((role) => payingRoles.includes(role)) || hostOf.includes(organisation)

/** Who confirms a version of an account that another person has registered. */
export const accountConfirmer = 'financeApprover' satisfies Role

/** The name under which a version waits for its confirmation. */
export const confirmAccount = 'confirmBeneficiaryAccount'
