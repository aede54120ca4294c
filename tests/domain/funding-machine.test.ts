import { localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import { disbursementMachine, type TrancheBrief } from '../../domain/stages/disbursement'
import { fundingMachine } from '../../domain/stages/funding'
import type { FundingState } from '../../domain/stages/funding-state'
import { appraisalBrief, demoMoney, on } from '../support/demo-money'
import { Driven } from './driven-machine'
import { law } from './law'

const plan = [
  { number: 1, kind: 'advance', amountDong: dong(400) },
  { number: 2, kind: 'advance', amountDong: dong(400) },
  { number: 3, kind: 'finalPayment', amountDong: dong(200) },
] as const
const base = appraisalBrief('T', demoMoney('T01'))
const contracting = {
  ...{ applicationId: 'A', host: 'X-02', principalInvestigator: 'H', scientificSecretary: null },
  ...{ keyPersons: [], partners: [], stateDong: dong(1_000), counterpartDong: dong(0), durationMonths: 12 },
  ...{ lumpSum: 'final' as const, decidedOn: localDate('2024-06-24'), contractNumber: '1' },
  ...{ signedOn: localDate('2024-07-10'), endsOn: localDate('2025-07-10'), tranchePlan: plan },
}
const brief = { ...base, previous: { ...base.previous, contracting } }
const day = on('2024-07-15')

const asks = (number: number, more: object = {}) => ({
  ...{ number, amountDong: plan[number - 1]?.amountDong ?? 1, yearAvailableDong: 1_000, missedReports: 0 },
  ...more,
})

/** The money of a contract after so many paid tranches, with so much of them settled. */
function funded(paid: number, settledDong = 0, acceptance?: 'pass'): Driven<FundingState> {
  const driven = new Driven<FundingState>(fundingMachine, brief)
  if (acceptance) hear(driven, 'acceptanceConcluded', { rating: acceptance })
  for (let number = 1; number <= paid; number++) {
    if (number === 2) settle(driven, Math.max(settledDong, 200))
    const asked = driven.do('requestTranche', 'H', day, asks(number))
    hear(driven, 'tranchePaid', asked as object)
  }
  if (paid < 2 && settledDong > 0) settle(driven, settledDong)
  return driven
}

function settle(driven: Driven<FundingState>, amountDong: number): void {
  driven.do('submitSettlement', 'H', day, { amountDong })
  driven.do('confirmSettlement', 'M', day, {
    confirmedDong: amountDong,
    equipmentExceptedDong: 0,
    reasons: 0,
  })
}

function hear(driven: Driven<FundingState>, type: string, data: object): void {
  driven.hear({ type, at: day, by: 'X', data })
}

describe('a request for money', () => {
  test.each([
    ['a tranche that the plan does not have', 0, 0, asks(4), 'funding/no-such-tranche'],
    ['the second before the first', 0, 0, asks(2), 'funding/tranche-order'],
    ['another amount than planned', 0, 0, asks(1, { amountDong: 399 }), 'funding/amount-differs'],
    ['a paid tranche again', 1, 200, asks(1), 'funding/tranche-taken'],
    ['more than the year has', 0, 0, asks(1, { yearAvailableDong: 399 }), 'tranche/above-year'],
    ['with two reports missing', 0, 0, asks(1, { missedReports: 2 }), 'tranche/reports-missed'],
    ['the second with less than half of the first settled', 1, 199, asks(2), 'tranche/not-settled'],
    ['the last before acceptance', 2, 200, asks(3), 'tranche/needs-pass'],
  ])('for %s is refused', (_name, paid, settledDong, body, code) => {
    const driven = funded(paid, settledDong)
    expect(driven.try('requestTranche', 'H', day, body)).toMatchObject({ code })
    expect(driven.state.pending).toEqual([])
  })

  test.each([
    ['the first', 0, 0, 1, undefined],
    ['the first with one report missing', 0, 0, 1, undefined],
    ['the second with half of the first settled', 1, 200, 2, undefined],
    ['the last after acceptance', 2, 200, 3, 'pass' as const],
  ])('for %s is taken', (_name, paid, settledDong, number, acceptance) => {
    const driven = funded(paid, settledDong, acceptance)
    const missedReports = number === 1 ? 1 : 0
    driven.do('requestTranche', 'H', day, asks(number, { missedReports }))
    expect(driven.state.pending).toMatchObject([{ number, request: paid + 1, year: 2024 }])
  })

  test('is made anew with another number after a refusal', () => {
    const driven = funded(0)
    const asked = driven.do('requestTranche', 'H', day, asks(1))
    expect(driven.try('requestTranche', 'H', day, asks(1))).toMatchObject({ code: 'funding/tranche-taken' })
    hear(driven, 'trancheRefused', asked as object)
    expect(driven.do('requestTranche', 'H', day, asks(1))).toMatchObject({ request: 2, number: 1 })
  })

  test('rests while the task is paused and ends with its termination', () => {
    const driven = funded(0)
    hear(driven, 'taskPaused', {})
    expect(driven.try('requestTranche', 'H', day, asks(1))).toMatchObject({ code: 'funding/frozen' })
    hear(driven, 'taskResumed', { endsOn: localDate('2025-08-10') })
    expect(driven.state.endsOn).toBe('2025-08-10')
    driven.do('requestTranche', 'H', day, asks(1))
    hear(driven, 'terminationDecided', { refundDong: 100 })
    expect(driven.state).toMatchObject({ status: 'stopped', pending: [], cancelled: [1], refundDong: 100 })
    expect(driven.try('requestTranche', 'H', day, asks(1))).toMatchObject({ code: 'funding/stopped' })
    expect(fundingMachine.told.terminationDecided.relays(driven.state)).toEqual(['task/T/tranche/1'])
  })
})

describe('a settlement', () => {
  test.each([
    [400, undefined],
    [401, 'settlement/above-paid'],
    [0, 'settlement/not-positive'],
  ])('of %d of 400 đồng paid: %s', (amountDong, code) => {
    expect(funded(1).try('submitSettlement', 'H', day, { amountDong })?.code).toBe(code)
  })

  test.each([
    [300, 0, 'settlement/cut-without-reason'],
    [300, 1, undefined],
    [401, 1, 'settlement/above-declared'],
  ])('is confirmed for %d of 400 with %d reasons: %s', (confirmedDong, reasons, code) => {
    const driven = funded(1)
    driven.do('submitSettlement', 'H', day, { amountDong: 400 })
    const confirmed = { confirmedDong, equipmentExceptedDong: 0, reasons }
    expect(driven.try('confirmSettlement', 'M', day, confirmed)?.code).toBe(code)
  })

  test('advances for equipment do not hold up the next advance', () => {
    const driven = funded(1)
    driven.do('submitSettlement', 'H', day, { amountDong: 100 })
    const confirmed = { confirmedDong: 100, equipmentExceptedDong: 200, reasons: 0 }
    driven.do('confirmSettlement', 'M', day, confirmed)
    driven.do('requestTranche', 'H', day, asks(2))
    expect(driven.state.pending).toHaveLength(1)
  })

  test('is final once, after acceptance, when everything is accounted for', () => {
    const final = { approvedDong: 579, hostHasFund: true, authorityHasFund: true }
    const savings = { lumpSavingsDong: 50, otherSavingsDong: 21 }
    const before = funded(1, 400)
    expect(before.try('approveFinalSettlement', 'F', day, { ...final, ...savings })).toMatchObject({
      code: 'settlement/not-accepted',
    })
    const driven = funded(2, 200, 'pass')
    settle(driven, 400)
    expect(driven.try('approveFinalSettlement', 'F', day, { ...final, ...savings })).toMatchObject({
      code: 'settlement/unsettled',
      params: { unsettledDong: 200 },
    })
    driven.do('returnUnspent', 'H', day, { amountDong: 200 })
    const differing = { ...final, ...savings, approvedDong: 580 }
    expect(driven.try('approveFinalSettlement', 'F', day, differing)).toMatchObject({
      code: 'settlement/final-differs',
    })
    expect(driven.do('approveFinalSettlement', 'F', day, { ...final, ...savings })).toMatchObject({
      savings: { host: 50, hostFund: 11, authorityFund: 10, stateBudget: 0 },
    })
    expect(driven.try('approveFinalSettlement', 'F', day, { ...final, ...savings })).toMatchObject({
      code: 'settlement/final-already',
    })
    hear(driven, 'contractLiquidated', { way: 'accepted' })
    expect(driven.outcome).toBe('settled')
  })
})

test('a refund is paid in parts up to what was decided, and no further', () => {
  const driven = funded(1)
  expect(driven.try('payRefund', 'H', day, { amountDong: 1 })).toMatchObject({
    code: 'refund/none-due',
    clause: law.execution.refundPaid.cite,
  })
  hear(driven, 'refundDecided', { refundDong: 100 })
  expect(driven.awaited).toContain('payRefund')
  driven.do('payRefund', 'H', day, { amountDong: 60 })
  expect(driven.try('payRefund', 'H', day, { amountDong: 41 })).toMatchObject({ code: 'refund/above-due' })
  expect(driven.do('payRefund', 'H', day, { amountDong: 40 })).toMatchObject({ remainingDong: 0 })
  hear(driven, 'contractLiquidated', { way: 'failed' })
  expect(driven.outcome).toBe('recovered')
})

const tranche: TrancheBrief = {
  ...{ taskId: 'T', request: 1, number: 1, kind: 'advance', amountDong: dong(400), year: 2024 },
  ...{ paidBeforeDong: dong(0), requestedBy: 'H', requestedOn: localDate('2024-12-27') },
}

describe('one tranche', () => {
  const opened = () => new Driven(disbursementMachine, tranche)

  test('goes through four different hands', () => {
    const driven = opened()
    expect(driven.try('checkTranche', 'H', day)).toMatchObject({ code: 'tranche/checker-is-maker' })
    driven.do('checkTranche', 'C', day)
    for (const person of ['H', 'C'])
      expect(driven.try('approveTranche', person, day)).toMatchObject({
        code: 'tranche/approver-is-maker',
        clause: law.execution.approverIsNotMaker.cite,
      })
    driven.do('approveTranche', 'A', day)
    expect(driven.try('payTranche', 'A', day)).toMatchObject({ code: 'tranche/confirmer-is-approver' })
    for (const person of ['H', 'C'])
      expect(driven.try('payTranche', person, day)).toMatchObject({ code: 'tranche/confirmer-is-maker' })
    expect(driven.do('payTranche', 'K', on('2025-01-06'))).toMatchObject({ year: 2025, request: 1 })
    expect(driven.outcome).toBe('paid')
    expect(driven.try('payTranche', 'K', day)).toMatchObject({ code: 'process/ended' })
  })

  test('is refused before approval, returned after it, each with reasons', () => {
    const early = opened()
    expect(early.try('refuseTranche', 'C', day, { reasons: 0 })).toMatchObject({
      code: 'tranche/without-reasons',
    })
    early.do('refuseTranche', 'C', day, { reasons: 1 })
    expect(early.outcome).toBe('refused')
    const late = opened()
    expect(late.try('returnTranche', 'K', day, { reasons: 1 })).toMatchObject({ code: 'process/not-in-turn' })
    late.do('checkTranche', 'C', day)
    late.do('approveTranche', 'A', day)
    late.do('returnTranche', 'K', day, { reasons: 1 })
    expect(late.outcome).toBe('returned')
  })

  test('is neither approved nor paid while the task is paused, and cancelled when it ends', () => {
    const driven = opened()
    driven.do('checkTranche', 'C', day)
    driven.hear({ type: 'taskPaused', at: day, by: 'X', data: {} })
    expect(driven.try('approveTranche', 'A', day)).toMatchObject({ code: 'funding/frozen' })
    driven.hear({ type: 'taskResumed', at: day, by: 'X', data: {} })
    driven.do('approveTranche', 'A', day)
    driven.hear({ type: 'terminationDecided', at: day, by: 'X', data: { refundDong: 0 } })
    expect(driven.outcome).toBe('cancelled')
  })
})
