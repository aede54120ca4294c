import { localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import { acceptanceDocuments } from '../../regulations/parameters/acceptance'
import { judged } from '../support/acceptance'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { briefAfter, seedContract, seedContractPeople, startStage } from '../support/contract'
import { on } from '../support/councils'
import { type Engine, startEngine } from '../support/engine'
import { pdf, upload } from '../support/files'

let engine: Engine
let api: RunningApi
const who: Record<string, Caller> = {}
const day = (date: string) => ({ at: on(date) })
const ended = {
  endedOn: localDate('2026-04-17'),
  refundDong: dong(0),
  cause: null,
  principalInvestigator: 'H1',
}

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  await seedContractPeople(engine)
  for (const id of ['spa1', 'spa2', 'spa3']) await seedContract(engine, id, `NV-2024-93${id.slice(1)}`)
  await startStage(engine, 'execution', '2024-10-17', briefAfter('spa3'))
  for (const id of ['H1', 'O1', 'L1', 'A1', 'C1', 'P1']) who[id] = await api.signIn(id)
  who.stranger = await api.join({ id: 'X9', roles: ['proposer'], organisation: 'ORG-X' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

interface Page {
  readonly lines: readonly Record<string, unknown>[]
  readonly documents: readonly { code: string; required: boolean; present: boolean }[]
  readonly defects: readonly unknown[]
  readonly rating: string | null
  readonly explained: Record<string, unknown> | null
  readonly missing: readonly string[]
  readonly items: readonly { item: string; done: boolean; action: { act: string } | null }[]
  readonly code?: string
}

const read = (person: string, path: string, date = '2026-05-26') =>
  who[person]!.get<Page>(`/api/tasks/${path}`, day(date))

test('the dossier is told line by line, with every defect beside its line', async () => {
  await startStage(engine, 'acceptance', '2026-04-18', briefAfter('spa1', { execution: ended }))
  const { body: file } = await upload(who.H1!, pdf('Biên bản đo'), 'do.pdf')
  const dossier = {
    delivered: [{ product: 'SP1', delivered: 3 }],
    documents: acceptanceDocuments.filter((one) => one !== 'rawData'),
    qualityTexts: [{ product: 'SP1', text: 'Chịu mặn 5 phần nghìn.' }],
    evidence: [{ name: 'Biên bản đo.pdf', sha256: file.sha256, product: 'SP1' }],
  }
  const base = '/api/tasks/spa1/acceptance'
  expect((await who.H1!.post(`${base}/dossier`, dossier, day('2026-04-28'))).status).toBe(201)
  const check = { complete: false, defectTexts: [{ item: 'rawData', text: 'Thiếu sổ nhật ký.' }] }
  expect((await who.O1!.post(`${base}/dossier/check`, check, day('2026-04-29'))).status).toBe(201)
  const { body } = await read('H1', 'spa1/acceptance')
  expect(body.lines).toMatchObject([
    { product: 'SP1', ordered: 2, delivered: 3, amount: 'excellent', said: 'Chịu mặn 5 phần nghìn.' },
  ])
  expect(body.lines[0]?.files).toEqual([{ name: 'Biên bản đo.pdf', sha256: file.sha256 }])
  expect(body.defects).toEqual([{ item: 'rawData', text: 'Thiếu sổ nhật ký.' }])
  expect(body.documents.find(({ code }) => code === 'rawData')).toMatchObject({ present: false })
  const more = { documents: ['rawData'] }
  expect((await who.H1!.post(`${base}/dossier/supplements`, more, day('2026-05-05'))).status).toBe(201)
  expect((await who.O1!.post(`${base}/dossier/check`, { complete: true }, day('2026-05-06'))).status).toBe(
    201,
  )
})

test('a rating is explained to offices and council at once, to the host when it is told', async () => {
  await judged(engine, 'spa1', 'task/spa1/acceptance', 'pass', true)
  const explained = {
    counted: 9,
    invalid: 0,
    members: { excellent: 0, pass: 9, fail: 0 },
    products: [{ product: 'SP1', amount: 'excellent', quality: { pass: 9 }, keptFromExcellent: 9 }],
    fail: { count: 0, base: 9, holds: false },
    conclusion: 'pass',
    requests: ['Làm rõ địa chỉ ứng dụng'],
  }
  for (const person of ['O1', 'C1']) {
    expect((await read(person, 'spa1/acceptance')).body.explained).toMatchObject({
      ...explained,
      sessionId: 's-spa1',
    })
  }
  expect((await read('H1', 'spa1/acceptance')).body).toMatchObject({ rating: null, explained: null })
  await who.O1!.post('/api/tasks/spa1/acceptance/conclusion', {}, day('2026-05-27'))
  const told = await read('H1', 'spa1/acceptance', '2026-05-28')
  expect(told.body).toMatchObject({ rating: 'pass', explained: { ...explained, sessionId: null } })
  expect(JSON.stringify(told.body)).not.toMatch(/"C[1-9]"/)
  expect((await read('stranger', 'spa1/acceptance')).status).toBe(404)
})

test('the checklist names what holds the liquidation; the evidence holds what may be read', async () => {
  const acceptance = { rating: 'pass' as const, acceptedOn: localDate('2026-05-25'), settled: false }
  await startStage(engine, 'closing', '2026-05-28', briefAfter('spa1', { execution: ended, acceptance }))
  const before = await read('L1', 'spa1/closing', '2026-06-01')
  expect(before.body.missing).toEqual(['registration', 'recognition', 'publication', 'handover'])
  expect(before.body.items.find(({ item }) => item === 'assets')).toMatchObject({ applies: false })
  const officer = await read('O1', 'spa1/closing', '2026-06-01')
  expect(officer.body.items[0]).toMatchObject({ done: false, action: { act: 'registerResult' } })
  const certificate = { certificate: 'GCN-2026-931' }
  await who.O1!.post('/api/tasks/spa1/registration', certificate, day('2026-06-15'))
  const after = await read('H1', 'spa1/closing', '2026-06-16')
  expect(after.body.items[0]).toMatchObject({
    done: true,
    proofs: [{ kind: 'certificate', value: 'GCN-2026-931' }],
  })
  type Pack = {
    chain: { head: string }
    decisions: { number: string }[]
    minutes: unknown[]
    files: { name: string }[]
    receipts: { hash: string }[]
  }
  const pack = async (person: string) =>
    (await who[person]!.get<Pack>('/api/tasks/spa1/evidence', day('2026-06-16'))).body
  const office = await pack('O1')
  expect(office.decisions).toContainEqual(expect.objectContaining({ number: 'GCN-2026-931' }))
  expect(office.files).toMatchObject([{ name: 'Biên bản đo.pdf' }])
  expect(office.minutes).toHaveLength(1)
  expect(office.receipts.at(-1)?.hash).toBe(office.chain.head)
  expect((await pack('H1')).minutes).toEqual([])
  expect((await read('stranger', 'spa1/evidence')).status).toBe(404)
})

test('reports stand beside the time of the contract that has passed', async () => {
  const report = { number: 1, workDonePercent: 25, stateSpentDong: 288_600_000, summary: 'Đã nuôi vụ 1.' }
  expect((await who.H1!.post('/api/tasks/spa3/reports', report, day('2025-04-14'))).status).toBe(201)
  const { body } = await who.O1!.get('/api/tasks/spa3/execution', day('2025-04-15'))
  expect(body).toMatchObject({
    nextReport: 2,
    reports: [{ number: 1, workDonePercent: 25, timePassedPercent: 32.7, summary: 'Đã nuôi vụ 1.' }],
    inspectionNotice: { count: 5 },
  })
  expect((await who.stranger!.get('/api/tasks/spa3/execution')).status).toBe(404)
  expect((await who.O1!.get('/api/tasks/spa3/follow-up')).status).toBe(404)
})
