import { type BigRatio, multiplyRatios, ofRational, type Rational, ratio, roundHalfUp } from './fractions'

declare const dongBrand: unique symbol

/** An amount of money: whole đồng in a safe integer. A ledger's correction may be negative. */
export type Dong = number & { readonly [dongBrand]: true }

/** Whether the number is an amount: a whole number of đồng that a double holds exactly. */
export function isDong(amount: number): amount is Dong {
  return Number.isSafeInteger(amount) && !Object.is(amount, -0)
}

/** The number as đồng. Throws RangeError: amounts from people are checked before. */
export function dong(amount: number): Dong {
  if (!isDong(amount)) throw new RangeError(`Not a whole amount of đồng: ${amount}`)
  return amount
}

/** No money. */
export const zeroDong = dong(0)

/** The sum of two amounts; throws when it leaves the safe integers. */
export function plus(a: Dong, b: Dong): Dong {
  return dong(a + b)
}

/** The first amount less the second; throws when it leaves the safe integers. */
export function minus(a: Dong, b: Dong): Dong {
  return dong(a - b)
}

/** The sum of amounts; nothing sums to 0. */
export function sum(amounts: readonly Dong[]): Dong {
  return amounts.reduce(plus, zeroDong)
}

/** The smaller of two amounts. */
export function smaller(a: Dong, b: Dong): Dong {
  return a <= b ? a : b
}

/** An amount times exact factors, rounded once at the end, half up. */
export function times(amount: Dong, ...factors: readonly BigRatio[]): Dong {
  return dong(Number(roundHalfUp(multiplyRatios(ratio(amount), ...factors))))
}

/** A share of an amount, rounded on the exact fraction: half up, or down where the edition says so. */
export function share(amount: Dong, part: Rational, rounding: 'halfUp' | 'down' = 'halfUp'): Dong {
  if (rounding === 'halfUp') return times(amount, ofRational(part))
  return dong(Number((BigInt(amount) * BigInt(part.numerator)) / BigInt(part.denominator)))
}

/**
 * Splits an amount (not negative) in proportion to the weights so that the parts sum to it: each gets the
 * whole đồng of its part, the rest go to the largest remainders, an equal remainder to the earlier part; or
 * all to the last, where the edition says so. Throws RangeError when the amount or a weight is negative or
 * all weights are 0.
 */
export function split(
  total: Dong,
  weights: readonly Rational[],
  rule: 'largestRemainderEarlierFirst' | 'lastTakesRest' = 'largestRemainderEarlierFirst',
): Dong[] {
  const denominator = weights.reduce((product, weight) => product * BigInt(weight.denominator), 1n)
  const scaled = weights.map(
    (weight) => (BigInt(weight.numerator) * denominator) / BigInt(weight.denominator),
  )
  const whole = scaled.reduce((a, b) => a + b, 0n)
  if (total < 0 || whole === 0n || scaled.some((weight) => weight < 0n)) {
    throw new RangeError('A split needs an amount and weights that are not negative, and one weight above 0.')
  }
  const parts = scaled.map((weight, index) => {
    const exact = BigInt(total) * weight
    return { index, floor: exact / whole, remainder: exact % whole }
  })
  const left = Number(BigInt(total) - parts.reduce((given, part) => given + part.floor, 0n))
  if (rule === 'lastTakesRest') {
    const last = parts.length - 1
    return parts.map(({ floor, index }) => dong(Number(floor) + (index === last ? left : 0)))
  }
  const favoured = new Set(
    [...parts]
      .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
      .slice(0, left)
      .map((part) => part.index),
  )
  return parts.map((part) => dong(Number(part.floor) + (favoured.has(part.index) ? 1 : 0)))
}
