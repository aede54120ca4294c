import { stageStream } from '../../workflows/contract'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { openAccount } from '../support/beneficiary'
import { on } from '../support/demo-money'
import { type Engine, startEngine } from '../support/engine'
import { fund, host, seedFunded, task } from '../support/funded-task'

const taskId = 'T01-pages'
const path = `/api/tasks/${taskId}`
const first = 575_000_000

let engine: Engine
let api: RunningApi
const people = new Map<string, Caller>()

async function as(id: string): Promise<Caller> {
  const caller = people.get(id) ?? (await api.signIn(id))
  people.set(id, caller)
  return caller
}

async function act(by: string, where: string, day: string, body: object = {}, seen?: number) {
  const read = seen === undefined ? {} : { headers: { 'X-Seen-Seq': String(seen) } }
  return (await as(by)).post<Record<string, unknown>>(where, body, { at: on(day), ...read })
}

async function done(...sent: Parameters<typeof act>): Promise<void> {
  const { status, body } = await act(...sent)
  expect([status, body.code]).toEqual([201, undefined])
}

/** A signed contract with its money open, and the people who stand in relation to it. */
beforeAll(async () => {
  engine = await startEngine()
  await seedFunded(engine, taskId)
  api = await startApi(engine)
  await fund(engine, api, taskId)
  await openAccount(api, task.award.host, { number: '0000.0.0000001', at: on('2024-07-10') })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

interface Detail {
  state: { title: string }
  conditions: { code: string; met: boolean; clause: string | null }[]
  ledger: { code: string; beforeDong: number; thisDong: number; afterDong: number }[]
  steps: { code: string; state: string; by: { id: string } | null }[]
  changes: { what: string }[]
  actions: { act: string; allowed: boolean; reason?: { code: string } }[]
  history: { title: string }[]
  position: { seq: number }
  beneficiary: { id: string } | null
}

const detail = async (by: string) =>
  (await (await as(by)).get<Detail>(`${path}/tranches/1`, { at: on('2024-07-16') })).body

test('the contract’s terms say what it is drawn up from, and what the first advance may be', async () => {
  const { body } = await (await as('P-007')).get(`${path}/contract`)
  expect(body).toMatchObject({
    contractDong: 1_150_000_000,
    firstAdvance: { mostDong: first, assumed: false },
    draft: { number: task.contract.number },
  })
})

test('the money says the next tranche with its conditions, to the host too', async () => {
  const { body } = await (await as(host)).get(`${path}/money`, { at: on('2024-07-14') })
  expect(body.next).toMatchObject({ number: 1, amountDong: first })
  expect((body.next as Detail).conditions.map(({ code, met }) => [code, met])).toEqual([
    ['firstAdvance', true],
    ['reports', true],
    ['contract', true],
    ['year', true],
  ])
})

test('a request is read with conditions, ledger, hands; the host reads no names or conditions', async () => {
  await done(host, `${path}/tranches`, '2024-07-15', { number: 1, amountDong: first })
  const office = await detail('P-011')
  expect(office.state.title).toBe('Chờ kiểm tra')
  expect(office.conditions.every(({ met }) => met)).toBe(true)
  expect(office.conditions.map(({ code }) => code)).toEqual([
    ...['firstAdvance', 'reports', 'contract', 'year', 'flow', 'hands', 'account'],
  ])
  expect(office.ledger.map(({ code, beforeDong, afterDong }) => [code, beforeDong, afterDong])).toEqual([
    ['paid', 0, first],
    ['settled', 0, 0],
    ['unsettled', 0, first],
    ['contractLeft', 1_150_000_000, first],
    ['yearLeft', 700_000_000, 125_000_000],
  ])
  expect(office.history.map(({ title }) => title)).toEqual(['Đề nghị cấp tiền'])
  expect(office.beneficiary?.id).toBe(task.award.host)
  const mine = await detail(host)
  expect(mine.state.title).toBe('Sở Tài chính đang kiểm tra')
  expect([mine.conditions, mine.actions]).toEqual([[], []])
})

test('an act is refused where something was recorded since its page was read', async () => {
  const { position } = await detail('P-011')
  const late = await act('P-011', `${path}/tranches/1/check`, '2024-07-17', {}, position.seq - 1)
  expect(late).toMatchObject({ status: 409, body: { code: 'request/changed-since' } })
  const odd = await (await as('P-011')).post(
    `${path}/tranches/1/check`,
    {},
    { headers: { 'X-Seen-Seq': 'x' } },
  )
  expect(odd).toMatchObject({ status: 400, body: { code: 'request/seen-form' } })
  await done('P-011', `${path}/tranches/1/check`, '2024-07-17', {}, position.seq)
  const changes = await (await as('P-013')).get<{ items: { title: string }[] }>(
    `${path}/changes?after=${position.seq}`,
  )
  expect(changes.body.items).toMatchObject([{ title: 'Kiểm tra đề nghị cấp tiền', by: { id: 'P-011' } }])
})

test('whoever checked is told beforehand that they may not approve', async () => {
  await engine.db('person_roles').insert({
    ...{ person_id: 'P-011', role: 'financeApprover', organisation_id: 'ORG-006', valid_from: '2024-01-01' },
  })
  const own = await detail('P-011')
  expect(own.actions.find(({ act: name }) => name === 'approveTranche')).toMatchObject({
    ...{ allowed: false, reason: { code: 'tranche/approver-is-maker' } },
  })
  expect(own.conditions.find(({ code }) => code === 'hands')?.met).toBe(false)
  const refused = await act('P-011', `${path}/tranches/1/approval`, '2024-07-19')
  expect(refused.body.code).toBe('tranche/approver-is-maker')
})

/** Reports of the task that were due before the approval and have not come. */
async function missReports(count: number): Promise<void> {
  const { db } = engine
  await db('deadlines').where({ task_id: taskId, kind: 'execution' }).delete()
  const missed = Array.from({ length: count }, (_, index) => ({
    ...{
      stream: stageStream(taskId, 'execution'),
      name: `report-${index}`,
      task_id: taskId,
      kind: 'execution',
    },
    ...{ waits_for: 'submitReport', clause: 'x', counted_from: '2024-07-10', due: on('2024-07-12') },
    ...{ state: 'missed', opened_at: on('2024-07-10'), opened_seq: 1 },
  }))
  if (count > 0) await db('deadlines').insert(missed)
}

test('what was due before and is missing at the approval refuses it, and is told beforehand', async () => {
  await missReports(2)
  const told = await detail('P-013')
  expect(told.conditions.find(({ code }) => code === 'reports')?.met).toBe(false)
  expect(told.actions.find(({ act: name }) => name === 'approveTranche')).toMatchObject({
    ...{ allowed: false, reason: { code: 'tranche/reports-missed' } },
  })
  const refused = await act('P-013', `${path}/tranches/1/approval`, '2024-07-19')
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'tranche/reports-missed', title: 'Thiếu báo cáo định kỳ', clause: expect.any(String) },
  })
  await missReports(1)
})

test('a request that meets its conditions goes through the other hands', async () => {
  const other = await detail('P-013')
  expect(other.actions.find(({ act: name }) => name === 'approveTranche')?.allowed).toBe(true)
  await done('P-013', `${path}/tranches/1/approval`, '2024-07-19')
  await done('P-014', `${path}/tranches/1/payment`, '2024-07-23')
  const paid = await detail('P-015')
  expect(paid.ledger.find(({ code }) => code === 'paid')).toMatchObject({ beforeDong: 0, afterDong: first })
  expect((await detail(host)).steps.map(({ by }) => by?.id ?? null)).toEqual([host, null, null, null])
  await done(host, `${path}/settlements`, '2024-08-01', { amountDong: 100_000_000 })
  const later = await detail('P-015')
  expect([later.position.seq > paid.position.seq, later.changes]).toEqual([true, paid.changes])
})

test('a stranger reads neither a request nor the changes of a task', async () => {
  const stranger = await api.join({ id: 'P-stranger', roles: ['proposer'], organisation: 'ORG-X' })
  for (const where of [`${path}/tranches/1`, `${path}/changes?after=0`, `${path}/contract`]) {
    expect([where, (await stranger.get(where)).status]).toEqual([where, 404])
  }
  expect((await (await as('P-011')).get(`${path}/tranches/9`)).status).toBe(404)
})

test('totals count what waits and what of a year has ended', async () => {
  const { body } = await (await as('P-011')).get<{ items: { state: { code: string }; count: number }[] }>(
    '/api/tranches/totals?year=2024',
  )
  expect(body.items.filter(({ count }) => count > 0)).toMatchObject([
    { state: { code: 'paid' }, count: 1, amountDong: first },
  ])
  const list = await (await as('P-011')).get<{ items: object[] }>('/api/tranches?state=paid&year=2024')
  expect(list.body.items).toMatchObject([{ taskId, number: 1 }])
  const none = await (await as('P-011')).get<{ items: object[] }>('/api/tranches?state=paid&year=2023')
  expect(none.body.items).toEqual([])
})

test('balances add up to nothing, and the file holds every posting', async () => {
  const auditor = await as('P-015')
  interface Balances {
    items: { account: { code: string }; balanceDong: number }[]
  }
  const { body } = await auditor.get<Balances>('/api/ledger/balances')
  expect(body.items.reduce((all, { balanceDong }) => all + balanceDong, 0)).toBe(0)
  const ofTask = await auditor.get<Balances>(`/api/ledger/balances?taskId=NV-2024-001`)
  expect(ofTask.body.items.find(({ account }) => account.code === 'advanced')?.balanceDong).toBe(first)
  const file = await auditor.raw('/api/ledger.csv')
  expect(file.headers.get('content-type')).toContain('text/csv')
  const lines = (await file.text()).trim().split('\r\n')
  expect(lines[0]).toContain('Mã bút toán,Thời điểm,Loại')
  const { count } = await engine.db('ledger_postings').first(engine.db.raw('count(*)::integer as count'))
  expect(lines).toHaveLength(count + 1)
  const narrowed = await auditor.raw('/api/ledger.csv?account=advanced')
  expect((await narrowed.text()).trim().split('\r\n')).toHaveLength(3)
})

test('the proposer of a year’s money is told that another person approves it', async () => {
  await done('P-011', '/api/appropriations', '2024-08-01', { year: 2032, source: 'fund', amountDong: 7_000 })
  interface Years {
    items: { actions: { act: string; href: string; allowed: boolean }[]; proposer: { id: string } }[]
    actions: { act: string }[]
  }
  const seen = async (id: string) => (await (await as(id)).get<Years>('/api/appropriations?year=2032')).body
  const leader = await seen('P-001')
  expect(leader.items[0]).toMatchObject({ proposer: { id: 'P-011' }, reservedDong: 0 })
  const approval = { act: 'approveAppropriation', href: '/api/appropriations/2032/approvals', allowed: true }
  expect(leader.items[0]?.actions).toMatchObject([approval])
  expect([leader.actions, (await seen('P-011')).actions]).toMatchObject([
    [],
    [{ act: 'proposeAppropriation' }],
  ])
})
