import { type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

let engine: Engine
let api: RunningApi

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

interface Receipt {
  receipt: { key: string; act: string; fact: string; at: string }
  task: { id: string; code: string; stage: string; status: string }
}

test('an order comes in and is accepted', async () => {
  const proposer = await api.join({ id: 'P-1', roles: ['proposer'], organisation: 'ORG-1' })
  const officer = await api.join({ id: 'P-2', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  const submitted = await proposer.post<Receipt>('/api/tasks', orderOf('ORG-1'), {
    at: '2024-01-08T02:00:00.000Z',
  })
  expect(submitted).toMatchObject({ status: 201, body: { receipt: { fact: 'proposalSubmitted' } } })
  const { id } = submitted.body.task
  const accepted = await officer.post<Receipt>(
    `/api/tasks/${id}/proposal/acceptance`,
    {},
    { at: '2024-01-09T02:00:00.000Z' },
  )
  expect(accepted).toMatchObject({
    status: 201,
    body: { task: { stage: 'ordering', status: 'awaitingOverlapSearch' } },
  })
})
