/**
 * Who may call each route that is no act.
 *
 * - `anyone`, `signed in`, or the roles that may; whoever else is refused openly (403).
 * - `own`: things of the caller alone; what belongs to others is unknown to them.
 * - `task`: whoever sees the whole task: its offices, its people, its organisations' people. `task head` also
 *   those who know of a classified one, and those who are kept out. Whoever else finds nothing (404); who is
 *   kept out by a conflict is told so (403).
 * - `sitting`: offices and the people of a council's sitting, not who is kept out by a conflict (403);
 *   `sitting head` also those. Parties and whoever else find nothing (404).
 * - `+ office`, `+ member`, `+ roles`: only these of them.
 */
export const mayCall: Readonly<Record<string, string>> = {
  signIn: 'anyone',
  signOut: 'anyone',
  giveSecondFactor: 'anyone',
  getSignInWays: 'anyone',
  goToProvider: 'anyone',
  returnFromProvider: 'anyone',
  askPasswordReset: 'anyone',
  resetPassword: 'anyone',
  getClock: 'anyone',
  listCodes: 'anyone',
  listCalls: 'anyone',
  getCall: 'anyone',
  getActForm: 'anyone',
  getReceipt: 'anyone',
  listEditions: 'anyone',
  getEdition: 'anyone',
  getCalendar: 'anyone',

  getMe: 'signed in',
  listTasks: 'signed in',
  findSimilar: 'signed in',
  getCouncils: 'signed in',
  getMyWork: 'signed in',
  countMyWork: 'signed in',
  getAwaited: 'signed in',
  listPeople: 'signed in',
  listOrganisations: 'signed in',
  uploadFile: 'signed in',
  changePassword: 'signed in',
  getSecondFactor: 'signed in',
  beginSecondFactor: 'signed in',
  confirmSecondFactor: 'signed in',
  removeSecondFactor: 'signed in',
  renewRecoveryCodes: 'signed in',
  listOwnSessions: 'signed in',
  endOwnSessions: 'signed in',
  listOwnTokens: 'signed in',
  makeToken: 'signed in',
  getMyDelegations: 'signed in',
  makeDelegation: 'signed in',

  getMyAct: 'own',
  getDrafts: 'own',
  getDraft: 'own',
  saveDraft: 'own',
  dropDraft: 'own',
  finishUpload: 'own',
  readFile: 'own',
  getReceiptOfAct: 'own',
  endOwnSession: 'own',
  revokeToken: 'own',
  revokeDelegation: 'own',

  getTask: 'task head',
  getTaskJournal: 'task',
  listSimilarTasks: 'task',
  getTaskWaiting: 'task',
  listTaskDocuments: 'task',
  getChangeRules: 'task',
  getTaskMoney: 'task',
  getTranche: 'task',
  getTaskChanges: 'task',
  getContractTerms: 'task',
  getExecution: 'task',
  getFollowUp: 'task',
  getAcceptance: 'task',
  getClosing: 'task',
  getEvidence: 'task',
  getOpening: 'task + office',
  getAppraisal: 'task + office @appraisalTeam @host @principalInvestigator',
  checkAppraisal: 'task + office @appraisalTeam @host @principalInvestigator',
  getCallOfTask: 'task or applicant',
  getDossier: 'dossier',
  reckonRefund: 'task + authority dostLeader dostOfficer financeOfficer financeApprover auditor',
  getAwardDecision: 'task + authority dostLeader dostOfficer financeOfficer financeApprover auditor',

  getSession: 'sitting head',
  getQuorum: 'sitting',
  followSession: 'sitting',
  getCouncilTies: 'sitting + office',
  getMyBallots: 'sitting + member',
  saveBallotDraft: 'sitting + member',
  checkBallot: 'sitting + member',

  getComposition: 'authority dostOfficer dostLeader',
  checkCouncil: 'authority dostOfficer dostLeader',

  listOrderLists: 'authority dostLeader dostOfficer auditor',
  getOrderList: 'authority dostLeader dostOfficer auditor',

  listAppropriations: 'authority dostOfficer dostLeader financeOfficer financeApprover treasury auditor',
  listTranches: 'authority dostOfficer dostLeader financeOfficer financeApprover treasury auditor',
  getTrancheTotals: 'authority dostOfficer dostLeader financeOfficer financeApprover treasury auditor',
  listLedger: 'authority dostOfficer dostLeader financeOfficer financeApprover treasury auditor',
  getLedgerBalances: 'authority dostOfficer dostLeader financeOfficer financeApprover treasury auditor',
  exportLedger: 'authority dostOfficer dostLeader financeOfficer financeApprover treasury auditor',

  getOverview: 'authority dostLeader dostOfficer auditor financeApprover',
  listSteps: 'authority dostLeader dostOfficer auditor financeApprover',
  getStagesSheet: 'authority dostLeader dostOfficer auditor financeApprover',
  getPunctualitySheet: 'authority dostLeader dostOfficer auditor financeApprover',
  getStepsSheet: 'authority dostLeader dostOfficer auditor financeApprover',
  getMoneyCurve: 'authority dostLeader dostOfficer auditor financeApprover',
  listMoneyItems: 'authority dostLeader dostOfficer auditor financeApprover',
  getMoneySheet: 'authority dostLeader dostOfficer auditor financeApprover',
  getMoneyItemsSheet: 'authority dostLeader dostOfficer auditor financeApprover',
  listLate: 'authority dostLeader dostOfficer auditor financeApprover',
  getLateSheet: 'authority dostLeader dostOfficer auditor financeApprover',
  getLoad: 'authority dostLeader dostOfficer auditor financeApprover',
  listAwaited: 'authority dostLeader dostOfficer auditor financeApprover',
  getLoadSheet: 'authority dostLeader dostOfficer auditor financeApprover',
  countAuditedActs: 'authority dostLeader dostOfficer auditor financeApprover',
  listAuditedActs: 'authority dostLeader dostOfficer auditor financeApprover',
  getAuditedActsSheet: 'authority dostLeader dostOfficer auditor financeApprover',

  searchAudit: 'auditor',
  exportAudit: 'auditor',

  getAccountSecurity: 'admin',
  endSessionsOf: 'admin',
  removeSecondFactorOf: 'admin',
  listAccounts: 'admin',
  addPerson: 'admin',
  getAccount: 'admin',
  changePerson: 'admin',
  grantMandate: 'admin',
  endMandate: 'admin',
  grantClearance: 'admin',
  endClearance: 'admin',
  listAdminChanges: 'admin',
  listOrganisationsKept: 'admin',
  addOrganisation: 'admin',
  getOrganisation: 'admin',
  changeOrganisation: 'admin',
  getAdminOverview: 'admin',
  listCalendarYears: 'admin',
  setCalendarYear: 'admin',
  moveClock: 'admin',
  listLetters: 'admin',
  getLetter: 'admin',
  readLetter: 'admin',
  retryLetter: 'admin',
  listStuckCommits: 'admin',
  checkStuckCommit: 'admin',
}

/** Who sees every task that is not classified. */
export const offices = [
  ...['authority', 'dostOfficer', 'dostLeader', 'financeOfficer', 'financeApprover', 'treasury'],
  ...['auditor', 'admin'],
]

/** Who knows of a classified task, where they are cleared besides. */
export const knowsClassified = ['authority', 'dostLeader', 'auditor']

/** Who sees the tasks that their organisation proposes or hosts. */
export const parties = ['proposer', 'principalInvestigator', 'hostRepresentative', 'partnerOrganization']
