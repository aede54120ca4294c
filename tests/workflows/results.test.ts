import { localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import type { AcceptedResult } from '../../domain/stages/handover'
import { acceptanceDocuments } from '../../regulations/parameters/acceptance'
import { sessionStream } from '../../workflows/contract'
import { judged } from '../support/acceptance'
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
import { type Engine, endOf, startEngine } from '../support/engine'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await seedContractPeople(engine)
})

afterAll(() => engine.stop())

const execution = {
  endedOn: localDate('2026-04-17'),
  refundDong: dong(0),
  cause: null,
  principalInvestigator: 'H1',
}
const refused = (code: string) => ({ cause: { type: 'Refusal', message: code } })
const dossier = { delivered: [{ product: 'SP1', delivered: 3 }], documents: [...acceptanceDocuments] }

async function accepting(taskId: string, code: string): Promise<string> {
  await seedContract(engine, taskId, code)
  return startStage(engine, 'acceptance', '2026-04-18', briefAfter(taskId, { execution }))
}

test('a dossier is supplemented, rated by the council, mended and accepted (T09)', async () => {
  const stream = await accepting('r1', 'NV-2024-911')
  expect(await dueDay(engine, stream, 'dossier')).toBe('2026-05-18')
  const { delivered } = dossier
  await perform(engine, stream, ['2026-04-28', 'H1', 'fileAcceptanceDossier', { delivered, documents: [] }])
  const defects = { defectTexts: [{ text: 'Bổ sung phiếu kiểm nghiệm sản phẩm.' }] }
  const returned = { complete: false, defects: 1 }
  await perform(engine, stream, ['2026-04-29', 'O1', 'checkAcceptanceDossier', returned, defects])
  expect(await dueDay(engine, stream, 'supplement')).toBe('2026-05-08')
  await perform(engine, stream, [
    '2026-05-05',
    'H1',
    'supplementAcceptanceDossier',
    { ...dossier, delivered: [] },
  ])
  await perform(engine, stream, [
    '2026-05-06',
    'O1',
    'checkAcceptanceDossier',
    { complete: true, defects: 0 },
  ])
  await perform(engine, stream, ['2026-05-08', 'O1', 'postAcceptanceNotice'])
  await judged(engine, 'r1', stream, 'pass', true)
  expect(await engine.db('tasks').where({ id: 'r1' }).first('status')).toEqual({ status: 'concluded' })
  await perform(engine, stream, ['2026-05-27', 'O1', 'sendConclusion'])
  expect(await dueDay(engine, stream, 'mending')).toBe('2026-07-06')
  await perform(engine, stream, ['2026-06-10', 'H1', 'submitMending'])
  await perform(engine, sessionStream('s-r1'), ['2026-06-12', 'C1', 'confirmMending', { taskId: 'r1' }])
  expect(await endOf(engine, stream)).toMatchObject({
    outcome: 'accepted',
    state: { rating: 'pass', acceptedOn: '2026-05-25', settled: false },
  })
  expect(await engine.db('delivered_products').where({ task_id: 'r1' })).toMatchObject([{ product: 'SP1' }])
  expect(await engine.db('acceptance_dossiers').where({ task_id: 'r1' }).first()).toMatchObject({
    ...{ rating: 'pass', mending_required: true, supplements: 1, filed_too_late: false },
  })
  expect(
    await engine.db('bars').where({ task_id: 'r1', ground: 'lateAcceptanceDossier' }).orderBy('person_id'),
  ).toMatchObject([
    { person_id: 'H1', from_date: '2026-04-17', to_date: '2026-04-28' },
    { organisation_id: 'ORG-H', to_date: '2026-04-28' },
  ])
  expect(await lettersAbout(engine, 'NV-2024-911')).toMatchObject({
    ...{ acceptanceDue: 2, acceptanceDossierReceived: 4, acceptanceDossierReturned: 2, acceptanceResult: 3 },
    ...{ mendingRequired: 2, mendingConfirmed: 2 },
  })
})

test('a failed task reports, its cause is fixed, and nothing returns (T05)', async () => {
  const stream = await accepting('r2', 'NV-2024-912')
  const late = await perform(engine, stream, ['2026-05-21', 'H1', 'fileAcceptanceDossier', dossier])
  expect(late).toMatchObject({ late: { name: 'dossier' } })
  await perform(engine, stream, [
    '2026-05-21',
    'O1',
    'checkAcceptanceDossier',
    { complete: true, defects: 0 },
  ])
  await judged(engine, 'r2', stream, 'fail', false)
  await perform(engine, stream, ['2026-05-27', 'O1', 'sendConclusion'])
  await perform(engine, stream, ['2026-06-10', 'H1', 'submitFailureReport'])
  await perform(engine, stream, ['2026-06-24', 'A1', 'fixFailureCause', { cause: 'objective' }])
  const nothing = { paidDong: 0, unspentDong: 0, properlySpentDong: 0, unprovenDong: 0, share: null }
  await perform(engine, stream, ['2026-06-30', 'A1', 'decideRefund', { ...nothing, compliant: false }])
  expect(await endOf(engine, stream)).toMatchObject({ outcome: 'failed', state: { rating: 'fail' } })
  expect(await engine.db('recoveries').where({ task_id: 'r2' }).first()).toMatchObject({
    ...{ origin: 'failure', cause: 'objective', decision_number: 'QĐHT-NV-2024-912' },
  })
  expect(await lettersAbout(engine, 'NV-2024-912')).toMatchObject({ acceptanceResult: 3, recoveryDecided: 2 })
})

test('a dossier that never comes is a failure after the last term', async () => {
  const stream = await accepting('r3', 'NV-2024-913')
  const early = perform(engine, stream, ['2026-10-16', 'L1', 'declareNoDossier'])
  await expect(early).rejects.toMatchObject(refused('acceptance/dossier-may-come'))
  await perform(engine, stream, ['2026-10-21', 'L1', 'declareNoDossier'])
  expect(await engine.db('tasks').where({ id: 'r3' }).first('status')).toEqual({
    status: 'awaitingFailureReport',
  })
})

const accepted: AcceptedResult = { rating: 'excellent', acceptedOn: localDate('2026-05-25'), settled: false }

test('results are registered, recognised, handed over; the contract is liquidated (T01)', async () => {
  await seedContract(engine, 'r4', 'NV-2024-914')
  const stream = await startStage(
    engine,
    'closing',
    '2026-05-27',
    briefAfter('r4', { execution, acceptance: accepted }),
  )
  expect(await dueDay(engine, stream, 'registration')).toBe('2026-07-06')
  await perform(engine, stream, ['2026-06-15', 'O1', 'registerResult', { certificate: 'GCN-2026-01' }])
  await perform(engine, stream, ['2026-06-18', 'H1', 'fileForRecognition'])
  await perform(engine, stream, ['2026-06-26', 'A1', 'recognise'])
  await perform(engine, stream, ['2026-06-30', 'O1', 'publishRecognition'])
  await perform(engine, stream, ['2026-07-10', 'H1', 'submitFinalDossier'])
  const early = perform(engine, stream, ['2026-07-10', 'L1', 'liquidateContract'])
  await expect(early).rejects.toMatchObject(refused('closing/not-all-done'))
  await perform(engine, stream, ['2026-07-13', 'H1', 'handOver', { organisation: 'ORG-P' }])
  await perform(engine, stream, ['2026-07-20', 'L1', 'liquidateContract'])
  expect(await endOf(engine, stream)).toMatchObject({
    outcome: 'liquidated',
    state: { recognisedOn: '2026-06-26', liquidatedOn: '2026-07-20' },
  })
  expect(await engine.db('bars').where({ task_id: 'r4' })).toMatchObject([
    { ground: 'unregisteredResult', from_date: '2026-07-06', to_date: '2026-06-15' },
  ])
  expect(await lettersAbout(engine, 'NV-2024-914')).toMatchObject({
    ...{ registrationDue: 2, resultRegistered: 2, recognised: 3, liquidated: 3 },
  })
})

test('a certificate is never issued again', async () => {
  await seedContract(engine, 'r5', 'NV-2024-915')
  const stream = await startStage(
    engine,
    'closing',
    '2026-05-27',
    briefAfter('r5', { execution, acceptance: accepted }),
  )
  const again = perform(engine, stream, [
    '2026-06-16',
    'O1',
    'registerResult',
    { certificate: 'GCN-2026-01' },
  ])
  await expect(again).rejects.toMatchObject(refused('registration/certificate-taken'))
  await perform(engine, stream, ['2026-06-16', 'O1', 'registerResult', { certificate: 'GCN-2026-02' }])
})

test('a terminated task is liquidated when its assets are in (T08)', async () => {
  await seedContract(engine, 'r6', 'NV-2024-916')
  const ended = { ...execution, cause: 'objective' as const }
  const stream = await startStage(engine, 'closing', '2025-11-04', briefAfter('r6', { execution: ended }))
  await perform(engine, stream, ['2025-11-11', 'H1', 'handOverAssets', { organisation: 'ORG-P' }])
  await perform(engine, stream, ['2025-12-31', 'L1', 'liquidateContract'])
  expect(await endOf(engine, stream)).toMatchObject({ outcome: 'recovered' })
  expect(await engine.db('tasks').where({ id: 'r6' }).first('status')).toEqual({ status: 'terminated' })
})

test('the use of the results is reported each year, and a missing report bars the host', async () => {
  await seedContract(engine, 'r7', 'NV-2024-917')
  const closing = { recognisedOn: localDate('2025-09-26'), liquidatedOn: localDate('2025-10-21') }
  const stream = await startStage(engine, 'followUp', '2025-10-21', briefAfter('r7', { execution, closing }))
  expect(await dueDay(engine, stream, 'applicationReport-1')).toBe('2026-11-16')
  const report = (year: number) => ({ year, users: ['ORG-P'], revenueDong: 850_000_000 })
  await perform(engine, stream, ['2026-11-10', 'H1', 'reportApplication', report(2026), { note: 'Đã dùng.' }])
  expect(await engine.db('tasks').where({ id: 'r7' }).first('status')).toEqual({ status: 'reported2026' })
  const late = await perform(engine, stream, ['2028-01-10', 'H1', 'reportApplication', report(2027)])
  expect(late).toMatchObject({ late: { name: 'applicationReport-2' } })
  expect(await engine.db('bars').where({ task_id: 'r7' })).toMatchObject([
    { ground: 'missingApplicationReport', organisation_id: 'ORG-H', from_date: '2028-11-15', to_date: null },
  ])
  await perform(engine, stream, [
    '2028-02-01',
    'L1',
    'closeFollowUp',
    {},
    { reason: 'Kết quả đã chuyển giao hết.' },
  ])
  expect(await endOf(engine, stream)).toMatchObject({ outcome: 'finished' })
  expect(await lettersAbout(engine, 'NV-2024-917')).toMatchObject({ followUpDue: 2, followUpReceived: 4 })
})

test('every letter renders, and the tables are what the journal says', async () => {
  expect(await renderLetters(engine)).toBeGreaterThan(20)
  expect(await rebuiltOtherwise(engine)).toEqual([])
})
