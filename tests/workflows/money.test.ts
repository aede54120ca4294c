import { fundingStream, stageStream, trancheStream } from '../../workflows/contract'
import { appraisalBrief, demoMoney, moneyProvince, on } from '../support/demo-money'
import { type Engine, startEngine } from '../support/engine'
import { JournalDriver } from '../support/journal-driver'
import { following, MoneyRun } from '../support/money-run'

let engine: Engine
let run: MoneyRun

beforeAll(async () => {
  engine = await startEngine()
  run = new MoneyRun(engine)
  const driver = new JournalDriver(engine.db)
  await moneyProvince(engine.db, ['T01', 'T08', 'T02', 'T03'])
  for (const [year, province] of [
    [2024, 6_970_000_000],
    [2025, 9_690_000_000],
  ] as const) {
    await driver.appropriate(year, 'province', province)
    await driver.appropriate(year, 'fund', 1_000_000_000)
  }
})

afterAll(() => engine.stop())

test('the money of T01 is appraised, committed, paid in three tranches and settled whole', async () => {
  const task = demoMoney('T01')
  const brief = await run.signed(task)
  expect(brief.previous.contracting).toMatchObject({
    stateDong: task.contract.state,
    signedOn: task.contract.signedOn,
    endsOn: task.contract.endsOn,
  })
  const stream = fundingStream(task.id)
  await run.begin('funding', stream, task.contract.signedOn, brief)
  await run.pay(task, 0)
  await run.settle(task, 0)
  await run.pay(task, 1)
  await run.hear('acceptance', task.id, '2025-08-28', {
    type: 'acceptanceConcluded',
    data: { rating: 'excellent', mendingRequired: false },
    state: { status: 'concluded' },
  })
  await run.pay(task, 2)
  await run.settle(task, 1)
  const { lumpPart, other } = task.savings!
  const final = { approvedDong: task.finalSettlement!.approved, lumpSavingsDong: lumpPart }
  await run.act(stream, 'approveFinalSettlement', 'P-013', task.finalSettlement!.on, {
    ...{ ...final, otherSavingsDong: other, hostHasFund: true, authorityHasFund: true },
  })
  await run.hear('closing', task.id, '2025-10-21', {
    type: 'contractLiquidated',
    data: { way: 'accepted' },
    state: { status: 'awaitingLiquidation' },
  })
  expect(await run.resultOf(stream)).toMatchObject({ outcome: 'settled' })

  const contract = await engine.db('contracts').where({ task_id: task.id }).first()
  expect(contract).toMatchObject({
    ...{ state: 'settled', paid_dong: 1_150_000_000, settled_dong: 1_150_000_000, reserved_dong: 0 },
    saved_dong: lumpPart,
  })
  const paid = await engine.db('tranches').where({ task_id: task.id }).orderBy('number')
  expect(paid.map(({ amount_dong: amount, year }) => [amount, year])).toEqual(
    task.tranches.map(({ amount, year }) => [amount, year]),
  )
  const written = await run.letterNames(task.id)
  expect(written).toEqual(
    expect.arrayContaining([
      ...['appraisalResult', 'awardDecided', 'contractSigned', 'contractToSign', 'councilPapersSent'],
      ...['settlementConfirmed', 'trancheApproved', 'trancheApprovedHost', 'trancheChecked', 'tranchePaid'],
      ...['trancheRequested', 'workWaiting'],
    ]),
  )
})

test('the termination of T08 cancels what waits, and its refund comes back in full', async () => {
  const task = demoMoney('T08')
  const stream = fundingStream(task.id)
  await run.begin('funding', stream, task.contract.signedOn, await run.signed(task))
  await run.pay(task, 0)
  await run.settle(task, 0)
  await run.pay(task, 1)
  await run.hear('acceptance', task.id, '2025-08-22', {
    type: 'acceptanceConcluded',
    data: { rating: 'pass', mendingRequired: false },
    state: { status: 'concluded' },
  })
  await run.ask(task, 2, '2025-08-25')
  await run.hear('execution', task.id, '2025-09-16', {
    type: 'taskPaused',
    data: {},
    state: { status: 'running' },
  })
  const waiting = trancheStream(task.id, 3)
  await run.act(waiting, 'checkTranche', 'P-011', '2025-09-17')
  await expect(run.act(waiting, 'approveTranche', 'P-013', '2025-09-18')).rejects.toMatchObject({
    cause: { message: 'funding/frozen' },
  })
  const parts = { unspentDong: 360_000_000, properlySpentDong: 744_000_000, unprovenDong: 96_000_000 }
  const back = { ofUnspentDong: 360_000_000, ofProperlySpentDong: 260_400_000, ofUnprovenDong: 96_000_000 }
  const decided = {
    ...{ refundDong: 716_400_000, cause: 'subjective', compliant: false, withAssets: false },
    ...{ paidDong: 1_200_000_000, ...parts, ...back, share: { numerator: 35, denominator: 100 } },
    content: { decisionNumber: '45/QĐ-UBND' },
  }
  await run.hear('execution', task.id, '2025-11-04', {
    type: 'terminationDecided',
    data: decided,
    state: { status: 'awaitingTerminationDecision' },
  })
  expect(await run.resultOf(waiting)).toMatchObject({ outcome: 'cancelled' })
  const host = task.award.principalInvestigator
  await run.act(stream, 'payRefund', host, '2025-12-01', { amountDong: 316_400_000 })
  const paid = await run.act(stream, 'payRefund', host, '2025-12-24', { amountDong: 400_000_000 })
  expect(paid.late).toBeUndefined()
  await run.hear('closing', task.id, '2025-12-31', {
    type: 'contractLiquidated',
    data: { way: 'terminated' },
    state: { status: 'recovering' },
  })
  expect(await run.resultOf(stream)).toMatchObject({ outcome: 'recovered' })
  const contract = await engine.db('contracts').where({ task_id: task.id }).first()
  expect(contract).toMatchObject({
    ...{ state: 'recovered', flow: 'stopped', paid_dong: 1_200_000_000, reserved_dong: 0 },
    refund_due_dong: 716_400_000,
    refunded_dong: 716_400_000,
  })
  const balances = await engine
    .db('ledger_postings')
    .where({ task_id: task.id })
    .groupBy('account')
    .select('account', engine.db.raw('(sum(debit_dong) - sum(credit_dong))::bigint as balance'))
  const of = Object.fromEntries(balances.map(({ account, balance }) => [account, balance]))
  expect(of).toMatchObject({ settled: 483_600_000, advanced: 0, committed: 0, refunded: 716_400_000 })
})

test('a request that the treasury returns is made anew, and a person takes part once', async () => {
  const task = demoMoney('T02')
  const stream = fundingStream(task.id)
  await run.begin('funding', stream, task.contract.signedOn, await run.signed(task))
  await run.ask(task, 0, '2024-08-20')
  const first = trancheStream(task.id, 1)
  await run.act(first, 'checkTranche', 'P-011', '2024-08-21')
  await expect(run.act(first, 'approveTranche', 'P-011', '2024-08-22')).rejects.toMatchObject({
    cause: { message: 'tranche/approver-is-maker' },
  })
  await run.act(first, 'approveTranche', 'P-013', '2024-08-22')
  const recalled = { reasonTexts: ['Đổi tài khoản thụ hưởng.'] }
  await run.act(first, 'recallTranche', 'P-013', '2024-08-22', { reasons: 1 }, recalled)
  const of = { task_id: task.id, request: 1 }
  expect(await engine.db('tranches').where(of).first()).toMatchObject({ state: 'checked', approved_by: null })
  const told = await engine.db('outbox').where({ letter: 'trancheRecalled' }).pluck('to_person')
  expect(told).toEqual(expect.arrayContaining(['P-014', task.award.principalInvestigator]))
  await run.act(first, 'approveTranche', 'P-013', '2024-08-22')
  await run.act(first, 'receiveTranche', 'P-014', '2024-08-23')
  expect(await engine.db('tranches').where(of).first()).toMatchObject({
    state: 'approved',
    received_by: 'P-014',
  })
  await expect(
    run.act(first, 'recallTranche', 'P-013', '2024-08-23', { reasons: 1 }, recalled),
  ).rejects.toMatchObject({ cause: { message: 'tranche/received-already' } })
  const reasons = { reasonTexts: ['Sai số tài khoản.'] }
  await run.act(first, 'returnTranche', 'P-014', '2024-08-23', { reasons: 1 }, reasons)
  expect(await run.resultOf(first)).toMatchObject({ outcome: 'returned' })
  await run.ask(task, 0, '2024-08-26')
  const second = await engine.db('tranches').where({ task_id: task.id, request: 2 }).first()
  expect(second).toMatchObject({ number: 1, state: 'requested' })
  const returned = await engine.db('outbox').where({ letter: 'trancheReturned' }).first('context')
  expect(returned.context).toMatchObject({ returnedBy: 'treasury', reasons: reasons.reasonTexts })
})

test('the stages before the money end early in each way that the law has', async () => {
  const task = demoMoney('T01')
  const fresh = { ...appraisalBrief('T03', task), taskId: 'T03' }
  const missed = stageStream('T03', 'appraisal')
  await run.begin('appraisal', missed, '2024-05-10', fresh)
  const reasons = { reasonTexts: ['Quá hạn mà không gửi thuyết minh.'] }
  await run.act(missed, 'recordMissedRevision', 'P-003', '2024-06-20', { reasons: 1 }, reasons)
  expect(await run.resultOf(missed)).toMatchObject({ outcome: 'failed' })

  const award = stageStream('T03', 'award')
  const budget = { lines: [], stateDong: task.contract.state, counterpartDong: 0, lumpSum: 'final' }
  const proposed = following(fresh, 'appraisal', {
    outcome: 'appraised',
    at: on('2024-06-03'),
    state: budget,
  })
  await run.begin('award', award, '2024-06-03', proposed)
  const host = task.award.principalInvestigator
  await run.act(award, 'completeAfterAppraisal', host, '2024-06-13')
  await run.act(award, 'proposeAward', 'P-003', '2024-06-17')
  await run.act(award, 'returnAward', 'P-001', '2024-06-18', { reasons: 1 }, reasons)
  await run.act(award, 'proposeAward', 'P-003', '2024-06-19')
  await run.act(award, 'refuseAward', 'P-001', '2024-06-24', { reasons: 1 }, reasons)
  expect(await run.resultOf(award)).toMatchObject({ outcome: 'refused' })

  const contract = stageStream('T03', 'contracting')
  const { winner } = fresh.previous.selection!
  const awardedTo = { ...winner, ...budget, durationMonths: 12, decidedOn: '2024-06-24' }
  const drawing = following(proposed, 'award', { outcome: 'awarded', at: on('2024-06-28'), state: awardedTo })
  await run.begin('contracting', contract, '2024-07-01', drawing)
  await run.act(contract, 'declineContract', host, '2024-07-05', { reasons: 1 }, reasons)
  expect(await run.resultOf(contract)).toMatchObject({ outcome: 'notSigned' })
})
