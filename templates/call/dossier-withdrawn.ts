import type { Instant } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'

/** A dossier was taken back; `due` is until when another can be handed in. */
export interface DossierWithdrawn extends LetterBasics {
  receiptNumber: string
  withdrawnAt: Instant
  hostName: string
}

/** To the host and the principal investigator. */
export const dossierWithdrawn: Letter<DossierWithdrawn> = {
  template: 'call/dossier-withdrawn',
  asks: () => false,
  subject: ({ taskCode, receiptNumber }) => `Đã rút hồ sơ ${receiptNumber}, nhiệm vụ ${taskCode}`,
}
