import { byRelation, byRole, type Grant } from './grants'

const host = byRelation('principalInvestigator', 'host')
/** The unit that manages the money: the leader and those who appraise it. */
const fundManager = byRole('dostLeader', 'appraisalTeam')

/** Who may do what from the appraisal of the estimate to the last refund. */
export const moneyRights = {
  appointAppraisalTeam: byRole('authority'),
  reviseDescription: host,
  recordMissedRevision: byRole('dostLeader'),
  sendAppraisalPapers: byRole('dostOfficer'),
  askAppraisalQuestion: byRelation('appraisalTeam'),
  answerAppraisalQuestion: host,
  concludeAppraisal: byRelation('appraisalTeam'),

  completeAfterAppraisal: host,
  proposeAward: byRole('dostLeader'),
  approveAward: byRole('authority'),
  returnAward: byRole('authority'),
  refuseAward: byRole('authority'),
  publishAward: byRole('dostOfficer'),

  prepareContract: byRole('dostOfficer'),
  signContractAsHost: host,
  signContractAsAgency: byRole('dostLeader'),
  declineContract: [...host, ...byRole('dostLeader')],

  requestTranche: host,
  checkTranche: byRole('financeOfficer'),
  approveTranche: byRole('financeApprover'),
  refuseTranche: byRole('financeOfficer', 'financeApprover'),
  recallTranche: byRole('financeApprover'),
  receiveTranche: byRole('treasury'),
  payTranche: byRole('treasury'),
  returnTranche: byRole('treasury'),

  submitSettlement: host,
  confirmSettlement: fundManager,
  returnSettlement: fundManager,
  returnUnspent: host,
  approveFinalSettlement: byRole('financeApprover'),
  payRefund: host,

  proposeAppropriation: byRole('financeOfficer', 'financeApprover'),
  approveAppropriation: byRole('authority'),
} satisfies Record<string, readonly Grant[]>
