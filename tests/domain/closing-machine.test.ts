import { localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import { closingMachine } from '../../domain/stages/closing'
import { type ClosingState, liquidationChecklist } from '../../domain/stages/closing/state'
import { type FollowUpState, followUpMachine, reportDueOn } from '../../domain/stages/follow-up'
import { briefOf, demoTask, endedOn, on } from './after-contract'
import { Driven } from './driven-machine'
import { law, varied } from './law'

function closing(id: string, rating: 'excellent' | 'pass' | 'fail' = 'excellent') {
  const acceptance = { rating, acceptedOn: localDate('2025-08-26'), settled: false }
  const brief = briefOf(demoTask(id), { execution: endedOn('2025-07-10'), acceptance })
  return new Driven<ClosingState>(closingMachine, brief)
}

function terminated(refundDong: number) {
  const execution = { ...endedOn('2025-11-04'), refundDong: dong(refundDong), cause: 'subjective' as const }
  return new Driven<ClosingState>(closingMachine, briefOf(demoTask('T08'), { execution }))
}

describe('an accepted task', () => {
  test('is registered, recognised, handed over and liquidated in order (T01)', () => {
    const contract = closing('T01')
    expect(contract.try('fileForRecognition', 'P', on('2025-09-10'))?.code).toBe('process/not-in-turn')
    contract.do('registerResult', 'O', on('2025-09-15'), { certificate: 'GCN-NV-2024-01' })
    contract.do('fileForRecognition', 'P', on('2025-09-18'))
    expect(contract.state.status).toBe('awaitingRecognition')
    expect(contract.do('recognise', 'A', on('2025-09-26'))).toEqual({ rating: 'excellent' })
    contract.do('publishRecognition', 'O', on('2025-09-30'))
    expect(contract.state.status).toBe('awaitingLiquidation')
    contract.do('submitFinalDossier', 'P', on('2025-10-14'))
    expect(contract.try('submitFinalDossier', 'P', on('2025-10-15'))?.code).toBe('closing/already-done')
    expect(contract.try('liquidateContract', 'L', on('2025-10-15'))).toMatchObject({
      ...{ code: 'closing/not-all-done', clause: law.closing.liquidationNeeds.cite },
      params: { missing: ['handover'] },
    })
    contract.do('handOver', 'P', on('2025-10-17'), { organisation: 'X-17' })
    contract.do('liquidateContract', 'L', on('2025-10-21'))
    expect([contract.state.status, contract.outcome]).toEqual(['liquidated', 'liquidated'])
    expect(closingMachine.handsOver(contract.state)).toEqual({
      ...{ recognisedOn: '2025-09-26', liquidatedOn: '2025-10-21' },
    })
  })

  test('waits for whatever the edition wants before liquidation', () => {
    const contract = closing('T01')
    const needs = varied(law.closing, 'liquidationNeeds', ['registration', 'finalSettlement'])
    expect(liquidationChecklist(contract.state, { closing: needs })).toEqual([
      { step: 'registration', done: false },
      { step: 'finalSettlement', done: false },
    ])
    contract.hear({ type: 'finalSettlementApproved', at: on('2025-09-01'), by: 'F', data: {} })
    expect(liquidationChecklist(contract.state, { closing: needs })[1]).toMatchObject({ done: true })
  })

  test('may have its file for recognition returned, with the defects', () => {
    const contract = closing('T01')
    contract.do('registerResult', 'O', on('2025-09-15'), { certificate: 'GCN' })
    contract.do('fileForRecognition', 'P', on('2025-09-18'))
    expect(contract.try('returnRecognitionFile', 'O', on('2025-09-19'), { defects: 0 })?.code).toBe(
      'closing/no-defects',
    )
    contract.do('returnRecognitionFile', 'O', on('2025-09-19'), { defects: 1 })
    contract.do('fileForRecognition', 'P', on('2025-09-22'))
  })
})

describe('a step that the authority lets go', () => {
  /** A contract that still needs its handover and its last dossier. */
  function published() {
    const contract = closing('T01')
    contract.do('registerResult', 'O', on('2025-09-15'), { certificate: 'GCN' })
    contract.do('fileForRecognition', 'P', on('2025-09-18'))
    contract.do('recognise', 'A', on('2025-09-26'))
    contract.do('publishRecognition', 'O', on('2025-09-30'))
    return contract
  }

  test('holds the liquidation no more, and is waited for no more', () => {
    const contract = published()
    expect(contract.awaited).toEqual(['submitFinalDossier', 'handOver', 'liquidateContract'])
    contract.do('waiveClosingStep', 'A', on('2025-10-01'), { step: 'handover' })
    expect(contract.awaited).toEqual(['submitFinalDossier', 'liquidateContract'])
    expect(liquidationChecklist(contract.state, law)).toContainEqual({
      ...{ step: 'handover', done: false, waived: true },
    })
    contract.do('liquidateContract', 'L', on('2025-10-21'))
  })

  test.each([
    ['again', 'handover', 'closing/already-done'],
    ['that this way of closing has not', 'assets', 'closing/not-waivable'],
  ])('not %s', (_name, step, code) => {
    const contract = published()
    contract.do('waiveClosingStep', 'A', on('2025-10-01'), { step: 'handover' })
    expect(contract.try('waiveClosingStep', 'A', on('2025-10-02'), { step })?.code).toBe(code)
  })

  test('not where the edition does not let it go', () => {
    const strict = new Driven<ClosingState>(
      closingMachine,
      briefOf(demoTask('T08'), { execution: { ...endedOn('2025-11-04'), refundDong: dong(0) } }),
      { ...law, closing: varied(law.closing, 'waivable', []) },
    )
    expect(strict.try('waiveClosingStep', 'A', on('2025-11-11'), { step: 'assets' })).toMatchObject({
      ...{ code: 'closing/not-waivable', clause: law.closing.waivable.cite },
    })
  })

  test('of a task that was not accepted: its assets, and the refund still holds', () => {
    const contract = terminated(716_400_000)
    contract.do('waiveClosingStep', 'A', on('2025-11-11'), { step: 'assets' })
    expect(contract.try('liquidateContract', 'L', on('2025-12-01'))).toMatchObject({
      params: { missing: ['refund'] },
    })
  })
})

describe('a task that was not accepted', () => {
  test('is liquidated when the refund and the assets are in (T08)', () => {
    const contract = terminated(716_400_000)
    contract.do('handOverAssets', 'P', on('2025-11-11'), { organisation: 'ORG-005' })
    expect(contract.try('liquidateContract', 'L', on('2025-12-01'))).toMatchObject({
      params: { missing: ['refund'] },
    })
    const data = { amountDong: 716_400_000, refundedDong: 716_400_000, remainingDong: 0 }
    contract.hear({ type: 'refundPaid', at: on('2025-12-24'), by: 'P', data })
    expect(contract.awaited).toEqual(['liquidateContract'])
    contract.do('publishRecovery', 'O', on('2025-12-26'))
    contract.do('liquidateContract', 'L', on('2025-12-31'))
    expect([contract.state.status, contract.outcome]).toEqual(['terminated', 'recovered'])
  })

  test('has nothing to wait for where nothing returns', () => {
    expect(terminated(0).state.done).toEqual(['refund'])
  })

  test('failed, and its refund has been paid before', () => {
    const contract = closing('T05', 'fail')
    expect(contract.try('registerResult', 'O', on('2026-12-01'), { certificate: 'X' })?.code).toBe(
      'process/not-in-turn',
    )
    contract.do('handOverAssets', 'P', on('2026-12-10'), { organisation: 'ORG-005' })
    contract.do('liquidateContract', 'L', on('2026-12-15'))
    expect([contract.state.status, contract.outcome]).toEqual(['recovered', 'recovered'])
  })
})

describe('the follow-up', () => {
  const follow = (recognisedOn: string) =>
    new Driven<FollowUpState>(
      followUpMachine,
      briefOf(demoTask('T01'), {
        closing: { recognisedOn: localDate(recognisedOn), liquidatedOn: localDate('2025-10-21') },
      }),
    )
  const report = (year: number) => ({ year, users: ['X-17'], revenueDong: 850_000_000 })

  test.each([
    ['2025-09-26', 1, '2026-11-15'],
    ['2025-11-15', 1, '2026-11-15'],
    ['2025-11-16', 1, '2026-11-16'],
    ['2025-12-19', 1, '2026-12-19'],
    ['2025-12-19', 3, '2028-12-19'],
  ])('recognised on %s, report %d is due on %s', (recognisedOn, number, due) => {
    expect(reportDueOn(follow(recognisedOn).state, number, law)).toBe(due)
  })

  test('has a report a year until the last (T01)', () => {
    const use = follow('2025-09-26')
    expect(use.state.status).toBe('awaitingFirstReport')
    expect(use.try('reportApplication', 'P', on('2026-11-10'), report(2027))).toMatchObject({
      ...{ code: 'followUp/not-that-year', params: { expected: 2026 } },
    })
    use.do('reportApplication', 'P', on('2026-11-10'), report(2026))
    expect([use.state.status, use.outcome]).toEqual(['reported2026', undefined])
    for (const year of [2027, 2028, 2029, 2030])
      use.do('reportApplication', 'P', on(`${year}-11-10`), report(year))
    expect([use.state.status, use.outcome]).toEqual(['reported2030', 'finished'])
  })

  test('a report whose day has passed comes first, and the leader may close', () => {
    const use = follow('2025-09-26')
    use.pass('applicationReport-1', on('2026-11-16', '24:00'))
    expect(use.try('reportApplication', 'P', on('2027-03-01'), report(2027))?.code).toBe(
      'followUp/not-that-year',
    )
    use.do('reportApplication', 'P', on('2027-03-01'), report(2026))
    use.do('closeFollowUp', 'L', on('2027-04-01'))
    expect([use.state.status, use.outcome]).toEqual(['reported2026', 'finished'])
  })
})
