import type { Letter, LetterBasics } from '../letter'
import { type Word, wordFor } from '../words'

/** Something about an account was changed, which its owner should know even if it was not they. */
export interface AccountChanged extends LetterBasics {
  what: Word<'accountChange'>
  /** The network's address from which it was done; null where it is not known. */
  from: string | null
}

/** To the owner of the account. */
export const accountChanged: Letter<AccountChanged> = {
  template: 'account/account-changed',
  asks: () => false,
  subject: ({ what }) => `Tài khoản của Ông/Bà: ${wordFor('accountChange', what)}`,
}
