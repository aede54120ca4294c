import { stageStream } from '../../workflows/contract'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, opened, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

let engine: Engine
let api: RunningApi
let admin: Caller
let taskId: string

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  admin = await api.join({ id: 'P-0', roles: ['admin'], organisation: 'ORG-SO' })
  const proposer = await api.join({ id: 'P-1', roles: ['proposer'], organisation: 'ORG-1' })
  const { body } = await proposer.post<{ task: { id: string } }>('/api/tasks', orderOf('ORG-1'), {
    at: '2024-01-08T02:00:00.000Z',
  })
  taskId = body.task.id
  await opened(engine, stageStream(taskId, 'ordering'))
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const move = (businessTime: string) => admin.call('POST', '/api/clock', { businessTime })

/** The fact, as soon as the journal has it. */
function recorded(type: string): Promise<{ at: Date } | undefined> {
  return api.deps.facts.waitFor(
    taskId,
    async () => engine.db('journal').where({ task_id: taskId, type }).first('at'),
    20_000,
  )
}

test('moving the clock lets what is due happen, each at its own moment', async () => {
  const to = '2024-03-01T02:00:00.000Z'
  expect(await move(to)).toMatchObject({ status: 200, body: { mode: 'training', businessTime: to } })
  expect(await recorded('deadlineEscalated')).toBeDefined()
  const missed = await recorded('deadlineMissed')
  expect(missed && missed.at.toISOString() < to).toBe(true)
  expect((await api.anonymous.get('/api/clock')).body).toEqual({ mode: 'training', businessTime: to })
  const late = await admin.get<{ items: { id: string; late: boolean }[] }>('/api/tasks?late=true')
  expect(late.body.items).toMatchObject([{ id: taskId, late: true }])
})

test('the clock goes forward only', async () => {
  const before = (await api.anonymous.get('/api/clock')).body
  expect((await move('2023-01-01T00:00:00.000Z')).body).toEqual(before)
})

test('an act without its own time happens at the clock’s', async () => {
  const officer = await api.join({ id: 'P-2', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  const { body } = await officer.post<{ receipt: { at: string; late: object } }>(
    `/api/tasks/${taskId}/proposal/acceptance`,
  )
  expect(body.receipt).toMatchObject({ at: '2024-03-01T02:00:00.000Z', late: { name: 'completenessCheck' } })
})

test('the clock cannot be moved in production, nor by another role', async () => {
  const strict = await startApi(engine, { clock: 'production' })
  const caller = await strict.signIn('P-0')
  const refused = await caller.call('POST', '/api/clock', { businessTime: '2030-01-01T00:00:00.000Z' })
  expect(refused).toMatchObject({ status: 400, body: { code: 'clock/not-in-training' } })
  await strict.stop()
  const officer = await api.signIn('P-2')
  expect(
    (await officer.call('POST', '/api/clock', { businessTime: '2030-01-01T00:00:00.000Z' })).status,
  ).toBe(403)
})
