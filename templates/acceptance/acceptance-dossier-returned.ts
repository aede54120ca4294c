import { type Defect, type Letter, type LetterBasics, withDue } from '../letter'

/** An acceptance dossier lacks something; all defects at once. `due` is when the supplement must be in. */
export interface AcceptanceDossierReturned extends LetterBasics {
  defects: readonly Defect[]
}

/** To the host and its principal investigator. */
export const acceptanceDossierReturned: Letter<AcceptanceDossierReturned> = {
  template: 'acceptance/acceptance-dossier-returned',
  asks: () => true,
  subject: (context) => withDue(`Bổ sung hồ sơ nghiệm thu nhiệm vụ ${context.taskCode}`, context),
}
