import type { Stage } from '../../domain/life'
import type { Handovers } from '../../domain/stages/handover'
import type { TaskBrief } from '../../domain/stages/life'
import { fundingStream, type ProcessInput, stageStream } from '../../workflows/contract'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { openAccount } from '../support/beneficiary'
import { appraisalBrief, demoMoney, moneyProvince, on } from '../support/demo-money'
import { type Engine, endOf, startAlone, startEngine } from '../support/engine'
import { JournalDriver } from '../support/journal-driver'

const task = demoMoney('T01')
const host = task.award.principalInvestigator
const { appraisal } = task
/** Workflows of all test files share a namespace, so the task has an id of its own here. */
const taskId = 'T01-over-http'
const path = `/api/tasks/${taskId}`

let engine: Engine
let api: RunningApi
const people = new Map<string, Caller>()

beforeAll(async () => {
  engine = await startEngine()
  await moneyProvince(engine.db, [taskId])
  await new JournalDriver(engine.db).appropriate(2024, 'province', 700_000_000)
  api = await startApi(engine)
})

afterAll(async () => {
  await api.stop()
  await engine.stop()
})

async function as(id: string): Promise<Caller> {
  const caller = people.get(id) ?? (await api.signIn(id))
  people.set(id, caller)
  return caller
}

async function act(by: string, where: string, day: string, body: object = {}) {
  return (await as(by)).post<Record<string, unknown>>(where, body, { at: on(day) })
}

async function done(...sent: Parameters<typeof act>): Promise<void> {
  const { status, body } = await act(...sent)
  expect([status, body.code]).toEqual([201, undefined])
}

async function begin(kind: Stage | 'funding', brief: TaskBrief, day: string): Promise<string> {
  const stream = kind === 'funding' ? fundingStream(taskId) : stageStream(taskId, kind)
  const law = { editionId: '2023' as const }
  const at = on(day, '07:00')
  const input: ProcessInput<TaskBrief> = { stream, kind, taskId, law, clock: 'training', at, brief }
  return startAlone(engine, input)
}

async function through(stage: keyof Handovers, brief: TaskBrief, stream: string): Promise<TaskBrief> {
  const result = await endOf(engine, stream)
  return { ...brief, previous: { ...brief.previous, [stage]: result.state } }
}

test('a year is proposed by one person and approved by another', async () => {
  const proposal = { year: 2031, source: 'province', amountDong: 9_000 }
  await done('P-013', '/api/appropriations', '2024-01-02', proposal)
  const approvals = '/api/appropriations/2031/approvals'
  const own = await act('P-013', approvals, '2024-01-02', { source: 'province' })
  expect(own).toMatchObject({ status: 403, body: { code: 'rights/not-yours' } })
  await done('P-001', approvals, '2024-01-03', { source: 'province' })
  const { body } = await (await as('P-011')).get('/api/appropriations?year=2031')
  const source = { code: 'province' }
  expect(body.items).toMatchObject([{ year: 2031, source, amountDong: 9_000, drawnDong: 0, leftDong: 9_000 }])
  const outsider = await (await as(host)).get('/api/appropriations')
  expect(outsider).toMatchObject({ status: 403, body: { code: 'rights/role-needed' } })
})

test('a budget goes from appraisal to a paid tranche over HTTP, each act by its own person', async () => {
  let brief = appraisalBrief(taskId, task)
  let stream = await begin('appraisal', brief, '2024-05-10')
  await done('P-002', `${path}/appraisal/team`, '2024-05-14', { team: appraisal.team })
  await done(host, `${path}/appraisal/revised-description`, '2024-05-24')
  const sittingAt = on(appraisal.sittingOn)
  const late = await act('P-007', `${path}/appraisal/papers`, '2024-05-29', { sittingAt })
  expect(late.body).toMatchObject({ code: 'appraisal/papers-late' })
  expect(late.body.detail).toContain('28/05/2024')
  await done('P-007', `${path}/appraisal/papers`, '2024-05-27', { sittingAt })
  const questions = [{ line: 'materials', question: 'Cơ sở của đơn giá?' }]
  await done('P-010', `${path}/appraisal/questions`, '2024-05-28', { questions })
  await done(host, `${path}/appraisal/questions/1/answer`, '2024-05-29', { answer: 'Theo ba báo giá.' })
  const conclusion = {
    ...{ present: appraisal.present, stateDong: appraisal.stateTotal, lumpSum: appraisal.lumpSum },
    counterpartDong: appraisal.counterpartTotal,
    lines: appraisal.lines.map(({ line, proposed, accepted, counterpart }) => ({
      ...{ line, proposedDong: proposed, acceptedDong: accepted, counterpartDong: counterpart },
    })),
  }
  const unexplained = await act('P-003', `${path}/appraisal/conclusion`, '2024-05-31', conclusion)
  expect(unexplained.body).toMatchObject({ status: 422, code: 'appraisal/cut-without-reason' })
  expect(unexplained.body.detail).toContain('nguyên vật liệu')
  const reasons = appraisal.lines.flatMap(({ line, reason }) => (reason ? [{ line, text: reason }] : []))
  await done('P-003', `${path}/appraisal/conclusion`, '2024-05-31', { ...conclusion, reasons })
  brief = await through('appraisal', brief, stream)

  stream = await begin('award', brief, '2024-06-03')
  await done(host, `${path}/award/dossier`, '2024-06-13')
  await done('P-003', `${path}/award/proposals`, '2024-06-17')
  await done('P-001', `${path}/award/approval`, '2024-06-24', { decisionNumber: '12/QĐ-UBND' })
  await done('P-007', `${path}/award/publication`, '2024-06-28')
  brief = await through('award', brief, stream)

  stream = await begin('contracting', brief, '2024-07-01')
  const tranches = task.contract.tranchePlan.map(({ no, amount }) => ({ number: no, amountDong: amount }))
  const { number, products, signedOn } = task.contract
  await done('P-007', `${path}/contract`, '2024-07-04', { number, products, tranches })
  await done(host, `${path}/contract/host-signature`, signedOn)
  await done('P-003', `${path}/contract/agency-signature`, signedOn)
  brief = await through('contracting', brief, stream)
  expect(brief.previous.contracting?.endsOn).toBe(task.contract.endsOn)

  await begin('funding', brief, signedOn)
  const asked = { number: 1, amountDong: 575_000_000 }
  await done(host, `${path}/tranches`, '2024-07-15', asked)
  const waiting = await (await as('P-011')).get<{ items: unknown[] }>('/api/tranches?state=requested')
  expect(waiting.body.items).toMatchObject([{ taskId, request: 1, beforeDong: 0, afterDong: 575_000_000 }])
  await openAccount(api, task.award.host, { number: '0000.0.0000001', at: on('2024-07-16') })
  await done('P-011', `${path}/tranches/1/check`, '2024-07-17')
  await done('P-013', `${path}/tranches/1/approval`, '2024-07-19')
  await done('P-014', `${path}/tranches/1/payment`, '2024-07-23')
})

test('what was appropriated, contracted and paid is read by those who may', async () => {
  const money = await (await as(host)).get(`${path}/money`, { at: on('2024-08-01') })
  expect(money.body).toMatchObject({
    year: { year: 2024, leftDong: 125_000_000 },
    contract: { contractDong: 1_150_000_000, paidDong: 575_000_000, leftDong: 575_000_000 },
    tranches: [{ number: 1, state: { code: 'paid', title: 'Kho bạc đã chi' }, afterDong: 575_000_000 }],
    settlements: [],
  })
  type Ledger = { items: { kind: { code: string } }[]; next: string | null }
  const auditor = await as('P-011')
  const first = await auditor.get<Ledger>('/api/ledger?limit=3')
  expect(first.body.items.map(({ kind }) => kind.code)).toEqual([
    'commitmentFulfilled',
    'payment',
    'reservation',
  ])
  const rest = await auditor.get<Ledger>(`/api/ledger?limit=3&cursor=${first.body.next}`)
  expect(rest.body.items.map(({ kind }) => kind.code)).toEqual([
    'commitment',
    'appropriation',
    'appropriation',
  ])
  expect(rest.body.next).toBeNull()
  const ofYear = await auditor.get<Ledger>('/api/ledger?account=appropriation&year=2024')
  expect(ofYear.body.items.map(({ kind }) => kind.code)).toEqual(['reservation', 'appropriation'])
})

test('the page of the task shows the appraisal to its host without those who judged', async () => {
  const mine = await (await as(host)).get<{ parts: { appraisal: object } }>(path)
  expect(mine.body.parts.appraisal).toMatchObject({ stateDong: 1_150_000_000 })
  expect(mine.body.parts.appraisal).not.toHaveProperty('team')
  const office = await (await as('P-007')).get<{ parts: { appraisal: object } }>(path)
  expect(office.body.parts.appraisal).toMatchObject({ team: appraisal.team })
})
