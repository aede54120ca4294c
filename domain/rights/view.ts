import type { Relation, Role } from '../life'

/** Roles that see all the money: those who keep, check and control it. */
export const moneyRoles = [
  'authority',
  'dostOfficer',
  'dostLeader',
  'financeOfficer',
  'financeApprover',
  'treasury',
  'auditor',
] as const satisfies readonly Role[]

/** Roles that look over the whole: those who lead and those who audit. */
export const overviewRoles = [
  'authority',
  'dostLeader',
  'dostOfficer',
  'auditor',
  'financeApprover',
] as const satisfies readonly Role[]

/** Roles that see every task that is not classified. */
export const officeRoles = [...moneyRoles, 'admin'] as const satisfies readonly Role[]

/** Roles whose cleared holders know of a classified task: its code, its dates and its stage. */
const classifiedRoles = ['authority', 'dostLeader', 'auditor'] as const satisfies readonly Role[]

/** Roles in which a person sees the tasks that their organisation proposes or hosts. */
export const partyRoles = [
  'proposer',
  'principalInvestigator',
  'hostRepresentative',
  'partnerOrganization',
] as const satisfies readonly Role[]

/** Seats that the parties of a task do not learn: who judges it. */
const sealedRelations: readonly Relation[] = [
  'appraisalTeam',
  'councilChair',
  'councilPresiding',
  'councilScientificSecretary',
  'councilReviewer',
  'councilMember',
  'expertGroup',
  'conflicted',
]

/**
 * How much of a task a person sees. `metadata`: code, dates, stage; `recused`: only that they are kept out of
 * it.
 */
export type TaskView = 'full' | 'metadata' | 'recused' | 'none'

/**
 * A person who looks: their roles today, whether they are cleared for state secrets today, and the
 * organisations for which they act as a party.
 */
export interface Looker {
  readonly roles: readonly Role[]
  readonly cleared: boolean
  readonly organisations: readonly string[]
}

/** What decides who sees a task. */
export interface SeenTask {
  readonly classified: boolean
  readonly proposerOrganisation: string | null
  readonly hostOrganisation: string | null
}

/** Whether a person sees every task by office. */
export function isOffice(roles: readonly Role[]): boolean {
  return roles.some((role) => (officeRoles as readonly Role[]).includes(role))
}

/** Whether a person knows of classified tasks: by a role that has to, and by a clearance of their own. */
export function knowsClassified({ roles, cleared }: Pick<Looker, 'roles' | 'cleared'>): boolean {
  return cleared && roles.some((role) => (classifiedRoles as readonly Role[]).includes(role))
}

/**
 * How much of a task a person sees; a declared conflict comes before every other ground, except that nobody
 * learns of a classified task by it.
 */
export function taskView(looker: Looker, task: SeenTask, relations: readonly Relation[]): TaskView {
  if (task.classified && !knowsClassified(looker)) return 'none'
  if (relations.includes('conflicted')) return 'recused'
  if (task.classified) return 'metadata'
  if (isOffice(looker.roles) || relations.length > 0) return 'full'
  const parties = [task.proposerOrganisation, task.hostOrganisation]
  return parties.some((id) => id !== null && looker.organisations.includes(id)) ? 'full' : 'none'
}

/** Whether a relation is one that the parties of a task do not learn. */
export function isSealed(relation: Relation): boolean {
  return sealedRelations.includes(relation)
}

/** Whether a viewer may know who stands in a relation to the task: the parties never learn who judges. */
export function mayKnowRelation(looker: Looker, own: readonly Relation[], relation: Relation): boolean {
  if (!isSealed(relation)) return true
  return isOffice(looker.roles) || own.some((mine) => mine !== 'conflicted' && isSealed(mine))
}
