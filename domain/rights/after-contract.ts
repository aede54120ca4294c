import { byRelation, byRole, type Grant } from './grants'

const host = byRelation('principalInvestigator', 'host')
/** The unit that manages the money, and the leaders of the agency. */
const fundManager = byRole('dostLeader', 'appraisalTeam')

/** Who may do what while a contract is performed. */
const executionRights = {
  submitReport: host,
  reviewReport: byRole('dostOfficer', 'dostLeader'),
  announceInspection: byRole('dostOfficer'),
  inspect: byRole('dostLeader', 'dostOfficer'),
  confirmWork: byRole('dostLeader', 'dostOfficer'),
  confirmMoney: fundManager,
  requestAmendment: host,
  decideAmendment: byRole('dostLeader', 'authority'),
  changeMember: host,
  reportChange: host,
  objectToChange: byRole('dostLeader'),
  proposeTermination: [...byRole('appraisalTeam', 'dostLeader', 'financeOfficer'), ...host],
  dismissTermination: byRole('authority', 'dostLeader'),
  pauseTask: byRole('authority'),
  resumeTask: byRole('authority'),
  submitTerminationReport: host,
  fixCause: byRole('authority'),
  decideTermination: byRole('authority'),
  reportCompletion: host,
} satisfies Record<string, readonly Grant[]>

/** Who may do what while the results are accepted. */
const acceptanceRights = {
  fileAcceptanceDossier: host,
  checkAcceptanceDossier: byRole('dostOfficer'),
  supplementAcceptanceDossier: host,
  postAcceptanceNotice: byRole('dostOfficer'),
  sendConclusion: byRole('dostOfficer'),
  submitMending: host,
  seekIndependentAdvice: byRole('dostLeader', 'authority'),
  recordIndependentAdvice: byRole('dostLeader', 'authority'),
  declareNoDossier: byRole('dostLeader'),
  submitFailureReport: host,
  fixFailureCause: byRole('authority'),
  decideRefund: byRole('authority'),
} satisfies Record<string, readonly Grant[]>

/** Who may do what while the contract is closed, and afterwards. */
const closingRights = {
  registerResult: byRole('dostOfficer'),
  fileForRecognition: host,
  returnRecognitionFile: byRole('dostOfficer'),
  recognise: byRole('authority'),
  publishRecognition: byRole('dostOfficer'),
  submitFinalDossier: host,
  handOver: host,
  handOverAssets: host,
  publishRecovery: byRole('dostOfficer'),
  waiveClosingStep: byRole('authority'),
  liquidateContract: byRole('dostLeader'),
  reportApplication: host,
  closeFollowUp: byRole('dostLeader'),
} satisfies Record<string, readonly Grant[]>

/** Rights from the signed contract to the last report on the use of its results. */
export const afterContractRights = { ...executionRights, ...acceptanceRights, ...closingRights }
