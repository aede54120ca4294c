import type { Instant } from '../../domain/instant'
import type { Letter, LetterBasics, ReceivedFile } from '../letter'

/** An acceptance dossier was handed in; `due` is when the manager answers whether it is complete. */
export interface AcceptanceDossierReceived extends LetterBasics {
  receiptNumber: string
  receivedAt: Instant
  files: readonly ReceivedFile[]
}

/** To the host and its principal investigator. */
export const acceptanceDossierReceived: Letter<AcceptanceDossierReceived> = {
  template: 'acceptance/acceptance-dossier-received',
  asks: () => false,
  subject: ({ taskCode, receiptNumber }) => `Đã nhận hồ sơ nghiệm thu ${receiptNumber}, nhiệm vụ ${taskCode}`,
}
