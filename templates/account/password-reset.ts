import type { Instant } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'

/** The link by which somebody sets their password anew; its secret is put in when the letter leaves. */
export interface PasswordReset extends LetterBasics {
  /** The link works until then. */
  until: Instant
}

/** To whoever has forgotten their password. */
export const passwordReset: Letter<PasswordReset> = {
  template: 'account/password-reset',
  asks: () => true,
  subject: () => 'Đặt lại mật khẩu của Ông/Bà',
}
