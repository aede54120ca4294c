import type { Instant } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'

/** The link that proves an address of a person; its secret is put in when the letter leaves. */
export interface EmailProof extends LetterBasics {
  /** The link works until then. */
  until: Instant
}

/** To the address that is to be proved. */
export const emailProof: Letter<EmailProof> = {
  template: 'account/email-proof',
  asks: () => true,
  subject: () => 'Xác nhận địa chỉ thư của Ông/Bà',
}
