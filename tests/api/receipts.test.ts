import { stageStream } from '../../workflows/contract'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, opened, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

interface Done {
  readonly receipt: { readonly key: string }
  readonly task: { readonly id: string; readonly code: string }
  readonly links: { readonly receipt?: string }
}

let engine: Engine
let api: RunningApi
let proposer: Caller
let officer: Caller
let stranger: Caller

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  proposer = await api.join({ id: 'P-1', roles: ['proposer'], organisation: 'ORG-1' })
  officer = await api.join({ id: 'P-2', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  stranger = await api.join({ id: 'P-3', roles: ['proposer'], organisation: 'ORG-2' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const at = '2024-01-08T02:00:00.000Z'

async function submitted() {
  const { body } = await proposer.post<Done>('/api/tasks', orderOf('ORG-1'), { at })
  await opened(engine, stageStream(body.task.id, 'ordering'))
  const { body: receipt } = await proposer.get<{ number: string; page: string }>(body.links.receipt ?? '')
  return { ...body, ...receipt }
}

async function words(caller: Caller, path: string): Promise<string> {
  const html = await (await caller.raw(path)).text()
  return html
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

test('a submission has a receipt: its holder sees all of it, anyone else that it holds', async () => {
  const { number, page, task } = await submitted()
  expect(number).toMatch(new RegExp(`^BN-${task.code}-[0-9A-F]{12}$`))
  const [entry] = await engine.db('journal').where({ task_id: task.id, type: 'proposalSubmitted' })
  const held = await proposer.get(`/api/receipts/${number}`)
  expect(held.body).toMatchObject({
    ...{ number, valid: true, state: 'valid', taskCode: task.code, hash: entry.hash },
    ...{ act: { code: 'submitProposal' }, submittedBy: 'Người P-1', receivedAt: at },
  })
  for (const other of [api.anonymous, stranger]) {
    expect((await other.get(`/api/receipts/${number}`)).body).toEqual({ number, valid: true })
    const text = await words(other, page)
    expect(text).toContain('Có hiệu lực')
    expect(text).not.toMatch(/Người P-1|Giống lúa|SHA-256|Mã băm/)
  }
  const text = await words(proposer, page)
  for (const shown of ['Người P-1', task.code, entry.hash, 'Việc tiếp theo', 'Hạn pháp lý']) {
    expect(text).toContain(shown)
  }
  expect(await (await proposer.raw(page)).text()).toMatch(/<figure class="qr"><svg/)
})

test('another number is no receipt, however near', async () => {
  const { number, task } = await submitted()
  const near = `${number.slice(0, -1)}${number.endsWith('0') ? '1' : '0'}`
  for (const wrong of [near, number.slice(0, -1), `BN-${task.code}-%`, `BN-${task.code}-____________`]) {
    const { body } = await proposer.get(`/api/receipts/${encodeURIComponent(wrong)}`)
    expect(body).toEqual({ number: wrong, valid: false })
  }
})

test('what an office does has no receipt', async () => {
  const { task } = await submitted()
  const { body } = await officer.post<Done>(`/api/tasks/${task.id}/proposal/acceptance`, {}, { at })
  expect(body.links.receipt).toBeUndefined()
  const [entry] = await engine.db('journal').where({ task_id: task.id, type: 'proposalAccepted' })
  const number = `BN-${task.code}-${entry.hash.slice(0, 12).toUpperCase()}`
  expect((await officer.get(`/api/receipts/${number}`)).body).toEqual({ number, valid: false })
  expect((await officer.get(`/api/receipts/of/${body.receipt.key}`)).status).toBe(404)
})

test('the number of an act is told to whoever did it', async () => {
  const { receipt } = await submitted()
  for (const other of [officer, stranger]) {
    expect((await other.get(`/api/receipts/of/${receipt.key}`)).status).toBe(404)
  }
  expect((await proposer.get('/api/receipts/of/khong-co-ma-nay')).status).toBe(404)
})
