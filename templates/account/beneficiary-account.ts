import type { Letter, LetterBasics } from '../letter'

/** The account into which an organisation is paid is to be changed, or was confirmed. */
export interface BeneficiaryAccount extends LetterBasics {
  organisationName: string
  /** Confirmed; otherwise a change waits for its confirmation. */
  confirmed: boolean
  /** Masked, as is `before`: '******6789'. */
  account: string
  /** The account that it takes the place of; null for the first. */
  before: string | null
  institution: string
  document: string
}

/** To the organisation's people, those of the time before as well: who diverts a payment hides the change. */
export const beneficiaryAccount: Letter<BeneficiaryAccount> = {
  template: 'account/beneficiary-account',
  asks: () => false,
  subject: ({ confirmed, organisationName }) =>
    confirmed
      ? `Tài khoản nhận kinh phí đã được xác nhận: ${organisationName}`
      : `Có đề nghị đổi tài khoản nhận kinh phí: ${organisationName}`,
}
