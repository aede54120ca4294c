import fc from 'fast-check'
import { dong, sum } from '../../domain/money'
import { type RefundFacts, refundFloor, refundOf } from '../../domain/refund'
import { savingsOf } from '../../domain/savings'
import { lawFor } from '../../regulations'
import { law, varied } from './law'

const percent = (count: number) => ({ numerator: count, denominator: 100 })
const facts = (change: Partial<RefundFacts> = {}): RefundFacts => ({
  lumpSum: 'partial',
  cause: 'subjective',
  paid: dong(1000),
  unspent: dong(100),
  properlySpent: dong(800),
  unproven: dong(100),
  share: percent(30),
  ...change,
})

describe('TTLT 27/2015, Điều 16.2b: at least 40 % or 30 % of what was properly spent', () => {
  test.each([
    ['final', 39, 'refund/below-floor'],
    ['final', 40, 520],
    ['final', 41, 528],
    ['partial', 29, 'refund/below-floor'],
    ['partial', 30, 440],
    ['partial', 31, 448],
    ['partial', 100, 1000],
    ['partial', 101, 'refund/above-whole'],
  ] as const)('%s at %d %%: %s', (lumpSum, share, expected) => {
    const refund = refundOf(facts({ lumpSum, share: percent(share) }), law.execution)
    const told = refund.ok ? refund.total : refund.code
    expect(told).toBe(expected)
  })

  test('the refusal names the floor and the clause', () => {
    expect(refundOf(facts({ share: percent(29) }), law.execution)).toEqual({
      ok: false,
      code: 'refund/below-floor',
      clause: law.execution.refundFloor.cite,
      params: { floorPercent: 30, percent: 29 },
    })
    expect(refundFloor('final', law.execution)).toEqual(percent(40))
  })

  test('the authority must have fixed a part', () => {
    const { share: _share, ...open } = facts()
    expect(refundOf(open, law.execution)).toMatchObject({ code: 'refund/share-not-fixed' })
  })

  test("a floor that must be exceeded is another edition's", () => {
    const more = varied(law.execution, 'refundComparator', '>')
    expect(refundOf(facts(), more)).toMatchObject({ code: 'refund/below-floor' })
  })
})

describe('the parts of a refund (TTLT 27/2015, Điều 16.2)', () => {
  test('unspent and unproven return whole', () => {
    expect(refundOf(facts(), law.execution)).toMatchObject({
      ok: true,
      ofUnspent: 100,
      ofUnproven: 100,
      ofProperlySpent: 240,
      total: 440,
    })
  })

  test('an objective cause returns what was not spent, nothing else', () => {
    expect(refundOf(facts({ cause: 'objective' }), law.execution)).toMatchObject({
      ofUnspent: 100,
      ofUnproven: 0,
      ofProperlySpent: 0,
      total: 100,
    })
  })

  test('half a đồng goes up, or down where the edition says so', () => {
    const odd = facts({ paid: dong(5), unspent: dong(0), properlySpent: dong(5), unproven: dong(0) })
    expect(refundOf(odd, law.execution)).toMatchObject({ total: 2 })
    expect(refundOf(odd, varied(law.execution, 'percentRounding', 'down'))).toMatchObject({ total: 1 })
  })

  test.each([
    [{ unspent: dong(99) }, 'refund/parts'],
    [{ unspent: dong(101) }, 'refund/parts'],
    [{ unspent: dong(-100), properlySpent: dong(1000) }, 'refund/negative'],
  ])('parts %j that are not the whole: %s', (change, code) => {
    expect(refundOf(facts(change), law.execution)).toMatchObject({ code })
  })
})

describe('the law of 2025 (93/2025/QH15, Điều 9)', () => {
  const { execution } = lawFor('2025-10')

  test('nothing but the unspent returns when procedure was followed without fraud or misuse', () => {
    expect(refundOf(facts({ compliant: true }), execution)).toMatchObject({ ok: true, total: 100 })
  })

  test('under the earlier rule compliance changes nothing', () => {
    expect(refundOf(facts({ compliant: true }), law.execution)).toMatchObject({ total: 440 })
  })

  test('else the authority decides', () => {
    expect(refundOf(facts({ compliant: false, share: percent(100) }), execution)).toMatchObject({
      ok: true,
      total: 1000,
    })
  })
})

test('for every task: the refund lies between what was not spent and what was paid', () => {
  const parts = fc.tuple(fc.nat(10_000_000_000), fc.nat(10_000_000_000), fc.nat(10_000_000_000))
  const cause = fc.constantFrom('objective' as const, 'subjective' as const)
  fc.assert(
    fc.property(
      parts,
      fc.integer({ min: 40, max: 100 }),
      cause,
      ([unspent, proper, unproven], share, why) => {
        const given = facts({
          cause: why,
          lumpSum: 'final',
          paid: dong(unspent + proper + unproven),
          unspent: dong(unspent),
          properlySpent: dong(proper),
          unproven: dong(unproven),
          share: percent(share),
        })
        const refund = refundOf(given, law.execution)
        expect(refund.ok && refund.total >= given.unspent && refund.total <= given.paid).toBe(true)
      },
    ),
  )
})

describe('TTLT 27/2015, Điều 11.1: savings', () => {
  const saved = (lumpPart: number, other: number, hostHasFund = true, authorityHasFund = true) =>
    savingsOf({ lumpPart: dong(lumpPart), other: dong(other), hostHasFund, authorityHasFund }, law.execution)

  test.each([
    [
      "the lump part is the host's",
      saved(100, 0),
      { host: 100, hostFund: 0, authorityFund: 0, stateBudget: 0 },
    ],
    [
      "half of the rest is its fund's",
      saved(0, 100),
      { host: 0, hostFund: 50, authorityFund: 50, stateBudget: 0 },
    ],
    ["an odd đồng stays with the host's fund", saved(0, 101), { hostFund: 51, authorityFund: 50 }],
    ["without a host's fund all returns", saved(0, 100, false), { hostFund: 0, authorityFund: 100 }],
    [
      "without the authority's fund it is the budget's",
      saved(0, 100, true, false),
      { hostFund: 50, stateBudget: 50 },
    ],
    ['with neither fund', saved(7, 100, false, false), { host: 7, hostFund: 0, stateBudget: 100 }],
  ])('%s', (_title, split, expected) => expect(split).toMatchObject({ ok: true, ...expected }))

  test('a loss is no savings', () => {
    expect(saved(-1, 0)).toMatchObject({ code: 'savings/negative' })
    expect(saved(0, -1)).toMatchObject({ code: 'savings/negative' })
  })

  test('for every amount the parts sum to what was saved', () => {
    const amount = fc.nat(10_000_000_000)
    fc.assert(
      fc.property(amount, amount, fc.boolean(), fc.boolean(), (lumpPart, other, hostFund, authorityFund) => {
        const split = saved(lumpPart, other, hostFund, authorityFund)
        if (!split.ok) throw new Error('Savings that are not negative are split.')
        const parts = [split.host, split.hostFund, split.authorityFund, split.stateBudget]
        expect(sum(parts)).toBe(lumpPart + other)
      }),
    )
  })
})
