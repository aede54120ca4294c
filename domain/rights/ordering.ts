import { byRelation, byRole, type Grant } from './grants'

/** Who may do what with an order. */
export const orderingRights = {
  submitProposal: byRole('proposer'),
  registerClassifiedMetadata: byRole('dostLeader'),
  advanceClassifiedTask: byRole('dostLeader'),
  noteClassifiedContent: byRole('dostLeader'),
  closeClassifiedTask: byRole('dostLeader'),
  acceptProposal: byRole('dostOfficer'),
  returnForSupplement: byRole('dostOfficer'),
  supplementProposal: byRelation('proposer'),
  withdrawProposal: byRelation('proposer'),
  recordOverlapSearch: byRole('dostOfficer'),
  admitProposal: byRole('dostLeader'),
  refuseProposal: byRole('dostLeader'),
  tellRefusedProposer: byRole('dostOfficer'),
} satisfies Record<string, readonly Grant[]>
