import type { Instant } from '../../domain/instant'
import { localDate } from '../../domain/instant'
import type { ProcessKind } from '../../domain/life'
import type { Handovers } from '../../domain/stages/handover'
import type { TaskBrief } from '../../domain/stages/life'
import {
  fundingStream,
  type ProcessInput,
  type StageResult,
  stageStream,
  told,
  trancheStream,
} from '../../workflows/contract'
import { appraisalBrief, type DemoMoney, demoMoney, moneyProvince, on } from '../support/demo-money'
import { actBy, type Engine, opened, send, startEngine, startWith } from '../support/engine'
import { JournalDriver } from '../support/journal-driver'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await moneyProvince(engine.db, ['T01', 'T08', 'T02', 'T03'])
  for (const [year, province] of [
    [2024, 6_970_000_000],
    [2025, 9_690_000_000],
  ] as const) {
    await appropriate(year, 'province', province)
    await appropriate(year, 'fund', 1_000_000_000)
  }
})

afterAll(() => engine.stop())

async function appropriate(year: number, source: string, amountDong: number): Promise<void> {
  const stream = `budget/${year}`
  const at = on(`${year - 1}-12-20`)
  const law = { editionId: '2023' as const }
  const input: ProcessInput = {
    ...{ stream, kind: 'yearBudget', taskId: null, law, clock: 'training', at, brief: { year } },
  }
  const proposed = await actBy(engine, 'P-013', at, { source, amountDong })
  await startWith(engine, 'yearBudget', input, 'proposeAppropriation', proposed)
  await send(engine, stream, 'approveAppropriation', await actBy(engine, 'P-001', at, { source }))
}

function inputOf(kind: ProcessKind, stream: string, at: Instant, brief: TaskBrief): ProcessInput<TaskBrief> {
  const { taskId } = brief
  return { stream, kind, taskId, law: { editionId: '2023' }, clock: 'training', at, brief }
}

async function act(stream: string, name: string, by: string, day: string, body = {}, content?: object) {
  const sent = await actBy(engine, by, on(day), body, content as Record<string, unknown> | undefined)
  return send(engine, stream, name, sent)
}

async function begin(kind: ProcessKind, stream: string, day: string, brief: TaskBrief): Promise<void> {
  await engine.client.workflow.start(kind, {
    workflowId: stream,
    taskQueue: engine.taskQueue,
    args: [inputOf(kind, stream, on(day, '08:00'), brief)],
  })
  await opened(engine, stream)
}

async function resultOf(stream: string): Promise<StageResult> {
  return engine.client.workflow.getHandle(stream).result() as Promise<StageResult>
}

async function appraised(task: DemoMoney, brief: TaskBrief): Promise<TaskBrief> {
  const { taskId } = brief
  const stream = stageStream(taskId, 'appraisal')
  const { appraisal, award } = task
  const host = award.principalInvestigator
  await begin('appraisal', stream, '2024-05-10', brief)
  await act(stream, 'appointAppraisalTeam', 'P-002', '2024-05-14', { team: appraisal.team })
  await act(stream, 'reviseDescription', host, '2024-05-24')
  const papers = { sittingAt: on(appraisal.sittingOn), papersDueOn: localDate(appraisal.papersSent) }
  await act(stream, 'sendAppraisalPapers', 'P-007', appraisal.papersSent, papers)
  const lines = appraisal.lines.map(({ line, proposed, accepted, counterpart, reason }) => ({
    ...{ line, proposedDong: proposed, acceptedDong: accepted, counterpartDong: counterpart },
    explained: reason !== null,
  }))
  const said = {
    ...{ present: appraisal.present, lines, stateDong: appraisal.stateTotal, lumpSum: appraisal.lumpSum },
    counterpartDong: appraisal.counterpartTotal,
  }
  const reasons = appraisal.lines.flatMap(({ line, reason }) => (reason ? [{ line, text: reason }] : []))
  await act(stream, 'concludeAppraisal', 'P-003', appraisal.sittingOn, said, { reasons })
  return following(brief, 'appraisal', await resultOf(stream))
}

function following(brief: TaskBrief, stage: keyof Handovers, { state }: StageResult): TaskBrief {
  return { ...brief, previous: { ...brief.previous, [stage]: state } }
}

async function awarded(task: DemoMoney, brief: TaskBrief): Promise<TaskBrief> {
  const stream = stageStream(brief.taskId, 'award')
  const host = task.award.principalInvestigator
  await begin('award', stream, '2024-06-03', brief)
  await act(stream, 'completeAfterAppraisal', host, '2024-06-13')
  await act(stream, 'proposeAward', 'P-003', '2024-06-17')
  await act(stream, 'approveAward', 'P-001', task.award.approvedOn, { decisionNumber: '12/QĐ-UBND' })
  await act(stream, 'publishAward', 'P-007', '2024-06-28')
  return following(brief, 'award', await resultOf(stream))
}

async function contracted(task: DemoMoney, brief: TaskBrief): Promise<TaskBrief> {
  const stream = stageStream(brief.taskId, 'contracting')
  const { number, products, tranchePlan, signedOn, endsOn } = task.contract
  await begin('contracting', stream, '2024-07-01', brief)
  const tranches = tranchePlan.map(({ no, amount }) => ({ number: no, amountDong: amount }))
  await act(stream, 'prepareContract', 'P-007', '2024-07-04', { number, products, tranches })
  await act(stream, 'signContractAsHost', task.award.principalInvestigator, signedOn, { endsOn })
  await act(stream, 'signContractAsAgency', 'P-003', signedOn, { endsOn })
  return following(brief, 'contracting', await resultOf(stream))
}

async function signed(task: DemoMoney): Promise<TaskBrief> {
  const brief = appraisalBrief(task.id, task)
  return contracted(task, await awarded(task, await appraised(task, brief)))
}

async function ask(task: DemoMoney, index: number, day: string): Promise<void> {
  const { number, amountDong } = {
    number: task.contract.tranchePlan[index]!.no,
    amountDong: task.contract.tranchePlan[index]!.amount,
  }
  const asked = { number, amountDong, yearAvailableDong: 5_000_000_000, missedReports: 0 }
  await act(fundingStream(task.id), 'requestTranche', task.award.principalInvestigator, day, asked)
}

async function pay(task: DemoMoney, index: number): Promise<void> {
  const tranche = task.tranches[index]!
  await ask(task, index, tranche.requestedOn)
  const its = trancheStream(task.id, index + 1)
  await act(its, 'checkTranche', tranche.checkedBy, tranche.checkedOn)
  await act(its, 'approveTranche', tranche.approvedBy, tranche.approvedOn)
  await act(its, 'payTranche', tranche.paidBy, tranche.paidOn)
}

async function settle(task: DemoMoney, index: number) {
  const stream = fundingStream(task.id)
  const { amount, submittedOn, confirmedOn, confirmedBy } = task.settlements[index]!
  await act(stream, 'submitSettlement', task.award.principalInvestigator, submittedOn, { amountDong: amount })
  const confirmed = { confirmedDong: amount, equipmentExceptedDong: 0, reasons: 0 }
  return act(stream, 'confirmSettlement', confirmedBy, confirmedOn, confirmed)
}

/** A fact of a stage that this test does not run: recorded as that stage would, and told to whoever hears it. */
async function hear(
  kind: ProcessKind,
  taskId: string,
  day: string,
  { type, data, state }: { type: string; data: object; state: { status: string } },
): Promise<void> {
  const fact = { type, at: on(day), by: 'P-001', data }
  const driver = new JournalDriver(engine.db)
  const { host, principalInvestigator } = demoMoney(taskId).award
  const standing = { host, principalInvestigator, endsOn: '2025-12-31', taskId, ...state }
  const stream = stageStream(taskId, kind as 'closing')
  const recorded = await driver.hear(kind, stream, taskId, standing, fact)
  for (const { stream: hearer, deadlines } of recorded.told)
    await engine.client.workflow.getHandle(hearer).signal(told, { ...fact, ...deadlines })
}

const letterNames = async (taskId: string): Promise<string[]> =>
  engine
    .db('outbox')
    .join('journal', 'journal.seq', 'outbox.fact_seq')
    .where('journal.task_id', taskId)
    .distinct('letter')
    .orderBy('letter')
    .pluck('letter')

test('the money of T01 is appraised, committed, paid in three tranches and settled to the last đồng', async () => {
  const task = demoMoney('T01')
  const brief = await signed(task)
  expect(brief.previous.contracting).toMatchObject({
    stateDong: task.contract.state,
    signedOn: task.contract.signedOn,
    endsOn: task.contract.endsOn,
  })
  const stream = fundingStream(task.id)
  await begin('funding', stream, task.contract.signedOn, brief)
  await pay(task, 0)
  await settle(task, 0)
  await pay(task, 1)
  await hear('acceptance', task.id, '2025-08-28', {
    type: 'acceptanceConcluded',
    data: { rating: 'excellent', mendingRequired: false },
    state: { status: 'concluded' },
  })
  await pay(task, 2)
  await settle(task, 1)
  const { lumpPart, other } = task.savings!
  const final = { approvedDong: task.finalSettlement!.approved, lumpSavingsDong: lumpPart }
  await act(stream, 'approveFinalSettlement', 'P-013', task.finalSettlement!.on, {
    ...{ ...final, otherSavingsDong: other, hostHasFund: true, authorityHasFund: true },
  })
  await hear('closing', task.id, '2025-10-21', {
    type: 'contractLiquidated',
    data: { way: 'accepted' },
    state: { status: 'awaitingLiquidation' },
  })
  expect(await resultOf(stream)).toMatchObject({ outcome: 'settled' })

  const contract = await engine.db('contracts').where({ task_id: task.id }).first()
  expect(contract).toMatchObject({
    ...{ state: 'settled', paid_dong: 1_150_000_000, settled_dong: 1_150_000_000, reserved_dong: 0 },
    saved_dong: lumpPart,
  })
  const paid = await engine.db('tranches').where({ task_id: task.id }).orderBy('number')
  expect(paid.map(({ amount_dong: amount, year }) => [amount, year])).toEqual(
    task.tranches.map(({ amount, year }) => [amount, year]),
  )
  const written = await letterNames(task.id)
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
  await begin('funding', stream, task.contract.signedOn, await signed(task))
  await pay(task, 0)
  await settle(task, 0)
  await pay(task, 1)
  await hear('acceptance', task.id, '2025-08-22', {
    type: 'acceptanceConcluded',
    data: { rating: 'pass', mendingRequired: false },
    state: { status: 'concluded' },
  })
  await ask(task, 2, '2025-08-25')
  await hear('execution', task.id, '2025-09-16', {
    type: 'taskPaused',
    data: {},
    state: { status: 'running' },
  })
  const waiting = trancheStream(task.id, 3)
  await act(waiting, 'checkTranche', 'P-011', '2025-09-17')
  await expect(act(waiting, 'approveTranche', 'P-013', '2025-09-18')).rejects.toMatchObject({
    cause: { message: 'funding/frozen' },
  })
  const parts = { unspentDong: 360_000_000, properlySpentDong: 744_000_000, unprovenDong: 96_000_000 }
  const back = { ofUnspentDong: 360_000_000, ofProperlySpentDong: 260_400_000, ofUnprovenDong: 96_000_000 }
  const decided = {
    ...{ refundDong: 716_400_000, cause: 'subjective', compliant: false, withAssets: false },
    ...{ paidDong: 1_200_000_000, ...parts, ...back, share: { numerator: 35, denominator: 100 } },
    content: { decisionNumber: '45/QĐ-UBND' },
  }
  await hear('execution', task.id, '2025-11-04', {
    type: 'terminationDecided',
    data: decided,
    state: { status: 'awaitingTerminationDecision' },
  })
  expect(await resultOf(waiting)).toMatchObject({ outcome: 'cancelled' })
  const host = task.award.principalInvestigator
  await act(stream, 'payRefund', host, '2025-12-01', { amountDong: 316_400_000 })
  const paid = await act(stream, 'payRefund', host, '2025-12-24', { amountDong: 400_000_000 })
  expect(paid.late).toBeUndefined()
  await hear('closing', task.id, '2025-12-31', {
    type: 'contractLiquidated',
    data: { way: 'terminated' },
    state: { status: 'recovering' },
  })
  expect(await resultOf(stream)).toMatchObject({ outcome: 'recovered' })
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
  await begin('funding', stream, task.contract.signedOn, await signed(task))
  await ask(task, 0, '2024-08-20')
  const first = trancheStream(task.id, 1)
  await act(first, 'checkTranche', 'P-011', '2024-08-21')
  await expect(act(first, 'approveTranche', 'P-011', '2024-08-22')).rejects.toMatchObject({
    cause: { message: 'tranche/approver-is-maker' },
  })
  await act(first, 'approveTranche', 'P-013', '2024-08-22')
  const reasons = { reasonTexts: ['Sai số tài khoản.'] }
  await act(first, 'returnTranche', 'P-014', '2024-08-23', { reasons: 1 }, reasons)
  expect(await resultOf(first)).toMatchObject({ outcome: 'returned' })
  await ask(task, 0, '2024-08-26')
  const second = await engine.db('tranches').where({ task_id: task.id, request: 2 }).first()
  expect(second).toMatchObject({ number: 1, state: 'requested' })
  const returned = await engine.db('outbox').where({ letter: 'trancheReturned' }).first('context')
  expect(returned.context).toMatchObject({ returnedBy: 'treasury', reasons: reasons.reasonTexts })
})

test('the stages before the money end early in each way that the law has', async () => {
  const task = demoMoney('T01')
  const fresh = { ...appraisalBrief('T03', task), taskId: 'T03' }
  const missed = stageStream('T03', 'appraisal')
  await begin('appraisal', missed, '2024-05-10', fresh)
  const reasons = { reasonTexts: ['Quá hạn mà không gửi thuyết minh.'] }
  await act(missed, 'recordMissedRevision', 'P-003', '2024-06-20', { reasons: 1 }, reasons)
  expect(await resultOf(missed)).toMatchObject({ outcome: 'failed' })

  const award = stageStream('T03', 'award')
  const budget = { lines: [], stateDong: task.contract.state, counterpartDong: 0, lumpSum: 'final' }
  const proposed = following(fresh, 'appraisal', {
    outcome: 'appraised',
    at: on('2024-06-03'),
    state: budget,
  })
  await begin('award', award, '2024-06-03', proposed)
  const host = task.award.principalInvestigator
  await act(award, 'completeAfterAppraisal', host, '2024-06-13')
  await act(award, 'proposeAward', 'P-003', '2024-06-17')
  await act(award, 'returnAward', 'P-001', '2024-06-18', { reasons: 1 }, reasons)
  await act(award, 'proposeAward', 'P-003', '2024-06-19')
  await act(award, 'refuseAward', 'P-001', '2024-06-24', { reasons: 1 }, reasons)
  expect(await resultOf(award)).toMatchObject({ outcome: 'refused' })

  const contract = stageStream('T03', 'contracting')
  const { winner } = fresh.previous.selection!
  const awardedTo = { ...winner, ...budget, durationMonths: 12, decidedOn: '2024-06-24' }
  const drawing = following(proposed, 'award', { outcome: 'awarded', at: on('2024-06-28'), state: awardedTo })
  await begin('contracting', contract, '2024-07-01', drawing)
  await act(contract, 'declineContract', host, '2024-07-05', { reasons: 1 }, reasons)
  expect(await resultOf(contract)).toMatchObject({ outcome: 'notSigned' })
})
