import type { Letter } from '../letter'
import type { DossierReceipt } from './dossier-receipt'

/** A dossier took the place of an earlier one of the same host. */
export interface DossierReplaced extends DossierReceipt {
  formerReceiptNumber: string
}

/** To the host and the principal investigator. */
export const dossierReplaced: Letter<DossierReplaced> = {
  template: 'call/dossier-replaced',
  asks: () => false,
  subject: ({ taskCode, receiptNumber }) =>
    `Đã thay hồ sơ, biên nhận mới ${receiptNumber}, nhiệm vụ ${taskCode}`,
}
