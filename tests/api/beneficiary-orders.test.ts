import { type Caller, type RunningApi, startApi } from '../support/api'
import { openAccount } from '../support/beneficiary'
import { on } from '../support/demo-money'
import { type Engine, startEngine } from '../support/engine'
import { followed } from '../support/followed'
import { fund, host, seedFunded, task } from '../support/funded-task'

const taskId = 'T01-orders'
const path = `/api/tasks/${taskId}/tranches/1`
const [officer, approver, treasury, auditor] = ['P-011', 'P-013', 'P-014', 'P-015']
const organisation = task.award.host
const [first, second] = ['0000.0.0001111', '0000.0.0002222']

let engine: Engine
let api: RunningApi
const people = new Map<string, Caller>()
const accounts: string[] = []

async function as(id: string): Promise<Caller> {
  const caller = people.get(id) ?? (await api.signIn(id))
  people.set(id, caller)
  return caller
}

const act = async (by: string, where: string, day: string, body: object = {}) => {
  const answer = await (await as(by)).post<{ code?: string }>(`${path}${where}`, body, { at: on(day) })
  return [answer.status, answer.body.code]
}

interface Detail {
  conditions: { code: string; met: boolean }[]
  accountInForce: string
  position: { seq: number }
  paidInto: {
    account: { id: string; number: string; whole: boolean; decided: { at: string; by: object | null } }
    changed: { before: string; after: string } | null
  } | null
  actions: { act: string; allowed: boolean; reason?: { code: string } }[]
}

const detail = async (by: string, day: string) =>
  (await (await as(by)).get<Detail>(path, { at: on(day) })).body

const change = async (number: string, day: string) => {
  accounts.push(
    await openAccount(api, organisation, { number, at: on(day), reason: 'Đổi nơi mở tài khoản.' }),
  )
}

beforeAll(async () => {
  engine = await startEngine()
  await seedFunded(engine, taskId)
  api = await startApi(engine)
  await fund(engine, api, taskId)
  const asked = { number: 1, amountDong: 575_000_000 }
  await (await as(host)).post(`/api/tasks/${taskId}/tranches`, asked, { at: on('2024-07-15') })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

test('no request is passed on while its host has no confirmed account, and the page says so', async () => {
  expect(await act(officer, '/check', '2024-07-16')).toEqual([422, 'tranche/no-account'])
  const { paidInto, conditions, actions } = await detail(officer, '2024-07-16')
  expect([paidInto, conditions.find(({ code }) => code === 'account')?.met]).toEqual([null, false])
  expect(actions.find(({ act: name }) => name === 'checkTranche')?.reason?.code).toBe('tranche/no-account')
  await change(first, '2024-07-16')
  expect(await act(officer, '/check', '2024-07-17')).toEqual([201, undefined])
})

test('the number is whole for who pays and for the host, masked for others; readings are kept', async () => {
  for (const [who, number] of [
    ...[officer, approver, treasury, host].map((id) => [id, first] as const),
    ...[auditor, 'P-003', 'P-005'].map((id) => [id, '******1111'] as const),
  ]) {
    expect([who, (await detail(who, '2024-07-17')).paidInto?.account.number]).toEqual([who, number])
  }
  expect((await detail(host, '2024-07-17')).paidInto?.account.decided.by).toBeNull()
  await api.deps.audit.flush()
  const readings = await engine.db('audit_log').where({ kind: 'beneficiaryAccount', name: 'getTranche' })
  expect([...new Set(readings.map(({ person }) => person))].sort()).toEqual(
    [officer, approver, treasury, host].sort(),
  )
})

test('an account that has changed since blocks the approval until it was looked at', async () => {
  await change(second, '2024-07-18')
  expect(await act(approver, '/approval', '2024-07-19')).toEqual([409, 'tranche/account-changed'])
  const [before, now] = accounts
  expect(await act(approver, '/approval', '2024-07-19', { accountSeen: before })).toEqual([
    409,
    'tranche/account-changed',
  ])
  const { paidInto } = await detail(approver, '2024-07-19')
  expect(paidInto).toMatchObject({
    account: { id: now, number: second },
    changed: { before: '******1111', after: '******2222' },
  })
  expect(await act(approver, '/approval', '2024-07-19', { accountSeen: now })).toEqual([201, undefined])
  const order = await engine.db('tranches').where({ task_id: taskId }).first('beneficiary_account as account')
  expect(order.account).toBe(now)
})

interface Changes {
  items: { what: string; before: string | null; after: string; by: { id: string } | null }[]
}
const changes = async (by: string, account: string) => {
  const { position } = await detail(by, '2024-07-22')
  const query = `after=${position.seq}&account=${account}`
  const { body } = await (await as(by)).get<Changes>(`/api/tasks/${taskId}/changes?${query}`, {
    at: on('2024-07-22'),
  })
  return body.items
}

test('an open page hears of a change of the account, and is told which', async () => {
  const page = await followed(await as(treasury), `${api.url}${path}/events`)
  expect(page.response.headers.get('content-type')).toBe('text/event-stream')
  const { accountInForce } = await detail(treasury, '2024-07-19')
  expect([accountInForce, await changes(treasury, accountInForce)]).toEqual([accounts[1], []])
  await change('0000.0.0003333', '2024-07-20')
  expect(await page.next()).toBe('changed')
  page.leave()
  const words = { what: 'Tài khoản thụ hưởng', before: '******2222', after: '******3333' }
  expect(await changes(treasury, accountInForce)).toMatchObject([{ ...words, by: { id: approver } }])
  expect(await changes(host, accountInForce)).toMatchObject([{ ...words, by: null }])
  expect(await changes(treasury, 'none')).toMatchObject([{ before: null, after: '******3333' }])
})

test('who may not see the request does not follow it, and learns no account of others', async () => {
  const other = await api.join({ id: 'H-other', roles: ['hostRepresentative'], organisation: 'ORG-other' })
  expect((await other.get(`${path}/events`)).status).toBe(404)
  expect((await (await as(treasury)).get(`/api/tasks/${taskId}/tranches/9/events`)).status).toBe(404)
  const foreign = await openAccount(api, 'ORG-other', { number: '9990007777', at: on('2024-07-19') })
  expect(await changes(auditor, foreign)).toMatchObject([{ before: null, after: '******3333' }])
})

test('an order is not paid into an account that is not the confirmed one any more', async () => {
  const { paidInto, actions } = await detail(treasury, '2024-07-22')
  expect(paidInto).toMatchObject({ account: { number: second }, changed: { after: '******3333' } })
  expect(actions.find(({ act: name }) => name === 'payTranche')?.reason?.code).toBe(
    'tranche/order-of-other-account',
  )
  for (const where of ['/reception', '/payment']) {
    expect(await act(treasury, where, '2024-07-22')).toEqual([422, 'tranche/order-of-other-account'])
  }
  expect(await act(approver, '/recall', '2024-07-22', { reasonTexts: ['Tài khoản đã đổi.'] })).toEqual([
    201,
    undefined,
  ])
  expect(await act(approver, '/approval', '2024-07-22', { accountSeen: accounts[2] })).toEqual([
    201,
    undefined,
  ])
  expect(await act(treasury, '/payment', '2024-07-23')).toEqual([201, undefined])
  expect((await detail(treasury, '2024-08-01')).paidInto).toMatchObject({
    account: { id: accounts[2] },
    changed: null,
  })
})

test('facts and histories carry the version of an account, never its number', async () => {
  const facts = await engine.db('journal').where({ task_id: taskId }).select('type', 'data')
  const checked = facts.find(({ type }) => type === 'trancheChecked')
  expect(checked?.data).toMatchObject({ beneficiary: accounts[0] })
  const kept = JSON.stringify([
    facts,
    await engine.db('processes').where({ task_id: taskId }),
    await engine.db('act_contents'),
    await engine.db('outbox'),
    await engine.db('admin_log'),
    await engine.db('audit_log'),
    await engine.db('beneficiary_accounts'),
  ])
  for (const number of [first, second]) expect(kept).not.toContain(number)
})
