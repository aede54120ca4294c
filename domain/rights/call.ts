import { byRole, type Grant } from './grants'

/** Who may do what with a call and its dossiers; that a dossier is one's own is for the call's rules. */
export const callRights = {
  postNotice: byRole('dostOfficer'),
  submitApplication: byRole('principalInvestigator', 'hostRepresentative'),
  replaceApplication: byRole('principalInvestigator', 'hostRepresentative'),
  withdrawApplication: byRole('principalInvestigator', 'hostRepresentative'),
  openDossiers: byRole('dostOfficer'),
  screenDossier: byRole('dostOfficer'),
  tellOpeningResult: byRole('dostOfficer'),
  postNoticeAgain: byRole('dostOfficer'),
  cancelCall: byRole('authority', 'dostLeader'),
} satisfies Record<string, readonly Grant[]>
