import { advanceClock } from '../../workflows/contract'
import {
  briefAfter,
  dueDay,
  lettersAbout,
  perform,
  rebuiltOtherwise,
  renderLetters,
  seedContract,
  seedContractPeople,
  startStage,
} from '../support/contract'
import { on } from '../support/councils'
import { type Engine, endOf, handleOf, startEngine } from '../support/engine'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await seedContractPeople(engine)
})

afterAll(() => engine.stop())

async function running(taskId: string, code: string): Promise<string> {
  await seedContract(engine, taskId, code)
  return startStage(engine, 'execution', '2024-10-17', briefAfter(taskId))
}

const report = (number: number) => ({ number, workDonePercent: 25 * number, stateSpentDong: 288_600_000 })
const refused = (code: string) => ({ cause: { type: 'Refusal', message: code } })

test('a task is reported on, inspected, extended and comes to its new end by itself (T07)', async () => {
  const stream = await running('e1', 'NV-2024-901')
  expect(await dueDay(engine, stream, 'reportDue-1')).toBe('2025-04-17')
  await perform(engine, stream, ['2025-04-14', 'H1', 'submitReport', report(1), { forms: ['A-4'] }])
  const review = { number: 1, satisfactory: true }
  await perform(engine, stream, ['2025-04-16', 'O1', 'reviewReport', review, { comments: [] }])
  const visit = { startsAt: on('2025-08-18'), team: ['L1', 'O1'] }
  await perform(engine, stream, ['2025-08-08', 'O1', 'announceInspection', visit])
  await perform(engine, stream, ['2025-08-18', 'L1', 'inspect', {}, { conclusion: 'Đúng tiến độ.' }])
  expect(await dueDay(engine, stream, 'workConfirmation-1')).toBe('2025-09-03')
  await perform(engine, stream, ['2025-08-28', 'L1', 'confirmWork'])
  await perform(engine, stream, ['2025-09-10', 'M1', 'confirmMoney'])
  await perform(engine, stream, ['2025-10-14', 'H1', 'submitReport', report(2)])
  const extension = { kind: 'extension', months: 6, done: null }
  await perform(engine, stream, ['2026-02-13', 'H1', 'requestAmendment', extension, { reason: 'Mưa lũ.' }])
  const decision = { granted: true, endsOn: '2026-10-19', reasons: 0 }
  await perform(engine, stream, ['2026-03-13', 'L1', 'decideAmendment', decision])
  expect(await dueDay(engine, stream, 'contractEnd')).toBe('2026-10-19')
  expect(await dueDay(engine, stream, 'reportDue-3')).toBe('2026-04-17')
  await perform(engine, stream, ['2026-04-14', 'H1', 'submitReport', report(3)])
  await handleOf(engine, stream).signal(advanceClock, on('2026-10-21'))
  expect(await endOf(engine, stream)).toMatchObject({
    outcome: 'completed',
    state: { endedOn: '2026-10-19', refundDong: 0, cause: null },
  })
  expect(await engine.db('amendments').where({ task_id: 'e1' }).first()).toMatchObject({
    ...{
      granted: true,
      ends_before: '2026-04-17',
      ends_after: '2026-10-19',
      decision_number: 'QĐĐC-NV-2024-901-1',
    },
  })
  expect(await engine.db('contracts').where({ task_id: 'e1' }).first('ends_on')).toEqual({
    ends_on: '2026-10-19',
  })
  expect(await engine.db('reports').where({ task_id: 'e1' }).orderBy('number').pluck('number')).toEqual([
    1, 2, 3,
  ])
  expect(await lettersAbout(engine, 'NV-2024-901')).toMatchObject({
    ...{
      reportReviewed: 2,
      inspectionAnnounced: 4,
      inspectionConcluded: 2,
      amendmentDecided: 2,
      workWaiting: 1,
    },
  })
})

test('a report that does not come is told, counted and marked late when it comes (T16)', async () => {
  const stream = await running('e2', 'NV-2024-902')
  await handleOf(engine, stream).signal(advanceClock, on('2025-10-20'))
  const receipt = await perform(engine, stream, ['2025-10-21', 'H1', 'submitReport', report(1)])
  expect(receipt).toMatchObject({ late: { name: 'reportDue-1' } })
  expect(await engine.db('deadlines').where({ stream, name: 'reportDue-2' }).first('state')).toEqual({
    state: 'missed',
  })
  expect(await lettersAbout(engine, 'NV-2024-902')).toMatchObject({ reportDue: 4, reportOverdue: 4 })
  const notNext = perform(engine, stream, ['2025-10-21', 'H1', 'submitReport', report(3)])
  await expect(notNext).rejects.toMatchObject(refused('report/not-the-next'))
})

test('a pause stops every term; the task goes on later, or is terminated (T08, T16)', async () => {
  const stream = await running('e3', 'NV-2024-903')
  const proposal = { ground: 'noCapacity' }
  const reasons = { reasons: 'Không bảo đảm vốn đối ứng.' }
  await perform(engine, stream, ['2025-03-03', 'M1', 'proposeTermination', proposal, reasons])
  await perform(engine, stream, ['2025-03-10', 'A1', 'pauseTask'])
  expect(await engine.db('tasks').where({ id: 'e3' }).first('status')).toEqual({ status: 'suspended' })
  const still = await engine.db('deadlines').where({ stream, state: 'paused' }).orderBy('name').pluck('name')
  expect(still).toEqual(['contractEnd', 'extensionWindow', 'reportDue-1', 'yearlyInspection'])
  expect(await dueDay(engine, stream, 'terminationReport')).toBe('2025-03-31')
  await perform(engine, stream, ['2025-03-20', 'A1', 'resumeTask', { endsOn: '2026-04-28' }])
  expect(await dueDay(engine, stream, 'contractEnd')).toBe('2026-04-28')
  expect(await dueDay(engine, stream, 'reportDue-1')).toBe('2025-04-28')
  await perform(engine, stream, ['2025-03-24', 'M1', 'proposeTermination', proposal, reasons])
  await perform(engine, stream, ['2025-03-26', 'A1', 'pauseTask'])
  await perform(engine, stream, ['2025-04-10', 'H1', 'submitTerminationReport', {}, { summary: 'Đã dừng.' }])
  await perform(engine, stream, ['2025-04-18', 'A1', 'fixCause', { cause: 'objective' }])
  const nothing = { paidDong: 0, unspentDong: 0, properlySpentDong: 0, unprovenDong: 0, share: null }
  const decision = { ...nothing, compliant: false, withAssets: true }
  await perform(engine, stream, [
    '2025-04-25',
    'A1',
    'decideTermination',
    decision,
    { assets: 'Bàn giao máy bơm.' },
  ])
  expect(await endOf(engine, stream)).toMatchObject({
    outcome: 'terminated',
    state: { endedOn: '2025-04-25', refundDong: 0, cause: 'objective' },
  })
  expect(await engine.db('deadlines').where({ stream }).whereNull('closed_at')).toEqual([])
  expect(await engine.db('bars').where({ task_id: 'e3' })).toEqual([])
  expect(await engine.db('recoveries').where({ task_id: 'e3' }).first()).toMatchObject({ refund_dong: 0 })
  expect(await lettersAbout(engine, 'NV-2024-903')).toMatchObject({
    ...{ taskPaused: 4, taskResumed: 2, terminationDecided: 2, workWaiting: 4 },
  })
})

test('the new investigator leads when nobody has objected', async () => {
  const stream = await running('e4', 'NV-2024-904')
  const change = { subject: 'principalInvestigator', leaves: 'H1', joins: 'H3' }
  await perform(engine, stream, ['2025-01-06', 'H2', 'changeMember', change, { reason: 'Chuyển công tác.' }])
  await perform(engine, stream, ['2025-01-08', 'H2', 'reportChange'])
  await perform(engine, stream, ['2025-01-20', 'H3', 'reportCompletion'])
  expect(await endOf(engine, stream)).toMatchObject({ state: { principalInvestigator: 'H3' } })
  const leads = { task_id: 'e4', relation: 'principalInvestigator' }
  expect(await engine.db('task_people').where(leads).whereNull('until').pluck('person_id')).toEqual(['H3'])
})

test('every letter renders, and the tables are what the journal says', async () => {
  expect(await renderLetters(engine)).toBeGreaterThan(20)
  expect(await rebuiltOtherwise(engine)).toEqual([])
})
