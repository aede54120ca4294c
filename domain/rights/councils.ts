import { byRelation, byRole, type Grant } from './grants'

/** Who may do what in a council's session. Whether it is the member's own ballot, the session's rules say. */
const sessionRights = {
  appointCouncil: byRole('authority'),
  acceptInvitation: byRelation('councilMember'),
  declineInvitation: byRelation('councilMember'),
  declareConflict: byRelation('councilMember'),
  replaceMember: byRole('authority'),
  sendPapers: [...byRelation('councilAdminSecretary'), ...byRole('dostOfficer')],
  submitQuestions: byRelation('councilMember'),
  submitComments: byRelation('councilMember'),
  reportExpertGroup: byRelation('expertGroup'),
  authoriseViceChair: byRelation('councilChair'),
  holdSitting: byRelation('councilChair', 'councilPresiding'),
  castBallot: byRelation('councilMember'),
  unlockBallot: byRelation('councilAdminSecretary', 'councilScientificSecretary'),
  enterPaperBallot: byRelation('councilAdminSecretary', 'councilScientificSecretary'),
  confirmPaperBallot: byRelation('councilAdminSecretary', 'councilMember'),
  confirmCount: byRelation('councilMember'),
  reopenVote: byRelation('councilChair', 'councilPresiding'),
  concludeSitting: byRelation('councilChair', 'councilPresiding'),
  adoptOrderText: byRelation('councilChair', 'councilPresiding'),
  confirmMending: byRelation('councilChair'),
} satisfies Record<string, readonly Grant[]>

/** Who may do what with the list of orders. */
const determinationRights = {
  proposeOrderList: byRole('dostLeader'),
  approveOrderList: byRole('authority'),
  returnOrderList: byRole('authority'),
  refuseOrder: byRole('authority'),
  publishOrder: byRole('dostOfficer'),
  tellProposer: byRole('dostOfficer'),
} satisfies Record<string, readonly Grant[]>

/** Who may do what after the scoring. */
const selectionRights = {
  decideTie: byRole('authority'),
  tellApplicants: byRole('dostOfficer'),
  callAgain: byRole('authority'),
  cancelSelection: byRole('authority'),
} satisfies Record<string, readonly Grant[]>

/** Rights of the councils and of the two stages that they advise first. */
export const councilRights = { ...sessionRights, ...determinationRights, ...selectionRights }
