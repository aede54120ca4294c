import { partShapes } from '../../api/part-shapes'
import { localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { briefAfter, seedContract, seedContractPeople, startStage } from '../support/contract'
import { on } from '../support/councils'
import { type Engine, startEngine } from '../support/engine'
import { pdf, upload } from '../support/files'

let engine: Engine
let api: RunningApi
let host: Caller
let officer: Caller
let leader: Caller
let authority: Caller

const task = '/api/tasks/NV-2024-921'
const closed = '/api/tasks/NV-2024-922'

interface TaskPage {
  readonly status: { readonly code: string; readonly title: string }
  readonly parts: Record<
    string,
    Record<string, unknown> & { readonly liquidationNeeds?: { checklist: unknown[] } }
  >
  readonly actions: readonly {
    readonly act: string
    readonly allowed: boolean
    readonly reason?: { code: string }
  }[]
}

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  await seedContractPeople(engine)
  await seedContract(engine, 'a1', 'NV-2024-921')
  await seedContract(engine, 'a2', 'NV-2024-922')
  await startStage(engine, 'execution', '2024-10-17', briefAfter('a1'))
  const execution = {
    ...{ endedOn: localDate('2026-04-17'), refundDong: dong(0), cause: null, principalInvestigator: 'H1' },
  }
  const acceptance = { rating: 'pass' as const, acceptedOn: localDate('2026-05-25'), settled: false }
  await startStage(engine, 'closing', '2026-05-27', briefAfter('a2', { execution, acceptance }))
  const people = ['H1', 'O1', 'L1', 'A1']
  ;[host, officer, leader, authority] = (await Promise.all(people.map((id) => api.signIn(id)))) as [
    Caller,
    Caller,
    Caller,
    Caller,
  ]
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const day = (date: string) => ({ at: on(date) })

async function page(caller: Caller, path: string, date: string): Promise<TaskPage> {
  return (await caller.get<TaskPage>(path, day(date))).body
}

test('the host reports with evidence that the officer reads; nobody else reports', async () => {
  const { body: file } = await upload(host, pdf('Báo cáo kỳ 1'), 'bao-cao.pdf')
  const evidence = [{ name: 'Báo cáo kỳ 1.pdf', sha256: file.sha256 }]
  const report = { number: 1, workDonePercent: 25, stateSpentDong: 288_600_000, forms: ['A-4'], evidence }
  const foreign = await officer.post(`${task}/reports`, { ...report, evidence: [] }, day('2025-04-14'))
  expect([foreign.status, foreign.body.code]).toEqual([403, 'rights/not-yours'])
  const unknown = { ...report, evidence: [{ name: 'x', sha256: '0'.repeat(64) }] }
  const lost = await host.post(`${task}/reports`, unknown, day('2025-04-14'))
  expect([lost.status, lost.body.code]).toEqual([422, 'file/unknown'])
  expect((await host.post(`${task}/reports`, report, day('2025-04-14'))).status).toBe(201)
  expect((await officer.raw(`/api/files/${file.sha256}`)).status).toBe(200)
  expect((await officer.get(`${task}/documents`)).body).toMatchObject({
    items: [
      {
        ...{ name: 'Báo cáo kỳ 1.pdf', sha256: file.sha256, number: 1, version: 1 },
        ...{ of: { code: 'report', title: 'Báo cáo định kỳ' }, by: { id: 'H1' } },
      },
    ],
    next: null,
  })
  const again = await host.post(`${task}/reports`, { ...report, number: 3 }, day('2025-04-15'))
  expect(again).toMatchObject({
    status: 422,
    body: { code: 'report/not-the-next', detail: expect.stringContaining('kỳ 2') },
  })
})

test('what may be changed is said before it is asked for, to whoever sees the task', async () => {
  const rules = await host.get<{ rules: { subjects: { code: string }[] } }>(`${task}/change-rules`)
  expect(rules.body).toMatchObject({
    rules: {
      ...{ endsOn: '2026-04-17', extension: { mostTimes: 1, until: '2026-03-17' } },
      shortening: { numerator: 2, denominator: 3, clause: expect.stringContaining('Điều 12') },
      answer: { count: 30, unit: 'calendarDay' },
    },
  })
  const decides = (code: string) => rules.body.rules.subjects.find((subject) => subject.code === code)
  expect(decides('extension')).toMatchObject({ decides: { code: 'manager' }, refused: null })
  expect(decides('member')).toMatchObject({ decides: { code: 'host' } })
  expect((await host.get(`${closed}/change-rules`)).body).toEqual({ rules: null })
  const stranger = await api.join({ id: 'Z9', roles: ['expert'], organisation: 'ORG-Z' })
  for (const part of ['change-rules', 'documents', 'waiting'])
    expect((await stranger.get(`${task}/${part}`)).status).toBe(404)
})

test('an inspection is announced early enough by the calendar', async () => {
  const visit = (startsAt: string) => ({ startsAt: on(startsAt), team: ['L1', 'O1'], place: 'Trại giống' })
  const short = await officer.post(`${task}/inspections`, visit('2025-08-13'), day('2025-08-08'))
  expect(short).toMatchObject({ status: 422, body: { code: 'inspection/notice-too-short' } })
  expect(short.body.detail).toContain('06/08/2025')
  expect((await officer.post(`${task}/inspections`, visit('2025-08-15'), day('2025-08-08'))).status).toBe(201)
})

test('an extension moves the end off days off, and the page says what was decided', async () => {
  const request = { kind: 'extension', months: 6, reason: 'Mưa lũ làm chậm một vụ nuôi.' }
  expect((await host.post(`${task}/amendments`, request, day('2026-02-13'))).status).toBe(201)
  const refusal = await leader.post(`${task}/amendments/decision`, { granted: false }, day('2026-03-12'))
  expect(refusal.body.code).toBe('amendment/refusal-without-reasons')
  expect(
    (await leader.post(`${task}/amendments/decision`, { granted: true }, day('2026-03-13'))).status,
  ).toBe(201)
  const { parts, actions } = await page(host, task, '2026-03-13')
  expect(() => partShapes.execution.parse(parts.execution)).not.toThrow()
  const newest = await host.get(`${task}/journal?order=newest&limit=1`)
  expect(newest.body).toMatchObject({
    items: [
      {
        ...{ act: 'decideAmendment', clause: expect.stringContaining('Điều 20') },
        changes: [{ what: 'Ngày kết thúc hợp đồng', before: '17/04/2026', after: '19/10/2026' }],
      },
    ],
  })
  expect(parts.execution).toMatchObject({
    reports: [{ number: 1, workDonePercent: 25 }],
    amendments: [{ kind: 'extension', granted: true, endsBefore: '2026-04-17', endsAfter: '2026-10-19' }],
  })
  expect(actions.find(({ act }) => act === 'requestAmendment')).toMatchObject({ allowed: true })
})

test('a paused task goes on with its end moved by the calendar', async () => {
  const proposal = { ground: 'noCapacity', reasons: 'Không bảo đảm vốn đối ứng.' }
  expect((await leader.post(`${task}/termination/proposal`, proposal, day('2026-04-01'))).status).toBe(201)
  expect((await authority.post(`${task}/pause`, {}, day('2026-04-06'))).status).toBe(201)
  expect((await page(host, task, '2026-04-07')).status).toMatchObject({
    code: 'suspended',
    title: 'Tạm dừng',
  })
  expect((await authority.post(`${task}/resumption`, {}, day('2026-04-15'))).status).toBe(201)
  const { ends_on: end } = await engine.db('contracts').where({ task_id: 'a1' }).first('ends_on')
  expect(end).toBe('2026-10-29')
})

test('a contract is liquidated when its checklist holds; results go to who is there', async () => {
  await engine
    .db('organisations')
    .insert({ id: 'ORG-OLD', name: 'Sở cũ', kind: 'other', valid_to: '2025-06-30' })
  const certificate = { certificate: 'GCN-2026-921' }
  await officer.post(`${closed}/registration`, certificate, day('2026-06-15'))
  await host.post(`${closed}/recognition/file`, {}, day('2026-06-18'))
  await authority.post(`${closed}/recognition`, {}, day('2026-06-26'))
  await officer.post(`${closed}/recognition/publication`, {}, day('2026-06-30'))
  const early = await leader.post(`${closed}/liquidation`, {}, day('2026-07-01'))
  expect(early).toMatchObject({ status: 422, body: { code: 'closing/not-all-done' } })
  expect(early.body.detail).toBe('Còn phải xong: bàn giao kết quả.')
  const waiver = { step: 'handover', reason: 'Sản phẩm chỉ là báo cáo.' }
  const mayNot = await leader.post(`${closed}/liquidation/waivers`, waiver, day('2026-07-01'))
  expect(mayNot).toMatchObject({ status: 403, body: { code: 'rights/not-yours' } })
  const gone = await host.post(`${closed}/handover`, { organisation: 'ORG-OLD' }, day('2026-07-02'))
  expect(gone).toMatchObject({ status: 422, body: { code: 'handover/organisation-ended' } })
  expect((await host.post(`${closed}/handover`, { organisation: 'ORG-P' }, day('2026-07-02'))).status).toBe(
    201,
  )
  const { parts } = await page(leader, closed, '2026-07-03')
  expect(() => partShapes.closing.parse(parts.closing)).not.toThrow()
  expect(parts.closing?.liquidationNeeds?.checklist).toEqual([
    { step: 'registration', title: 'đăng ký kết quả', done: true },
    { step: 'recognition', title: 'công nhận kết quả', done: true },
    { step: 'handover', title: 'bàn giao kết quả', done: true },
  ])
  const record = { step: 'finalDossier', reason: 'Đã lưu đủ ở hồ sơ công nhận.', decisionNumber: '12/UBND' }
  expect((await authority.post(`${closed}/liquidation/waivers`, record, day('2026-07-05'))).status).toBe(201)
  const checklist = await leader.get<{ items: { item: string }[] }>(`${closed}/closing`, day('2026-07-05'))
  expect(checklist.body.items.find(({ item }) => item === 'record')).toMatchObject({
    done: false,
    waived: { reason: 'Đã lưu đủ ở hồ sơ công nhận.', decisionNumber: '12/UBND' },
  })
  expect((await leader.post(`${closed}/liquidation`, {}, day('2026-07-06'))).status).toBe(201)
})
