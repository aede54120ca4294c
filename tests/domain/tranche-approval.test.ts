import { localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import { disbursementMachine, type TrancheBrief } from '../../domain/stages/disbursement'
import type { ContractAccount, TrancheKind } from '../../domain/tranche-rules'
import { on } from '../support/demo-money'
import { Driven } from './driven-machine'
import { law } from './law'

const day = on('2024-07-15')
const { execution } = law

/** A request for 400 that was checked. */
function checked(kind: TrancheKind) {
  const tranche: TrancheBrief = {
    ...{ taskId: 'T', request: 1, number: 1, kind, amountDong: dong(400), year: 2024 },
    ...{ paidBeforeDong: dong(0), requestedBy: 'H', requestedOn: localDate('2024-07-10') },
  }
  const driven = new Driven(disbursementMachine, tranche)
  driven.do('checkTranche', 'C', day)
  return driven
}

const unspent: ContractAccount = {
  ...{ contract: dong(1_000), yearAvailable: dong(1_000), paid: dong(0), reserved: dong(0) },
  ...{ advanced: dong(0), settled: dong(0), equipmentExcepted: dong(0), missedReports: 0 },
}
const advanced = { paid: dong(400), advanced: dong(400), settled: dong(200) }
const paidUp = { paid: dong(600), advanced: dong(600), settled: dong(600) }

/** An account at the limit of a condition, and the refusal with its clause beyond it. */
type Case = readonly [
  name: string,
  kind: TrancheKind,
  standing: Partial<ContractAccount>,
  ...refused: Refused,
]
type Refused = readonly [] | readonly [code: string, clause?: string]

const { missedReportsStopFunding, firstAdvanceShare, nextAdvanceSettledShare } = execution
const { advanceWithinYearAllocation, lastPaymentNeedsPass } = execution
const passed = { ...paidUp, acceptance: 'pass' } as const
const reportsMissed = ['tranche/reports-missed', missedReportsStopFunding.cite] as const
const tooMuchFirst = ['tranche/first-advance', firstAdvanceShare.cite] as const
const notSettled = ['tranche/not-settled', nextAdvanceSettledShare.cite] as const
const aboveYear = ['tranche/above-year', advanceWithinYearAllocation.cite] as const
const needsPass = ['tranche/needs-pass', lastPaymentNeedsPass.cite] as const

const cases: readonly Case[] = [
  ['one report missing', 'advance', { missedReports: 1 }],
  ['two reports missing', 'advance', { missedReports: 2 }, ...reportsMissed],
  [
    'three reports missing at the last payment',
    'finalPayment',
    { ...passed, missedReports: 3 },
    ...reportsMissed,
  ],
  ['less than half of the contract as first advance', 'advance', { contract: dong(802) }],
  ['half of the contract as first advance', 'advance', { contract: dong(800) }],
  ['more than half of it as first advance', 'advance', { contract: dong(798) }, ...tooMuchFirst],
  [
    'less than half of the former advance settled',
    'advance',
    { ...advanced, settled: dong(199) },
    ...notSettled,
  ],
  ['half of the former advance settled', 'advance', advanced],
  ['more than half of it settled', 'advance', { ...advanced, settled: dong(201) }],
  ['all that the year has', 'advance', { yearAvailable: dong(400) }],
  ['more than the year has', 'advance', { yearAvailable: dong(399) }, ...aboveYear],
  ['all that the contract has left', 'finalPayment', passed],
  ['more than it has left', 'finalPayment', { ...passed, paid: dong(601) }, 'tranche/above-contract'],
  ['the last payment after excellent work', 'finalPayment', { ...paidUp, acceptance: 'excellent' }],
  ['the last payment without acceptance', 'finalPayment', paidUp, ...needsPass],
  ['the last payment after failure', 'finalPayment', { ...paidUp, acceptance: 'fail' }, ...needsPass],
]

describe('an approval judges the conditions of the request again', () => {
  test.each(cases.map(([name, ...rest]) => [name, rest] as const))(
    'with %s',
    (_name, [kind, standing, code, clause]) => {
      const driven = checked(kind)
      const refusal = driven.try('approveTranche', 'A', day, { account: { ...unspent, ...standing } })
      expect([refusal?.code, refusal?.clause]).toEqual([code, clause])
      expect(driven.state.status).toBe(code ? 'awaitingApproval' : 'awaitingPayment')
    },
  )

  test('who may approve is asked first, and the fact holds no figures', () => {
    const driven = checked('advance')
    const account = { ...unspent, missedReports: 2 }
    expect(driven.try('approveTranche', 'C', day, { account })?.code).toBe('tranche/approver-is-maker')
    expect(driven.do('approveTranche', 'A', day, { account: unspent })).toEqual({})
  })

  test('an approval from before they were judged again stands', () => {
    expect(checked('advance').try('approveTranche', 'A', day, {})).toBeUndefined()
  })
})

describe('an approval is taken back until the treasury has taken the order in', () => {
  const approved = () => {
    const driven = checked('advance')
    driven.do('approveTranche', 'A', day, { account: unspent })
    return driven
  }

  test('it has to be approved again, under the conditions as they are then', () => {
    const driven = approved()
    expect(driven.try('recallTranche', 'A', day, { reasons: 0 })?.code).toBe('tranche/without-reasons')
    driven.do('recallTranche', 'A', day, { reasons: 1 })
    expect(driven.state).toMatchObject({
      status: 'awaitingApproval',
      hands: { requestedBy: 'H', checkedBy: 'C' },
    })
    expect(driven.state.hands.approvedBy).toBeUndefined()
    expect(driven.try('payTranche', 'T', day, {})?.code).toBe('process/not-in-turn')
    const account = { ...unspent, missedReports: 2 }
    expect(driven.try('approveTranche', 'A', day, { account })?.code).toBe('tranche/reports-missed')
    driven.do('approveTranche', 'B', day, { account: unspent })
    expect(driven.state.status).toBe('awaitingPayment')
  })

  test('an order that was taken in is paid or sent back, and not taken back', () => {
    const driven = approved()
    expect(driven.try('receiveTranche', 'A', day, {})?.code).toBe('tranche/confirmer-is-approver')
    driven.do('receiveTranche', 'T', day, {})
    expect(driven.try('recallTranche', 'A', day, { reasons: 1 })?.code).toBe('tranche/received-already')
    expect(driven.try('receiveTranche', 'T', day, {})?.code).toBe('tranche/received-already')
    driven.do('payTranche', 'T', day, {})
    expect(driven.outcome).toBe('paid')
  })

  test('an order that was never taken in can be paid as well', () => {
    const driven = approved()
    driven.do('payTranche', 'T', day, {})
    expect(driven.outcome).toBe('paid')
  })
})
