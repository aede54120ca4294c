import { type Letter, type LetterBasics, withDue } from '../letter'

/** The dossier must be mended after the council; `due` is when. */
export interface MendingRequired extends LetterBasics {
  requests: readonly string[]
}

/** To the host and its principal investigator. */
export const mendingRequired: Letter<MendingRequired> = {
  template: 'acceptance/mending-required',
  asks: () => true,
  subject: (context) => withDue(`Hoàn thiện hồ sơ sau nghiệm thu, nhiệm vụ ${context.taskCode}`, context),
}
