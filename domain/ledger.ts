import type { AppropriationSource } from './appropriation'
import { type Dong, dong, minus } from './money'

/**
 * The accounts. `budget` and `commitments` are the other side of what is appropriated and committed; every
 * other account is of a year and source or of a task.
 */
export const ledgerAccounts = [
  'budget',
  'appropriation',
  'commitments',
  'committed',
  'reserved',
  'advanced',
  'settled',
  'recoverable',
  'refunded',
  'returned',
  'savings',
] as const
/** An account of the ledger. */
export type LedgerAccount = (typeof ledgerAccounts)[number]

/**
 * One side of an entry: money into (debit) or out of (credit) an account. Exactly one of the two is not 0.
 */
export interface Posting {
  readonly account: LedgerAccount
  readonly year?: number
  readonly source?: AppropriationSource
  readonly debitDong: Dong
  readonly creditDong: Dong
}

/** An entry before it has its key. */
export interface Entry {
  readonly kind: string
  readonly postings: readonly Posting[]
  /** The key of the entry that this one takes back. */
  readonly reverses?: string
}

/** Where money lies: an account, for an appropriation with its year and source. */
export type Place = Pick<Posting, 'account' | 'year' | 'source'>

const nil = dong(0)

/** An amount into an account. */
export function debit(place: Place, amountDong: Dong): Posting {
  return { ...place, debitDong: amountDong, creditDong: nil }
}

/** An amount out of an account. */
export function credit(place: Place, amountDong: Dong): Posting {
  return { ...place, debitDong: nil, creditDong: amountDong }
}

/** An amount from one account to another; a negative one goes the other way; nothing for 0. */
export function move(amountDong: Dong, from: Place, to: Place): Posting[] {
  if (amountDong === 0) return []
  if (amountDong < 0) return move(dong(-amountDong), to, from)
  return [debit(to, amountDong), credit(from, amountDong)]
}

/** The same postings with their sides exchanged: how an entry is taken back. */
export function reversed(postings: readonly Posting[]): Posting[] {
  return postings.map(({ debitDong, creditDong, ...place }) => ({
    ...place,
    debitDong: creditDong,
    creditDong: debitDong,
  }))
}

/** Debits less credits; 0 when the postings balance. */
export function imbalance(postings: readonly Pick<Posting, 'debitDong' | 'creditDong'>[]): Dong {
  return postings.reduce<Dong>(
    (difference, { debitDong, creditDong }) => dong(difference + minus(debitDong, creditDong)),
    nil,
  )
}
