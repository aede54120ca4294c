/** An exact share: both whole numbers, the denominator positive. The edition's shares have this shape. */
export interface Rational {
  readonly numerator: number
  readonly denominator: number
}

/** How a measured share is compared with the law's: "more than 3/4" and "at least 3/4" are different laws. */
export type ShareComparator = '>' | '>=' | '<' | '<=' | '='

/**
 * An exact ratio of whole numbers of any size, for what is computed and never stored. The denominator is
 * positive.
 */
export interface BigRatio {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Makes an exact ratio; a bug throws: the parts must be whole and the denominator not zero. */
export function ratio(numerator: number | bigint, denominator: number | bigint = 1n): BigRatio {
  const top = BigInt(numerator)
  const bottom = BigInt(denominator)
  if (bottom === 0n) throw new RangeError('A ratio cannot have a zero denominator.')
  return bottom < 0n ? { numerator: -top, denominator: -bottom } : { numerator: top, denominator: bottom }
}

/** A share of the law as an exact ratio. */
export function ofRational(share: Rational): BigRatio {
  return ratio(share.numerator, share.denominator)
}

/**
 * A decimal as people write it (3.5 months, 0.8) as an exact ratio: its shortest decimal form, not its
 * binary one.
 */
export function decimal(value: number): BigRatio {
  if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`)
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', digits = ''] = mantissa.split('.')
  const scale = digits.length - Number(exponent)
  const significant = BigInt(whole + digits)
  return scale >= 0 ? ratio(significant, 10n ** BigInt(scale)) : ratio(significant * 10n ** BigInt(-scale))
}

/** The sum of two ratios, exact. */
export function addRatios(a: BigRatio, b: BigRatio): BigRatio {
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

/** The product of ratios, exact. */
export function multiplyRatios(...factors: readonly BigRatio[]): BigRatio {
  return factors.reduce((product, factor) =>
    ratio(product.numerator * factor.numerator, product.denominator * factor.denominator),
  )
}

/** Negative, zero or positive as `a` is below, at or above `b`; exact. */
export function compareRatios(a: BigRatio, b: BigRatio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

/** Whether `a <comparator> b` holds, exactly. */
export function ratioHolds(a: BigRatio, comparator: ShareComparator, b: BigRatio): boolean {
  const order = compareRatios(a, b)
  switch (comparator) {
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '=':
      return order === 0
  }
}

/** The whole number nearest to a ratio; a half goes up (domain reading "Money": đồng round half up). */
export function roundHalfUp({ numerator, denominator }: BigRatio): bigint {
  const doubled = 2n * numerator + denominator
  const bottom = 2n * denominator
  const truncated = doubled / bottom
  return doubled < 0n && doubled % bottom !== 0n ? truncated - 1n : truncated
}

/** A ratio as a number for people to read; never compare with it. */
export function approximate({ numerator, denominator }: BigRatio): number {
  return Number(numerator) / Number(denominator)
}

/** The same ratio in lowest terms and in safe integers, to keep in a record; throws if it does not fit. */
export function toRational({ numerator, denominator }: BigRatio): Rational {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator]
  while (b !== 0n) [a, b] = [b, a % b]
  const result = { numerator: Number(numerator / a), denominator: Number(denominator / a) }
  if (!Number.isSafeInteger(result.numerator) || !Number.isSafeInteger(result.denominator)) {
    throw new RangeError('The ratio does not fit in safe integers.')
  }
  return result
}

/**
 * Whether `part / whole <comparator> share` holds, without rounding. With nothing to share (`whole` 0)
 * no share is reached, so every comparison is false.
 */
export function compareShare(
  part: number,
  whole: number,
  comparator: ShareComparator,
  share: Rational,
): boolean {
  if (whole === 0) return false
  return ratioHolds(ratio(part, whole), comparator, ofRational(share))
}
