import type { Law } from '../regulations/schema'
import { type Dong, minus, plus, share, zeroDong } from './money'
import { type Refusal, refuse } from './verdict'

/** Savings of an accepted task, in đồng, and the funds that exist. */
export interface SavingsFacts {
  /** Saved of the lump part. */
  readonly lumpPart: Dong
  /** Saved outside the lump part. */
  readonly other: Dong
  /** The host keeps a fund for the development of its activities. */
  readonly hostHasFund: boolean
  /** The approving authority has a fund for science and technology. */
  readonly authorityHasFund: boolean
}

/** Who gets what of the savings, in đồng; the parts sum to what was saved. */
export interface SavingsSplit {
  readonly ok: true
  /** The host's own income. */
  readonly host: Dong
  /** The host's fund. */
  readonly hostFund: Dong
  /** The authority's fund, or the State budget where it has none. */
  readonly authorityFund: Dong
  readonly stateBudget: Dong
  readonly clause: string
}

/** How the savings are divided (TTLT 27/2015, Điều 11.1); a loss is refused. */
export function savingsOf(facts: SavingsFacts, law: Law['execution']): SavingsSplit | Refusal {
  const { lumpPart, other } = facts
  if (lumpPart < 0 || other < 0) return refuse('savings/negative', { lumpPart, other })
  const rounding = law.percentRounding.value
  const host = share(lumpPart, law.lumpSavingsHostShare.value, rounding)
  const kept = facts.hostHasFund ? law.otherSavingsHostShare : law.otherSavingsWithoutHostFundShare
  const hostFund = share(other, kept.value, rounding)
  const returned = plus(minus(lumpPart, host), minus(other, hostFund))
  return {
    ok: true,
    host,
    hostFund,
    authorityFund: facts.authorityHasFund ? returned : zeroDong,
    stateBudget: facts.authorityHasFund ? zeroDong : returned,
    clause: other > 0 ? kept.cite : law.lumpSavingsHostShare.cite,
  }
}
