import { type Caller, type RunningApi, startApi } from '../support/api'
import { clear, followed } from '../support/classified'
import { type Engine, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

interface Waits {
  items: { act: string | null; mine: boolean; awaits: string[]; estimate: { count: number } | null }[]
}

let engine: Engine
let api: RunningApi
let proposer: Caller
let officer: Caller
let leader: Caller

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  proposer = await api.join({ id: 'P-1', roles: ['proposer'], organisation: 'ORG-1' })
  officer = await api.join({ id: 'P-2', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  leader = await api.join({ id: 'P-3', roles: ['dostLeader'], organisation: 'ORG-SO' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const at = (day: string) => ({ at: `2024-${day}T02:00:00.000Z` })

async function ordered(day: string): Promise<string> {
  const order = orderOf('ORG-1')
  const { body } = await proposer.post<{ task: { id: string } }>('/api/tasks', order, at(day))
  return `/api/tasks/${body.task.id}`
}

const waitsOf = async (caller: Caller, task: string, day: string) =>
  (await caller.get<Waits>(`${task}/waiting`, at(day))).body.items

test('a task tells whom it waits for, until when, whose turn it is; a stranger learns nothing', async () => {
  const task = await ordered('01-08')
  const [wait] = await waitsOf(officer, task, '01-09')
  expect(wait).toMatchObject({
    ...{ act: 'acceptProposal', mine: true, awaits: ['Sở Khoa học và Công nghệ'] },
    term: { state: 'running', clause: expect.any(String) },
    estimate: null,
  })
  for (const other of [proposer, leader])
    expect(await waitsOf(other, task, '01-09')).toMatchObject([{ act: 'acceptProposal', mine: false }])
  const stranger = await api.join({ id: 'P-9', roles: ['proposer'], organisation: 'ORG-9' })
  expect((await stranger.get(`${task}/waiting`)).status).toBe(404)
})

test('a returned proposal waits for its proposer, with the clock of the office standing', async () => {
  const task = await ordered('01-08')
  const defects = { defectTexts: [{ text: 'Thiếu dự toán.' }] }
  expect(await officer.post(`${task}/proposal/returns`, defects, at('01-10'))).toMatchObject({ status: 201 })
  const waits = await waitsOf(proposer, task, '01-11')
  expect(waits).toMatchObject([{ mine: true, awaits: ['Đơn vị đề xuất'] }])
})

test('an estimate comes only from enough waits that were answered', async () => {
  for (let index = 0; index < 5; index++) {
    const before = await ordered('02-05')
    expect(await waitsOf(officer, before, '02-05')).toMatchObject([{ estimate: null }])
    await officer.post(`${before}/proposal/acceptance`, {}, at('02-08'))
  }
  const task = await ordered('02-12')
  expect(await waitsOf(officer, task, '02-13')).toMatchObject([
    { estimate: { at: '2024-02-15T02:00:00.000Z', days: 3, count: 5 } },
  ])
  expect(await waitsOf(officer, task, '02-16')).toMatchObject([{ estimate: null }])
})

test('a classified task tells nobody why it waits', async () => {
  await clear(engine.db, 'P-3')
  const { body } = await leader.post<{ task: { id: string } }>('/api/tasks/classified', followed)
  for (const part of ['waiting', 'documents', 'change-rules'])
    expect((await leader.get(`/api/tasks/${body.task.id}/${part}`)).status).toBe(404)
})

test('the codes of tasks have names for everyone', async () => {
  const { body } = await api.anonymous.get<{ fields: { code: string; title: string }[] }>('/api/codes')
  expect(body.fields).toContainEqual({ code: 'F-XH', title: 'Khoa học xã hội và nhân văn' })
})
