/** The stages of a task's life, in the order of the law. */
export const stages = [
  'ordering',
  'determination',
  'call',
  'selection',
  'appraisal',
  'award',
  'contracting',
  'execution',
  'acceptance',
  'closing',
  'followUp',
] as const
/** One stage of a task's life. */
export type Stage = (typeof stages)[number]

/**
 * Every kind of durable process: the eleven stages, a council's sitting, the money
 * of a contract, one tranche of it, a year's appropriations, and the task itself.
 */
export type ProcessKind =
  | Stage
  | 'councilSession'
  | 'funding'
  | 'disbursement'
  | 'yearBudget'
  | 'researchTask'

/** đề tài, đề án, dự án sản xuất thử nghiệm. */
export const taskTypes = ['researchProject', 'scientificScheme', 'pilotProduction'] as const
/** The type of a task: it chooses criteria, forms and points tables. */
export type TaskType = (typeof taskTypes)[number]

/** How a task came to its end. */
export const taskOutcomes = [
  'refused',
  'withdrawn',
  'classified',
  'notRecommended',
  'notApproved',
  'cancelled',
  'noneSelected',
  'terminated',
  'acceptanceFailed',
  'finished',
] as const
/** The end of a task. */
export type TaskOutcome = (typeof taskOutcomes)[number]

/** What a person is in an organisation, with dates (`person_roles`). */
export const roles = [
  'authority',
  'dostOfficer',
  'dostLeader',
  'proposer',
  'principalInvestigator',
  'hostRepresentative',
  'partnerOrganization',
  'resultUser',
  'teamMember',
  'expert',
  'appraisalTeam',
  'financeOfficer',
  'financeApprover',
  'treasury',
  'auditor',
  'admin',
] as const
/** A role of a person in an organisation. */
export type Role = (typeof roles)[number]

/** What a task's people are to it (`task_people`); a council's seats carry the session's id as well. */
export const relations = [
  'proposer',
  'proposerOrganisation',
  'host',
  'principalInvestigator',
  'scientificSecretary',
  'applicant',
  'resultUser',
  'appraisalTeam',
  'councilChair',
  'councilPresiding',
  'councilScientificSecretary',
  'councilReviewer',
  'councilMember',
  'councilAdminSecretary',
  'expertGroup',
  'conflicted',
] as const
/** A relation of a person to a task or a council's sitting. */
export type Relation = (typeof relations)[number]
