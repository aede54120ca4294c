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
  trancheStream,
} from '../../workflows/contract'
import { appraisalBrief, type DemoMoney, demoMoney, moneyProvince, on } from '../support/demo-money'
import { actBy, type Engine, opened, send, startEngine, startWith } from '../support/engine'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await moneyProvince(engine.db, ['T01', 'T08'])
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
  const papers = { sittingAt: on(appraisal.sittingOn), papersDueOn: localDate('2024-05-28') }
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

async function pay(task: DemoMoney, index: number): Promise<void> {
  const stream = fundingStream(task.id)
  const tranche = task.tranches[index]!
  const asked = {
    ...{ number: tranche.no, amountDong: tranche.amount, yearAvailableDong: 5_000_000_000, missedReports: 0 },
  }
  await act(stream, 'requestTranche', tranche.requestedBy, tranche.requestedOn, asked)
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
  const contract = await engine.db('contracts').where({ task_id: task.id }).first()
  expect(contract).toMatchObject({ paid_dong: 920_000_000, settled_dong: 402_500_000, reserved_dong: 0 })
})
