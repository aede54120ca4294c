import type { Instant } from '../../domain/instant'
import type { Letter, LetterBasics, ReceivedFile } from '../letter'

/** A dossier was handed in and sealed; `due` is until when it can be replaced or withdrawn. */
export interface DossierReceipt extends LetterBasics {
  receiptNumber: string
  receivedAt: Instant
  hostName: string
  files: readonly ReceivedFile[]
}

/** To the host and the principal investigator. */
export const dossierReceipt: Letter<DossierReceipt> = {
  template: 'call/dossier-receipt',
  asks: () => false,
  subject: ({ taskCode, receiptNumber }) => `Biên nhận hồ sơ ${receiptNumber}, nhiệm vụ ${taskCode}`,
}
