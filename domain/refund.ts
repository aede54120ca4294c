import type { Law, Share } from '../regulations/schema'
import type { LumpSum } from './estimate'
import { compareShare, ofRational, ratioHolds } from './fractions'
import { type Dong, plus, share, sum, zeroDong } from './money'
import { type Refusal, refuse } from './verdict'

/** Why a task was not completed, as the authority has fixed it. */
export type Cause = 'objective' | 'subjective'

/** What a refund is computed from; money in đồng. */
export interface RefundFacts {
  readonly lumpSum: LumpSum
  readonly cause: Cause
  /** Paid to the host; the next three are its parts. */
  readonly paid: Dong
  readonly unspent: Dong
  readonly properlySpent: Dong
  readonly unproven: Dong
  /** The part of what was properly spent that the authority fixes. */
  readonly share?: Share
  /** Procedure was followed without fraud or misuse (law of 2025). */
  readonly compliant?: boolean
}

/** A refund by its parts, in đồng. */
export interface Refund {
  readonly ok: true
  readonly ofUnspent: Dong
  readonly ofUnproven: Dong
  readonly ofProperlySpent: Dong
  readonly total: Dong
  readonly clause: string
}

/** The least part of what was properly spent that returns for a subjective cause. */
export function refundFloor(lumpSum: LumpSum, law: Law['execution']): Share {
  return law.refundFloor.value[lumpSum]
}

/** What the host returns (TTLT 27/2015, Điều 16.2), or why it cannot be computed so. */
export function refundOf(facts: RefundFacts, law: Law['execution']): Refund | Refusal {
  const parts = [facts.unspent, facts.properlySpent, facts.unproven]
  if (parts.some((part) => part < 0)) return refuse('refund/negative')
  const summed = sum(parts)
  if (summed !== facts.paid) return refuse('refund/parts', { summed, paid: facts.paid })
  const rounding = law.percentRounding.value
  const of = (amount: Dong, part: Share) => share(amount, part, rounding)
  const ofUnspent = of(facts.unspent, law.unspentRefundShare.value)
  if (law.refundRule.value === 'noneIfCompliant' && facts.compliant) {
    return totalled(ofUnspent, zeroDong, zeroDong, law.refundRule.cite)
  }
  if (facts.cause === 'objective') {
    const { cite, value } = law.objectiveRefundShare
    return totalled(ofUnspent, of(facts.unproven, value), of(facts.properlySpent, value), cite)
  }
  const fixed = fixedShare(facts, law)
  if ('ok' in fixed) return fixed
  const ofUnproven = of(facts.unproven, law.unprovenRefundShare.value)
  return totalled(ofUnspent, ofUnproven, of(facts.properlySpent, fixed), law.refundFloor.cite)
}

function fixedShare({ lumpSum, share: fixed }: RefundFacts, law: Law['execution']): Share | Refusal {
  const floor = refundFloor(lumpSum, law)
  const percent = (part: Share) => (100 * part.numerator) / part.denominator
  const params = { clause: law.refundFloor.cite, floorPercent: percent(floor) }
  if (fixed === undefined) return refuse('refund/share-not-fixed', params)
  if (!ratioHolds(ofRational(fixed), law.refundComparator.value, ofRational(floor))) {
    return refuse('refund/below-floor', { ...params, percent: percent(fixed) })
  }
  if (!compareShare(fixed.numerator, fixed.denominator, '<=', { numerator: 1, denominator: 1 })) {
    return refuse('refund/above-whole', { ...params, percent: percent(fixed) })
  }
  return fixed
}

function totalled(ofUnspent: Dong, ofUnproven: Dong, ofProperlySpent: Dong, clause: string): Refund {
  const total = plus(plus(ofUnspent, ofUnproven), ofProperlySpent)
  return { ok: true, ofUnspent, ofUnproven, ofProperlySpent, total, clause }
}
