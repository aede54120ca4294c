import { granted, refuse, type Verdict } from './verdict'

/** Whoever may be told a number learns its last digits from this, and nobody learns more. */
const shownDigits = 4

/** An account's number for those who need not know it: '******6789'. */
export const maskedNumber = (number: string): string => `******${number.slice(-shownDigits)}`

/** What an act of a payment says of the account; both are ids of versions, never numbers. */
export interface PaidInto {
  /** The version that is confirmed now; null without one; absent in what is older than accounts are. */
  readonly beneficiary?: string | null
  /** The version that whoever acts has been shown; by default the one that the hand before them saw. */
  readonly accountSeen?: string
}

/** Whether a request may be passed on: there is a confirmed account, and it is the one that was looked at. */
export function mayPassOn(
  before: string | undefined,
  { beneficiary, accountSeen = before }: PaidInto,
): Verdict {
  if (beneficiary === undefined) return granted
  if (beneficiary === null) return refuse('tranche/no-account')
  return accountSeen === undefined || accountSeen === beneficiary
    ? granted
    : refuse('tranche/account-changed')
}

/** Whether a payment order may be carried out: its account is still the confirmed one. */
export function mayPayInto(ordered: string | undefined, { beneficiary }: PaidInto): Verdict {
  if (beneficiary === undefined || beneficiary === ordered) return granted
  return refuse(beneficiary === null ? 'tranche/no-account' : 'tranche/order-of-other-account')
}

/** The part of an act that its fact keeps. */
export const paidInto = ({ beneficiary }: PaidInto): { readonly beneficiary?: string } =>
  beneficiary ? { beneficiary } : {}
