import {
  type Estimate,
  type EstimateContext,
  estimateDefects,
  overheadOf,
  remunerationOf,
  type TeamRow,
} from '../../domain/estimate'
import { dong } from '../../domain/money'
import { context, estimate, mainMembers, pi, secretary } from './estimates'
import { codes, law, varied } from './law'

const found = (given: Estimate, where: Partial<EstimateContext> = {}, appraisal = law.appraisal) =>
  codes(estimateDefects(given, { ...context, ...where }, appraisal))
const withRow = (index: number, change: Partial<TeamRow>) =>
  estimate({ team: estimate().team.map((row, at) => (at === index ? { ...row, ...change } : row)) })

/** The same sums with so much equipment, the rest in materials. */
const withEquipment = (state: number, stateTotal = 2_000_000_000) => {
  const overhead = overheadOf(dong(stateTotal), law.appraisal)
  return estimate({
    stateTotal,
    lines: [
      { line: 'remuneration', state: 840_000_000, counterpart: 0 },
      { line: 'materials', state: stateTotal - 840_000_000 - state - overhead, counterpart: 50_000_000 },
      { line: 'equipment', state, counterpart: 0 },
      { line: 'overhead', state: overhead, counterpart: 0 },
    ],
  })
}

test('the estimate that the tables start from has no defect', () => expect(found(estimate())).toEqual([]))

describe('the team (TT 02/2023, Điều 3; TT 03/2023/TT-BTC, Điều 4.1)', () => {
  test('Điều 3.1c: exactly one investigator, the one who applies', () => {
    const none = estimate({ team: [secretary, mainMembers] })
    expect(found(none)).toContain('estimate/investigators')
    expect(found(withRow(0, { headcount: 2 }))).toContain('estimate/investigators')
    expect(found(withRow(0, { person: 'X' }))).toEqual(['estimate/investigator-differs'])
  })

  test('Điều 3.2b: at most one secretary', () => {
    expect(found(withRow(1, { headcount: 2, amount: 240_000_000 }))).toContain('estimate/secretaries')
    const without = { ...secretary, headcount: 0, amount: 0 }
    expect(found(estimate({ team: [pi, without, mainMembers] }))).toEqual(['estimate/sum'])
  })

  test.each([
    [1, ['estimate/main-members']],
    [2, []],
    [3, []],
  ])('Điều 3.3b: two main members for %d contents: %j', (contents, expected) => {
    expect(found(estimate(), { contents })).toEqual(expected)
  })

  test.each([
    [39_999_999, false],
    [40_000_000, false],
    [40_000_001, true],
  ])("Điều 4.1a: an investigator's month at %d is too dear: %s", (ratePerMonth, tooDear) => {
    const all = estimateDefects(withRow(0, { ratePerMonth }), context, law.appraisal)
    const rate = all.filter((defect) => defect.code === 'estimate/rate' && defect.params.most === 40_000_000)
    expect(rate).toHaveLength(tooDear ? 1 : 0)
  })

  test.each([
    [31_999_999, ['estimate/rate-by-weight', 'estimate/amount']],
    [32_000_000, []],
    [32_000_001, ['estimate/rate', 'estimate/rate-by-weight', 'estimate/amount']],
  ])("Điều 4.1a: another's month at %d, at most 0.8 of the investigator's: %j", (ratePerMonth, expected) => {
    expect(found(withRow(2, { ratePerMonth }))).toEqual(expected)
  })

  test('the limit may be taken of the ceiling instead (a reading of the edition)', () => {
    const half = estimate({
      team: [{ ...pi, ratePerMonth: 20_000_000, amount: 200_000_000 }, secretary, mainMembers],
    })
    expect(found(half).filter((code) => code === 'estimate/rate')).toHaveLength(1)
    const ceiling = varied(law.appraisal, 'othersRateBase', 'rateCeiling')
    expect(found(half, {}, ceiling)).not.toContain('estimate/rate')
  })

  test('TT 02/2023, Điều 4.1: weights are those of the table', () => {
    expect(found(withRow(1, { weight: 0.31 }))).toEqual(['estimate/weight'])
    expect(found(withRow(1, { weight: 0.3 }))).toEqual([])
  })

  test.each([
    [18, ['estimate/sum']],
    [19, ['estimate/sum', 'estimate/months']],
    [-1, ['estimate/months', 'estimate/amount']],
  ])('%d converted months of a task of 18: %j', (convertedMonths, expected) => {
    const amount = Math.max(0, convertedMonths) * 12_000_000
    const given = withRow(1, { convertedMonths, ...(convertedMonths > 0 ? { amount } : {}) })
    expect(found(given)).toEqual(expected)
  })

  test('Điều 4.1a: a converted month is 22 days, and a part of a day is none', () => {
    expect(remunerationOf({ ratePerMonth: 22_000_000, convertedMonths: 0.5, headcount: 3 })).toBe(33_000_000)
    expect(found(withRow(1, { convertedMonths: 0.5, amount: 6_000_000 }))).toEqual(['estimate/sum'])
    expect(found(withRow(1, { convertedMonths: 0.3, amount: 3_600_000 }))).toEqual([
      'estimate/sum',
      'estimate/part-of-a-day',
    ])
  })

  test('an amount is rate times months times heads', () => {
    expect(found(withRow(1, { amount: 119_999_999 }))).toEqual(['estimate/sum', 'estimate/amount'])
  })
})

describe('lines and sums', () => {
  test('amounts that are not whole đồng stop the rest', () => {
    const lines = estimate().lines.map((line) => ({ ...line, state: line.state + 0.5 }))
    expect(found(estimate({ lines }))).toEqual(['estimate/not-whole-dong'])
    expect(found(estimate({ stateTotal: -1 }))).toEqual(['estimate/not-whole-dong'])
  })

  test.each([
    [{ stateTotal: 2_000_000_020 }, ['estimate/sum', 'estimate/overhead']],
    [{ counterpartTotal: 49_999_999 }, ['estimate/sum']],
  ])('a total that is not the sum of its lines %j: %j', (change, expected) => {
    expect(found(estimate(change))).toEqual(expected)
  })

  test('a line twice', () => {
    const lines = [...estimate().lines, { line: 'materials' as const, state: 0, counterpart: 0 }]
    expect(found(estimate({ lines }))).toEqual(['estimate/line-twice'])
  })

  test('a line that the edition does not know', () => {
    const smaller = varied(law.appraisal, 'lines', ['remuneration', 'materials', 'overhead'])
    expect(found(estimate(), {}, smaller)).toEqual(['estimate/line-unknown'])
  })

  test('every defect comes at once', () => {
    const bad = estimate({
      stateTotal: 1_999_999_980,
      team: [pi, secretary, { ...mainMembers, headcount: 3 }],
    })
    expect(found(bad)).toEqual([
      'estimate/sum',
      'estimate/main-members',
      'estimate/amount',
      'estimate/overhead',
      'estimate/final-lump-assets-share',
    ])
  })
})

describe('TT 03/2023/TT-BTC, Điều 4.7: overhead is 5 %, at most 300 million', () => {
  test.each([
    [1_000_000_000, 50_000_000],
    [30, 2],
    [29, 1],
    [5_999_999_980, 299_999_999],
    [6_000_000_000, 300_000_000],
    [9_000_000_000, 300_000_000],
  ])('of %d: %d', (total, expected) => expect(overheadOf(dong(total), law.appraisal)).toBe(expected))

  test('less or more than that is a defect', () => {
    const shifted = (by: number) =>
      estimate({
        lines: estimate().lines.map((line) =>
          line.line === 'overhead'
            ? { ...line, state: line.state + by }
            : line.line === 'materials'
              ? { ...line, state: line.state - by }
              : line,
        ),
      })
    expect(found(shifted(1))).toEqual(['estimate/overhead'])
    expect(found(shifted(-1))).toEqual(['estimate/overhead'])
  })
})

describe('TT 03/2023/TT-BTC, Điều 4.2: hired experts', () => {
  test.each([
    [{ domesticExperts: 252_000_000 }, []],
    [{ domesticExperts: 252_000_001 }, ['estimate/domestic-experts']],
    [{ foreignExperts: 420_000_000 }, []],
    [{ foreignExperts: 420_000_001 }, ['estimate/foreign-experts']],
    [{ domesticExperts: 600_000_000, foreignExperts: 600_000_000, expertsExplained: true }, []],
  ])('of 840 million in remuneration %j: %j', (experts, expected) => {
    expect(found(estimate(experts))).toEqual(expected)
  })
})

describe('TTLT 27/2015, Điều 6.1: lump sum to the final product', () => {
  test.each([
    [299_999_999, []],
    [300_000_000, []],
    [300_000_001, ['estimate/final-lump-assets-share']],
  ])('6.1c: assets of %d of two billion, at most 15 %%: %j', (state, expected) => {
    expect(found(withEquipment(state))).toEqual(expected)
    expect(found({ ...withEquipment(state), lumpSum: 'partial' })).toEqual([])
  })

  test.each([
    [1_000_000_000, []],
    [1_000_000_001, ['estimate/final-lump-assets-ceiling']],
  ])('6.1c: assets of %d, at most a billion: %j', (state, expected) => {
    expect(found(withEquipment(state, 8_000_000_000))).toEqual(expected)
  })

  test('6.1b: products and their user are specified', () => {
    expect(found(estimate(), { products: [] })).toEqual(['estimate/final-lump-products'])
    const vague = [{ name: 'Quy trình', quantity: 0, unit: 'quy trình', quality: 'Tốt' }]
    expect(found(estimate(), { products: vague })).toEqual(['estimate/final-lump-products'])
    expect(found(estimate(), { resultUser: null })).toEqual(['estimate/final-lump-user'])
    expect(found(estimate({ lumpSum: 'partial' }), { products: [], resultUser: null })).toEqual([])
  })

  test.each([
    [2, ['estimate/final-lump-tasks-led']],
    [3, []],
  ])('an edition that asks for three tasks led, of which %d: %j', (hostTasksLed, expected) => {
    expect(found(estimate(), { hostTasksLed }, varied(law.appraisal, 'finalLumpTasksLed', 3))).toEqual(
      expected,
    )
  })
})
