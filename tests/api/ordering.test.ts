import { randomUUID } from 'node:crypto'
import { stageStream } from '../../workflows/contract'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { followed } from '../support/classified'
import { type Engine, opened, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

interface Receipt {
  receipt: { key: string; act: string; fact: string; at: string; late?: { name: string } }
  task: { id: string; code: string; stage: string; status: string }
  links: { task: string }
}

interface TaskPage {
  view: string
  title?: string
  stages: { stage: { code: string }; state: string }[]
  deadlines: { waitsFor: { act: string }; state: string; clause: string; workingDaysLeft: number | null }[]
  people: { relation: { code: string }; person: { id: string } }[]
  actions: {
    act: string
    title: string
    href: string
    allowed: boolean
    awaited: boolean
    reason?: { code: string }
  }[]
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

const submittedAt = '2024-01-08T02:00:00.000Z'
const day = (number: number) => `2024-01-${String(number).padStart(2, '0')}T02:00:00.000Z`

async function submit(changes: Record<string, unknown> = {}): Promise<Receipt['task']> {
  const { status, body } = await proposer.post<Receipt>('/api/tasks', orderOf('ORG-1', changes), {
    at: submittedAt,
  })
  expect(status).toBe(201)
  await opened(engine, stageStream(body.task.id, 'ordering'))
  return body.task
}

async function journal(taskId: string, type?: string) {
  return engine.db('journal').where({ task_id: taskId, ...(type ? { type } : {}) })
}

test('an order is submitted, returned, supplemented, accepted and searched for overlap', async () => {
  const { id, code } = await submit()
  expect(code).toMatch(/^NV-2024-\d{3}$/)
  const at = (path: string) => `/api/tasks/${id}/proposal/${path}`
  const returned = await officer.post<Receipt>(
    at('returns'),
    {
      defectTexts: [
        { field: 'impact', text: 'Chưa nêu nơi áp dụng kết quả.' },
        { text: 'Thiếu dự kiến kinh phí.' },
      ],
    },
    { at: day(9) },
  )
  expect(returned).toMatchObject({ status: 201, body: { task: { status: 'returnedForSupplement' } } })
  const supplemented = await proposer.post<Receipt>(
    at('supplements'),
    { impact: 'Áp dụng tại ba huyện.' },
    { at: day(11) },
  )
  expect(supplemented).toMatchObject({ status: 201, body: { task: { status: 'awaitingCompletenessCheck' } } })
  expect((await officer.post(at('acceptance'), {}, { at: day(12) })).status).toBe(201)
  const searched = await officer.post<Receipt>(
    at('overlap-search'),
    { hits: [], conclusion: 'clear' },
    { at: day(15) },
  )
  expect(searched).toMatchObject({
    status: 201,
    body: { receipt: { act: 'recordOverlapSearch', at: day(15) } },
  })
  const { body } = await proposer.get<{ title: string; order: { impact: string } }>(`/api/tasks/${code}`)
  expect(body).toMatchObject({
    title: 'Nghiên cứu chọn giống lúa chịu mặn',
    order: { impact: 'Áp dụng tại ba huyện.' },
  })
  const history = await proposer.get<{
    items: { title: string; texts?: object; by: { id: string } | null }[]
  }>(`/api/tasks/${id}/journal`)
  expect(history.body.items.filter(({ by }) => by).map(({ title }) => title)).toEqual([
    'Gửi đề xuất đặt hàng',
    'Trả lại để bổ sung',
    'Bổ sung đề xuất',
    'Tiếp nhận đề xuất',
    'Ghi kết quả tra cứu trùng lặp',
  ])
  expect(history.body.items.find(({ title }) => title === 'Trả lại để bổ sung')?.texts).toMatchObject({
    defectTexts: [{ text: 'Chưa nêu nơi áp dụng kết quả.' }, { text: 'Thiếu dự kiến kinh phí.' }],
  })
})

test('an act that comes before its stage has opened waits for it', async () => {
  const { body } = await proposer.post<Receipt>('/api/tasks', orderOf('ORG-1'), { at: submittedAt })
  const accepted = await officer.post(`/api/tasks/${body.task.id}/proposal/acceptance`, {}, { at: day(9) })
  expect(accepted.status).toBe(201)
})

test('an act after its term is recorded as late', async () => {
  const { id } = await submit()
  const { body } = await officer.post<Receipt>(
    `/api/tasks/${id}/proposal/acceptance`,
    {},
    { at: '2024-03-01T02:00:00.000Z' },
  )
  expect(body.receipt.late).toMatchObject({ name: 'completenessCheck' })
})

test('the same key gives the same receipt and one fact; another body under it is refused', async () => {
  const key = randomUUID()
  const order = orderOf('ORG-1')
  const first = await proposer.post<Receipt>('/api/tasks', order, { key, at: submittedAt })
  const again = await proposer.post<Receipt>('/api/tasks', order, { key, at: submittedAt })
  expect(first.status).toBe(201)
  expect(again.status).toBe(200)
  expect(again.headers.get('idempotent-replay')).toBe('true')
  expect(again.body.receipt).toEqual(first.body.receipt)
  const other = await proposer.post('/api/tasks', { ...order, title: 'Tên khác' }, { key, at: submittedAt })
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency/key-reused' } })
  const others = await officer.post('/api/tasks/classified', followed, { key })
  expect(others.status).toBe(422)
  expect(await journal(first.body.task.id, 'proposalSubmitted')).toHaveLength(1)
})

test('twenty clicks on one button are one act, also where the act starts or ends the process', async () => {
  const key = randomUUID()
  const order = orderOf('ORG-1')
  const starts = await Promise.all(
    Array.from({ length: 20 }, () => proposer.post<Receipt>('/api/tasks', order, { key, at: submittedAt })),
  )
  expect(new Set(starts.map(({ body }) => body.task.id)).size).toBe(1)
  const { id } = starts[0]!.body.task
  const withdrawal = randomUUID()
  const ends = await Promise.all(
    Array.from({ length: 20 }, () =>
      proposer.post<Receipt>(
        `/api/tasks/${id}/proposal/withdrawal`,
        { reason: 'Đã có nguồn khác.' },
        { key: withdrawal, at: day(9) },
      ),
    ),
  )
  expect(ends.every(({ status }) => status === 201 || status === 200)).toBe(true)
  expect(new Set(ends.map(({ body }) => JSON.stringify(body.receipt))).size).toBe(1)
  expect(await journal(id, 'proposalSubmitted')).toHaveLength(1)
  expect(await journal(id, 'proposalWithdrawn')).toHaveLength(1)
})

test('each kind of viewer learns what they may do next, and why not', async () => {
  const { id } = await submit()
  const actionsFor = async (caller: Caller) => {
    const { body } = await caller.get<TaskPage>(`/api/tasks/${id}`)
    return Object.fromEntries(body.actions.map((action) => [action.act, action]))
  }
  const ofOfficer = await actionsFor(officer)
  expect(ofOfficer.acceptProposal).toMatchObject({
    title: 'Tiếp nhận đề xuất',
    method: 'POST',
    href: `/api/tasks/${id}/proposal/acceptance`,
    allowed: true,
    awaited: true,
  })
  expect(ofOfficer.recordOverlapSearch).toMatchObject({
    allowed: false,
    reason: { code: 'process/not-in-turn' },
  })
  expect(ofOfficer.withdrawProposal).toBeUndefined()
  const ofProposer = await actionsFor(proposer)
  expect(ofProposer.withdrawProposal).toMatchObject({ allowed: true, awaited: false })
  expect(ofProposer.supplementProposal).toMatchObject({ allowed: false })
  expect(ofProposer.acceptProposal).toBeUndefined()
  const auditor = await api.join({ id: `P-A-${id}`, roles: ['auditor'], organisation: 'ORG-TT' })
  expect(await actionsFor(auditor)).toEqual({})
})

test('the page of a task shows its stages, deadlines with their clauses, and people', async () => {
  const { id } = await submit()
  const { body } = await officer.get<TaskPage>(`/api/tasks/${id}`)
  expect(body.stages[0]).toMatchObject({ stage: { code: 'ordering' }, state: 'now' })
  expect(body.stages[1]).toMatchObject({ state: 'future' })
  expect(body.deadlines[0]).toMatchObject({ waitsFor: { act: 'acceptProposal' }, state: 'running' })
  expect(body.deadlines[0]?.clause).not.toBe('')
  expect(body.people).toMatchObject([{ relation: { code: 'proposer' }, person: { id: 'P-1' } }])
})

test('the work that waits for a person follows their turn', async () => {
  const { id } = await submit({ title: 'Nhiệm vụ đang chờ' })
  const waiting = async (caller: Caller) => {
    const { body } = await caller.get<{
      items: { act: string; task: { id: string }; clause: string; due: string }[]
    }>('/api/me/work', { at: day(9) })
    return body.items.filter(({ task }) => task.id === id)
  }
  expect(await waiting(officer)).toMatchObject([
    { act: 'acceptProposal', title: 'Tiếp nhận đề xuất', late: false },
  ])
  expect((await waiting(officer))[0]?.due).toBeDefined()
  expect(await waiting(proposer)).toEqual([])
  await officer.post(
    `/api/tasks/${id}/proposal/returns`,
    { defectTexts: [{ text: 'Thiếu.' }] },
    { at: day(9) },
  )
  expect(await waiting(officer)).toEqual([])
  expect(await waiting(proposer)).toMatchObject([
    { act: 'supplementProposal', task: { title: 'Nhiệm vụ đang chờ' } },
  ])
})

test('a refusal needs reasons, is the leader’s, and is told to the proposer', async () => {
  const { id } = await submit()
  const refusal = `/api/tasks/${id}/proposal/refusal`
  expect((await officer.post(refusal, { reasonTexts: ['Trùng.'] })).status).toBe(403)
  const empty = await leader.post(refusal, { reasonTexts: [] }, { at: day(9) })
  expect(empty).toMatchObject({ status: 422, body: { code: 'ordering/refusal-without-reasons' } })
  expect(empty.body.clause).toBeDefined()
  expect((await leader.post(refusal, { reasonTexts: ['Trùng.'] }, { at: day(9) })).status).toBe(201)
  expect((await officer.post(`${refusal}/notice`, {}, { at: day(10) })).status).toBe(201)
})

test('the journal takes no change and no deletion', async () => {
  const { id } = await submit()
  await expect(engine.db('journal').where({ task_id: id }).update({ type: 'forged' })).rejects.toThrow(
    'append-only',
  )
  await expect(engine.db('journal').where({ task_id: id }).delete()).rejects.toThrow('append-only')
})

test('nobody takes in the proposal that they have made, though they are an officer too', async () => {
  const { id } = await submit()
  const actsIn = async (place: string) => {
    const queue = await proposer.get<{ items: { act: string; task: { id: string } }[] }>(place, {
      at: day(9),
    })
    return queue.body.items.filter(({ task }) => task.id === id).map(({ act }) => act)
  }
  expect(await actsIn('/api/me/awaited')).toEqual(['acceptProposal'])
  const role = { person_id: 'P-1', role: 'dostOfficer', organisation_id: 'ORG-SO', valid_from: '2024-01-01' }
  await engine.db('person_roles').insert(role)
  const { body } = await proposer.get<TaskPage>(`/api/tasks/${id}`)
  const onOwn = body.actions.filter(({ reason }) => reason?.code === 'rights/decides-on-own')
  expect(onOwn.map(({ act }) => act)).toEqual(['acceptProposal'])
  expect(await actsIn('/api/me/work')).toEqual([])
  expect(await actsIn('/api/me/awaited')).toEqual(['acceptProposal'])
  const answer = await proposer.post(`/api/tasks/${id}/proposal/acceptance`, {}, { at: day(9) })
  await engine.db('person_roles').where(role).delete()
  expect(answer).toMatchObject({ status: 403, body: { code: 'rights/decides-on-own' } })
  expect(await journal(id, 'proposalAccepted')).toEqual([])
})
