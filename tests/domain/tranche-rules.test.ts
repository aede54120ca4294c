import fc from 'fast-check'
import { localDate } from '../../domain/instant'
import { dong, sum } from '../../domain/money'
import {
  advisedPlan,
  appropriationYear,
  type ContractAccount,
  firstAdvanceLimit,
  mayApproveTranche,
  mayConfirmPayment,
  mayRequestTranche,
  maySettle,
  planDefects,
  trancheDefects,
} from '../../domain/tranche-rules'
import { codes, law, varied } from './law'

const million = (count: number) => dong(count * 1_000_000)
const account = (change: Partial<ContractAccount> = {}): ContractAccount => ({
  contract: million(1000),
  yearAvailable: million(1000),
  paid: dong(0),
  reserved: dong(0),
  advanced: dong(0),
  settled: dong(0),
  equipmentExcepted: dong(0),
  missedReports: 0,
  ...change,
})
const paid = (advanced: number, settled: number, change: Partial<ContractAccount> = {}) =>
  account({ paid: million(advanced), advanced: million(advanced), settled: million(settled), ...change })
const advance = (amount: number, given: ContractAccount, execution = law.execution) =>
  codes(trancheDefects({ kind: 'advance', amountDong: million(amount) }, given, execution))
const final = (amount: number, given: ContractAccount, execution = law.execution) =>
  codes(trancheDefects({ kind: 'finalPayment', amountDong: million(amount) }, given, execution))

describe('TTLT 27/2015, Điều 13.1b: the first advance', () => {
  test.each([
    [499_999_999, []],
    [500_000_000, []],
    [500_000_001, ['tranche/first-advance']],
  ])('%d of a billion, at most 50 %%: %j', (amount, expected) => {
    const request = { kind: 'advance' as const, amountDong: dong(amount) }
    expect(codes(trancheDefects(request, account(), law.execution))).toEqual(expected)
  })

  test.each([
    [299, []],
    [300, []],
    [301, ['tranche/above-year']],
  ])('%d million of 300 left in the year: %j', (amount, expected) => {
    expect(advance(amount, account({ yearAvailable: million(300) }))).toEqual(expected)
  })

  test("the base of the share, and the year's limit, are the edition's", () => {
    const byYear = varied(law.execution, 'advanceBase', 'yearAllocation')
    expect(firstAdvanceLimit(account({ yearAvailable: million(300) }), byYear)).toBe(150_000_000)
    expect(advance(151, account({ yearAvailable: million(300) }), byYear)).toEqual(['tranche/first-advance'])
    const free = varied(law.execution, 'advanceWithinYearAllocation', false)
    expect(advance(400, account({ yearAvailable: million(300) }), free)).toEqual([])
  })

  test('another that waits is an earlier one', () => {
    expect(advance(100, account({ reserved: million(100) }))).toEqual(['tranche/not-settled'])
  })
})

describe('TTLT 27/2015, Điều 13.2a: the next advance', () => {
  test.each([
    [249, ['tranche/not-settled']],
    [250, []],
    [251, []],
  ])('with %d of 500 million settled, at least 50 %%: %j', (settled, expected) => {
    expect(advance(200, paid(500, settled))).toEqual(expected)
  })

  test.each([
    [99, 150, ['tranche/not-settled']],
    [100, 150, ['tranche/not-settled']],
    [175, 150, []],
    [0, 500, []],
  ])('with %d settled and %d of 500 million in equipment excepted: %j', (settled, excepted, expected) => {
    expect(advance(200, paid(500, settled, { equipmentExcepted: million(excepted) }))).toEqual(expected)
  })

  test("the comparator and the exception are the edition's", () => {
    const more = varied(law.execution, 'nextAdvanceComparator', '>')
    expect(advance(200, paid(500, 250), more)).toEqual(['tranche/not-settled'])
    const strict = varied(law.execution, 'nextAdvanceEquipmentExcepted', false)
    expect(advance(200, paid(500, 0, { equipmentExcepted: million(500) }), strict)).toEqual([
      'tranche/not-settled',
    ])
  })
})

describe('TTLT 27/2015, Điều 13.2d: the last payment', () => {
  test.each([
    [undefined, ['tranche/needs-pass']],
    ['fail', ['tranche/needs-pass']],
    ['pass', []],
    ['excellent', []],
  ] as const)('with acceptance %s: %j', (acceptance, expected) => {
    const given = paid(800, 0, acceptance ? { acceptance } : {})
    expect(final(200, given)).toEqual(expected)
  })

  test('an edition may not ask for it', () => {
    expect(final(200, paid(800, 0), varied(law.execution, 'lastPaymentNeedsPass', false))).toEqual([])
  })
})

describe('every tranche', () => {
  test.each([
    [200, []],
    [201, ['tranche/above-contract']],
  ])('%d million with 800 paid or reserved of a billion: %j', (amount, expected) => {
    const given = paid(500, 400, { reserved: million(300) })
    expect(advance(amount, given).filter((code) => code !== 'tranche/not-settled')).toEqual(expected)
  })

  test.each([
    [0, []],
    [1, []],
    [2, ['tranche/reports-missed']],
    [3, ['tranche/reports-missed']],
  ])('TT 09/2014, Điều 9.1: with %d reports missed: %j', (missedReports, expected) => {
    expect(advance(100, account({ missedReports }))).toEqual(expected)
  })

  test('nothing and less than nothing are no tranche', () => {
    expect(advance(0, account())).toEqual(['tranche/not-positive'])
    expect(final(-1, account())).toEqual(['tranche/not-positive'])
  })

  test('the first reason is the verdict', () => {
    const request = { kind: 'advance' as const, amountDong: million(600) }
    expect(mayRequestTranche(request, account(), law.execution)).toMatchObject({
      code: 'tranche/first-advance',
      clause: law.execution.firstAdvanceShare.cite,
      params: { amountDong: 600_000_000, most: 500_000_000 },
    })
    const lawful = { kind: 'advance' as const, amountDong: million(500) }
    expect(mayRequestTranche(lawful, account(), law.execution)).toEqual({ ok: true })
  })

  test('for every run of requests: what was granted never exceeds the contract', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 8 }), (amounts) => {
        let given = account({ acceptance: 'pass' })
        for (const amount of amounts) {
          const request = { kind: 'advance' as const, amountDong: million(amount) }
          if (!mayRequestTranche(request, given, law.execution).ok) continue
          const total = sum([given.paid, request.amountDong])
          given = { ...given, paid: total, advanced: total, settled: total }
        }
        expect(given.paid <= given.contract).toBe(true)
      }),
    )
  })
})

describe('the plan of a contract', () => {
  const plan = (...amounts: number[]) =>
    amounts.map((amount, index) => ({
      no: index + 1,
      amountDong: million(amount),
      last: index === amounts.length - 1,
    }))
  const defects = (given: ReturnType<typeof plan>) => codes(planDefects(given, million(1000), law.execution))

  test.each([
    [[500, 300, 200], []],
    [[501, 299, 200], ['tranche/first-advance']],
    [[500, 300, 199], ['plan/sum']],
    [[500, 300, 201], ['plan/sum']],
    [[500, 500, 0], ['plan/not-positive']],
    [[], ['plan/empty']],
    [[1000], []],
  ])('%j million: %j', (amounts, expected) => expect(defects(plan(...amounts))).toEqual(expected))

  test('tranches are numbered in order and the last is the last', () => {
    const [first, second] = plan(500, 500)
    if (!first || !second) throw new Error('A plan of two has two tranches.')
    expect(defects([second, first])).toEqual(['plan/numbering', 'plan/last'])
    expect(defects([first, { ...second, last: false }])).toEqual(['plan/last'])
  })

  test('the advised plan sums to the contract for every amount and is lawful', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 50_000_000_000 }), (amount) => {
        const advised = advisedPlan(dong(amount), law.execution)
        expect(sum(advised.map((tranche) => tranche.amountDong))).toBe(amount)
        expect(planDefects(advised, dong(amount), law.execution)).toEqual([])
      }),
    )
  })
})

describe('settlement, year and hands', () => {
  test.each([
    [100, true],
    [101, false],
    [0, false],
  ])('%d million more of 300 paid and 200 settled: %s', (amount, expected) => {
    expect(maySettle(million(amount), { paid: million(300), settled: million(200) }).ok).toBe(expected)
  })

  test('a tranche belongs to the year that the edition names', () => {
    const dates = { requestedOn: localDate('2025-12-29'), paidOn: localDate('2026-01-05') }
    expect(appropriationYear(dates, law.execution)).toBe(2026)
    expect(appropriationYear(dates, varied(law.execution, 'appropriationYear', 'yearRequested'))).toBe(2025)
  })

  test('the approver neither makes nor checks the request, nor confirms the payment', () => {
    const hands = { requestedBy: 'A', checkedBy: 'B', approvedBy: 'C' }
    expect(mayApproveTranche('A', hands, law.execution).ok).toBe(false)
    expect(mayApproveTranche('B', hands, law.execution).ok).toBe(false)
    expect(mayApproveTranche('C', hands, law.execution).ok).toBe(true)
    expect(mayConfirmPayment('C', hands, law.execution).ok).toBe(false)
    expect(mayConfirmPayment('D', hands, law.execution).ok).toBe(true)
    const lax = varied(law.execution, 'approverIsNotMaker', false)
    expect(mayApproveTranche('A', hands, lax).ok).toBe(true)
    expect(mayConfirmPayment('C', hands, lax).ok).toBe(true)
  })
})
