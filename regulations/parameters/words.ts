/** Types of task (NĐ 08/2014 điều 27) that this product runs. */
export const taskTypes = ['researchProject', 'scientificScheme', 'pilotProduction'] as const

/** Scoring tables of a selection council, each for a kind of task. */
export const pointsTableNames = ['applied', 'social', 'pilot'] as const

/** Kinds of task description, which fix the documents of an application. */
export const descriptionKinds = ['applied', 'social', 'scheme', 'pilot'] as const

/** The two ways of lump-sum spending (TTLT 27/2015 điều 3). */
export const lumpSumKinds = ['final', 'partial'] as const

/** Titles that take part in a task and are paid by it (TT 02/2023 điều 3). */
export const teamRoles = [
  'principalInvestigator',
  'scientificSecretary',
  'mainMember',
  'member',
  'technician',
] as const

/** Seats of a council. */
export const councilSeats = ['chair', 'viceChair', 'reviewer', 'scientificSecretary', 'member'] as const

/** What a share of votes is taken of. */
export const voteBases = ['present', 'ballotsCast', 'appointed'] as const

/** How a sitting may be held. */
export const sittingModes = ['inPerson', 'online', 'hybrid'] as const

/** Things that a change of a running task may touch. */
export const changeSubjects = [
  'extension',
  'shortening',
  'name',
  'objectives',
  'products',
  'contents',
  'principalInvestigator',
  'hostOrganization',
  'member',
  'materials',
  'equipment',
  'counterpartBudget',
  'nonLumpBudget',
  'lumpSumKind',
  'lumpSumTotal',
  'overseasTrips',
  'other',
] as const
