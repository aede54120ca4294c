import fc from 'fast-check'
import {
  addRatios,
  approximate,
  compareRatios,
  compareShare,
  decimal,
  ratio,
  ratioHolds,
  roundHalfUp,
  toRational,
} from '../../domain/fractions'
import { type Dong, dong, isDong, minus, plus, share, smaller, split, sum, times } from '../../domain/money'

const fraction = (numerator: number, denominator: number) => ({ numerator, denominator })
const amounts = (...numbers: number[]): Dong[] => numbers.map(dong)

describe('amounts', () => {
  test.each([
    [0, true],
    [-5, true],
    [Number.MAX_SAFE_INTEGER, true],
    [Number.MAX_SAFE_INTEGER + 1, false],
    [0.5, false],
    [-0, false],
    [Number.NaN, false],
  ])('%d is whole đồng: %s', (amount, expected) => expect(isDong(amount)).toBe(expected))

  test('what leaves the safe integers is a bug and throws', () => {
    expect(() => plus(dong(Number.MAX_SAFE_INTEGER), dong(1))).toThrow(RangeError)
    expect(() => minus(dong(-Number.MAX_SAFE_INTEGER), dong(1))).toThrow(RangeError)
    expect(() => dong(1.5)).toThrow(RangeError)
    expect(() => times(dong(Number.MAX_SAFE_INTEGER), ratio(2))).toThrow(RangeError)
  })

  test('sums and the smaller of two', () => {
    expect(sum(amounts(1, 2, 3))).toBe(6)
    expect(sum([])).toBe(0)
    expect(smaller(dong(3), dong(2))).toBe(2)
    expect(minus(dong(2), dong(2))).toBe(0)
  })
})

describe('shares of đồng round half up (readings, "Money")', () => {
  test.each([
    [100, 5, 100, 5],
    [9, 5, 100, 0],
    [10, 5, 100, 1],
    [29, 5, 100, 1],
    [30, 5, 100, 2],
    [1, 1, 3, 0],
    [2, 1, 3, 1],
    [-10, 5, 100, 0],
    [-11, 5, 100, -1],
    [744_000_000, 35, 100, 260_400_000],
    [Number.MAX_SAFE_INTEGER, 1, 1, Number.MAX_SAFE_INTEGER],
  ])('of %d đồng %d/%d is %d', (amount, numerator, denominator, expected) => {
    expect(share(dong(amount), fraction(numerator, denominator))).toBe(expected)
  })

  test('factors multiply exactly and round once', () => {
    expect(times(dong(10_500_000), decimal(3.5))).toBe(36_750_000)
    expect(times(dong(35_000_000), decimal(0.3))).toBe(10_500_000)
    expect(times(dong(1), decimal(0.5), ratio(1))).toBe(1)
  })
})

describe('splits keep the sum, by the largest remainder', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [101, [1, 1], [51, 50]],
    [5, [2, 1], [3, 2]],
    [7, [0, 1], [0, 7]],
    [0, [1, 2], [0, 0]],
    [1_450_000_000, [50, 30, 20], [725_000_000, 435_000_000, 290_000_000]],
  ])('%d by %j is %j', (total, weights, expected) => {
    expect(
      split(
        dong(total),
        weights.map((weight) => fraction(weight, 100)),
      ),
    ).toEqual(expected)
  })

  test('weights with different denominators', () => {
    expect(split(dong(10), [fraction(1, 2), fraction(1, 3), fraction(1, 6)])).toEqual([5, 3, 2])
  })

  test('nothing to split by is a bug and throws', () => {
    expect(() => split(dong(1), [])).toThrow(RangeError)
    expect(() => split(dong(1), [fraction(0, 1)])).toThrow(RangeError)
    expect(() => split(dong(-1), [fraction(1, 1)])).toThrow(RangeError)
    expect(() => split(dong(1), [fraction(-1, 1), fraction(2, 1)])).toThrow(RangeError)
  })

  test('for every amount and weights: the sum is kept, no part is a đồng or more away from exact', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 })
      .filter((list) => list.some((weight) => weight > 0))
    fc.assert(
      fc.property(fc.nat(2_000_000_000_000), weights, (total, list) => {
        const parts = split(
          dong(total),
          list.map((weight) => fraction(weight, 7)),
        )
        expect(sum(parts)).toBe(total)
        const whole = list.reduce((a, b) => a + b, 0)
        parts.forEach((part, index) => {
          const exact = ratio(BigInt(total) * BigInt(list[index] ?? 0), whole)
          const away = addRatios(ratio(part), ratio(-exact.numerator, exact.denominator))
          expect(ratioHolds(away, '<', ratio(1)) && ratioHolds(away, '>', ratio(-1))).toBe(true)
        })
      }),
    )
  })
})

describe('exact comparing', () => {
  test.each([
    [3, 4, '>', false],
    [3, 4, '>=', true],
    [301, 400, '>', true],
    [299, 400, '>=', false],
    [299, 400, '<', true],
    [3, 4, '<=', true],
    [3, 4, '=', true],
    [0, 0, '>=', false],
  ] as const)('%d of %d %s 3/4: %s', (part, whole, comparator, expected) => {
    expect(compareShare(part, whole, comparator, fraction(3, 4))).toBe(expected)
  })

  test('decimals are taken as written', () => {
    expect(compareRatios(decimal(0.1), ratio(1, 10))).toBe(0)
    expect(compareRatios(decimal(-2.5), ratio(-5, 2))).toBe(0)
    expect(compareRatios(decimal(1e21), ratio(10n ** 21n))).toBe(0)
    expect(compareRatios(decimal(1.5e-7), ratio(15, 10n ** 8n))).toBe(0)
    expect(() => decimal(Number.POSITIVE_INFINITY)).toThrow(RangeError)
  })

  test('ratios keep a positive denominator and lowest terms in records', () => {
    expect(ratio(1, -2)).toEqual({ numerator: -1n, denominator: 2n })
    expect(() => ratio(1, 0)).toThrow(RangeError)
    expect(toRational(ratio(-50, 100))).toEqual(fraction(-1, 2))
    expect(() => toRational(ratio(2n ** 60n))).toThrow(RangeError)
    expect(approximate(ratio(1, 4))).toBe(0.25)
  })

  test('rounding is the nearest whole number, a half up, for every ratio', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.bigInt(1n, 10n ** 6n),
        (numerator, denominator) => {
          const rounded = roundHalfUp(ratio(numerator, denominator))
          const twiceAway = 2n * (rounded * denominator - numerator)
          expect(twiceAway <= denominator && twiceAway > -denominator).toBe(true)
        },
      ),
    )
  })
})
