import fc from 'fast-check'
import {
  type AcceptanceBallot,
  acceptanceBallotDefects,
  acceptanceResult,
  amountLevel,
  type Delivery,
  filedTooLate,
  type Level,
  memberRating,
  type ProductRating,
} from '../../domain/council/acceptance-rating'
import { localDate } from '../../domain/instant'
import { seededCalendar as calendar, codes, law, varied } from './law'

const rating = (quantity: Level, quality: Level = 'pass', type: Level = 'pass'): ProductRating => ({
  type,
  quantity,
  quality,
})
const ballotOf = (products: ProductRating[], report: Level = 'pass', member = 'P1'): AcceptanceBallot => ({
  member,
  products: Object.fromEntries(products.map((product, index) => [`SP${index + 1}`, product])),
  report,
})
const deliveries = (...rows: [ordered: number, delivered: number][]): Delivery[] =>
  rows.map(([ordered, delivered], index) => ({ product: `SP${index + 1}`, ordered, delivered }))
const level = (ballot: AcceptanceBallot, rows: Delivery[], edition = law.acceptance) =>
  memberRating(ballot, rows, edition).level

describe('TT 11/2014, Điều 13.1a: a quantity exceeds, meets or misses the order', () => {
  test.each([
    [100, 99, 'fail'],
    [100, 100, 'pass'],
    [100, 101, 'excellent'],
    [0.5, 0.5, 'pass'],
    [0.3, 0.30000001, 'excellent'],
  ])('ordered %d, delivered %d: %s', (ordered, delivered, expected) => {
    expect(amountLevel({ product: 'SP1', ordered, delivered }, law.acceptance)).toBe(expected)
  })

  test("a threshold of 10 % is the edition's to set", () => {
    const tenth = varied(law.acceptance, 'excessOverOrderShare', { numerator: 1, denominator: 10 })
    const over = (delivered: number, edition = tenth) =>
      amountLevel({ product: 'SP1', ordered: 100, delivered }, edition)
    expect([over(109), over(110), over(111)]).toEqual(['pass', 'pass', 'excellent'])
    expect(over(110, varied(tenth, 'excessComparator', '>='))).toBe('excellent')
  })
})

describe('TT 11/2014, Điều 13.1c: a member\'s level, "excellent"', () => {
  const rows = deliveries([10, 11], [10, 11])
  const excellent = rating('excellent', 'excellent')

  test.each([
    ['everything excellent, report passes', [excellent, excellent], 'pass', 'excellent'],
    ['report excellent', [excellent, excellent], 'excellent', 'excellent'],
    ['report fails', [excellent, excellent], 'fail', 'fail'],
    ['one quality only passes', [excellent, rating('excellent', 'pass')], 'excellent', 'pass'],
    ['one quantity only passes', [excellent, rating('pass', 'excellent')], 'excellent', 'pass'],
    ['a volume only passes', [excellent, { ...excellent, volume: 'pass' as const }], 'excellent', 'pass'],
    ['a type fails', [excellent, rating('excellent', 'excellent', 'fail')], 'excellent', 'fail'],
  ] as const)('%s', (_title, products, report, expected) => {
    expect(level(ballotOf([...products], report), rows)).toBe(expected)
  })

  test("what the type and the report must reach is the edition's", () => {
    const typed = varied(law.acceptance, 'typeBlocksExcellent', true)
    expect(level(ballotOf([excellent, excellent]), rows, typed)).toBe('pass')
    const best = rating('excellent', 'excellent', 'excellent')
    expect(level(ballotOf([best, best]), rows, typed)).toBe('excellent')
    const reported = varied(law.acceptance, 'excellentReportLevel', 'excellent')
    expect(level(ballotOf([excellent, excellent], 'pass'), rows, reported)).toBe('pass')
    expect(level(ballotOf([excellent, excellent], 'excellent'), rows, reported)).toBe('excellent')
  })
})

describe('TT 11/2014, Điều 13.1c: a member\'s level, "pass"', () => {
  const products = (missed: number, met: number) => [
    ...Array.from({ length: missed }, () => rating('fail')),
    ...Array.from({ length: met }, () => rating('pass')),
  ]
  const amounts = (missed: number, met: number, delivered: number) =>
    deliveries(
      ...Array.from({ length: missed }, (): [number, number] => [100, delivered]),
      ...Array.from({ length: met }, (): [number, number] => [100, 100]),
    )

  test.each([
    [0, 4, 'pass'],
    [1, 4, 'pass'],
    [1, 3, 'pass'],
    [1, 2, 'fail'],
    [2, 6, 'pass'],
    [2, 5, 'fail'],
  ])('%d amounts missed and %d met (at least 3/4): %s', (missed, met, expected) => {
    expect(level(ballotOf(products(missed, met)), amounts(missed, met, 90))).toBe(expected)
  })

  test.each([
    [74, 'fail'],
    [75, 'pass'],
    [76, 'pass'],
  ])('a missed amount reaches %d of 100 (at least 3/4 of the order): %s', (delivered, expected) => {
    expect(level(ballotOf(products(1, 3)), amounts(1, 3, delivered))).toBe(expected)
  })

  test.each([
    ['a quality fails', [rating('pass', 'fail'), rating('pass')], 'pass'],
    ['a type fails', [rating('pass', 'pass', 'fail'), rating('pass')], 'pass'],
    ['the report fails', [rating('pass'), rating('pass')], 'fail'],
  ] as const)('%s: fail', (_title, rated, report) => {
    expect(level(ballotOf([...rated], report), deliveries([1, 1], [1, 1]))).toBe('fail')
  })

  test('quantity and volume are counted together (reading "Member\'s rating")', () => {
    const both: ProductRating = { type: 'pass', quantity: 'pass', volume: 'fail', quality: 'pass' }
    const met: ProductRating = { type: 'pass', quantity: 'pass', volume: 'pass', quality: 'pass' }
    expect(level(ballotOf([both, met]), deliveries([100, 90], [100, 100]))).toBe('pass')
    expect(level(ballotOf([both]), deliveries([100, 90]))).toBe('fail')
  })

  test('where there are no amounts the 3/4 rule is met (reading "Member\'s rating")', () => {
    expect(level(ballotOf([{ type: 'pass', quality: 'pass' }]), deliveries([1, 1]))).toBe('pass')
  })

  test('a missed amount without a row of the table is too short', () => {
    expect(level(ballotOf(products(1, 3)), [])).toBe('fail')
  })

  test('what kept it from a higher level is told', () => {
    const found = memberRating(
      ballotOf([rating('pass', 'fail'), rating('fail')], 'fail'),
      deliveries([1, 1], [2, 1]),
      law.acceptance,
    )
    expect(found).toEqual({
      level: 'fail',
      notExcellentFor: ['SP1', 'SP2', 'report'],
      notPassedFor: ['SP1', 'SP2', 'report'],
    })
  })
})

describe('a ballot that contradicts the table or itself is invalid', () => {
  const rows = deliveries([10, 10], [10, 12])
  const right = ballotOf([rating('pass'), rating('excellent')])

  test.each([
    ['nothing', right, []],
    ['the overall level fits', { ...right, overall: 'pass' as const }, []],
    ['the overall level differs', { ...right, overall: 'excellent' as const }, ['acceptance/overall-level']],
    ['a product is left out', ballotOf([rating('pass')]), ['acceptance/products-missing']],
    [
      'a product is not of the contract',
      ballotOf([rating('pass'), rating('excellent'), rating('pass')]),
      ['acceptance/products-unknown'],
    ],
    ['a quantity differs', ballotOf([rating('excellent'), rating('excellent')]), ['acceptance/amount-level']],
  ])('%s', (_title, ballot, expected) => {
    expect(codes(acceptanceBallotDefects(ballot, rows, law.acceptance))).toEqual(expected)
  })
})

describe("TT 11/2014, Điều 13.2: the council's result", () => {
  const over = deliveries([10, 11])
  /** A council's ballots: so many excellent, pass, fail. */
  const cast = (excellent: number, pass: number, fail: number): AcceptanceBallot[] =>
    [
      ...Array.from({ length: excellent }, () => ballotOf([rating('excellent', 'excellent')])),
      ...Array.from({ length: pass }, () => ballotOf([rating('excellent', 'pass')])),
      ...Array.from({ length: fail }, () => ballotOf([rating('excellent', 'fail')])),
    ].map((ballot, index) => ({ ...ballot, member: `P${index + 1}` }))
  const result = (ballots: AcceptanceBallot[], present = ballots.length, edition = law, late = false) =>
    acceptanceResult({ ballots, deliveries: over, appointed: 9, present, filedTooLate: late }, edition)

  test.each([
    [6, 3, 0, 'pass'],
    [7, 2, 0, 'excellent'],
    [5, 3, 0, 'pass'],
    [6, 2, 0, 'excellent'],
    [8, 0, 1, 'pass'],
    [9, 0, 0, 'excellent'],
  ])(
    'excellent: %d excellent, %d pass, %d fail: %s (at least 3/4, no fail)',
    (excellent, pass, fail, expected) => {
      expect(result(cast(excellent, pass, fail)).conclusion).toBe(expected)
    },
  )

  test.each([
    [0, 7, 2, 'pass'],
    [0, 6, 3, 'pass'],
    [0, 5, 4, 'fail'],
    [0, 6, 2, 'pass'],
    [0, 5, 3, 'fail'],
    [0, 4, 2, 'pass'],
    [5, 0, 4, 'fail'],
  ])('fail: %d excellent, %d pass, %d fail: %s (more than 1/3)', (excellent, pass, fail, expected) => {
    expect(result(cast(excellent, pass, fail)).conclusion).toBe(expected)
  })

  test('members who cast no valid ballot stay in the base (reading "Votes")', () => {
    expect(result(cast(6, 0, 0), 8)).toMatchObject({ base: 8, conclusion: 'excellent' })
    expect(result(cast(6, 0, 0), 9)).toMatchObject({ base: 9, conclusion: 'pass' })
    const wrong = { ...ballotOf([rating('fail')]), member: 'P9' }
    expect(result([...cast(6, 0, 0), wrong], 9)).toMatchObject({
      invalidBallots: ['P9'],
      turnout: { cast: 7, valid: 6 },
      conclusion: 'pass',
    })
    const council = varied(law.council, 'invalidBallotsInBase', false)
    expect(result(cast(6, 0, 0), 9, { ...law, council })).toMatchObject({ base: 6, conclusion: 'excellent' })
  })

  test('"fail" is tested first, and whether a single "fail" spoils "excellent" is the edition\'s', () => {
    const lax = { ...law, acceptance: varied(law.acceptance, 'excellentAllowsFail', true) }
    expect(result(cast(8, 0, 1), 9, lax).conclusion).toBe('excellent')
    const half = varied(lax.acceptance, 'excellentShare', { numerator: 1, denominator: 2 })
    expect(result(cast(5, 0, 4), 9, { ...law, acceptance: half }).conclusion).toBe('fail')
    const last = varied(half, 'failJudgedFirst', false)
    expect(result(cast(5, 0, 4), 9, { ...law, acceptance: last }).conclusion).toBe('excellent')
    expect(result(cast(0, 5, 4), 9, { ...law, acceptance: last }).conclusion).toBe('fail')
  })

  test('without a valid ballot the sitting is repeated', () => {
    expect(result([], 9).conclusion).toBe('repeat')
    expect(
      result([], 9, { ...law, council: varied(law.council, 'repeatedWithoutValidBallot', false) }).conclusion,
    ).toBe('pass')
  })

  test('TT 11/2014, Điều 13.1c: a dossier more than six months late fails whatever the ballots say', () => {
    const due = calendar.addTerm(localDate('2026-01-15'), law.acceptance.lateFail.value)
    expect(due?.date).toBe('2026-07-15')
    expect(due && filedTooLate(localDate('2026-07-15'), due)).toBe(false)
    expect(due && filedTooLate(localDate('2026-07-16'), due)).toBe(true)
    expect(result(cast(9, 0, 0), 9, law, true)).toMatchObject({
      conclusion: 'fail',
      fail: 9,
      filedTooLate: true,
      clause: law.acceptance.lateFail.cite,
    })
    expect(result([], 9, law, true).conclusion).toBe('fail')
  })

  test('for every count: the three levels are exclusive and more fails never help', () => {
    const rank = { fail: 0, pass: 1, excellent: 2, repeat: 3 }
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), fc.nat(8), (excellent, pass, fail) => {
        const total = excellent + pass + fail + 1
        const better = result(cast(excellent, pass + 1, fail), total).conclusion
        const worse = result(cast(excellent, pass, fail + 1), total).conclusion
        expect(rank[worse] <= rank[better]).toBe(true)
      }),
    )
  })
})
