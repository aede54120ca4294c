import { randomUUID } from 'node:crypto'
import { stageStream } from '../../workflows/contract'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, opened, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

let engine: Engine
let api: RunningApi
let proposer: Caller
let officer: Caller
let stranger: Caller
let taskId: string

interface Problem {
  code: string
  title: string
  detail: string
  status: number
  type: string
  errors?: { field: string; message: string }[]
}

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  proposer = await api.join({ id: 'P-1', roles: ['proposer'], organisation: 'ORG-1' })
  officer = await api.join({ id: 'P-2', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  stranger = await api.join({ id: 'P-9', roles: ['proposer'], organisation: 'ORG-9' })
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

/** Every row that an act could have written. */
async function rows(): Promise<number> {
  const tables = ['journal', 'tasks', 'processes', 'outbox', 'deadlines', 'awaited_acts', 'task_people']
  const counts = await Promise.all(tables.map((table) => engine.db(table).count('* as count').first()))
  return counts.reduce((sum, row) => sum + Number(row?.count), 0)
}

const acceptance = () => `/api/tasks/${taskId}/proposal/acceptance`
const at = '2024-01-09T02:00:00.000Z'

const cases: [string, number, string, () => Promise<{ status: number; body: Problem; headers: Headers }>][] =
  [
    ['malformed JSON', 400, 'request/malformed-json', () => officer.post(acceptance(), '{"a":')],
    ['a body that is not an object', 400, 'request/invalid', () => officer.post(acceptance(), [])],
    [
      'a text with a character that nothing can keep',
      400,
      'request/invalid',
      () => proposer.post('/api/tasks', orderOf('ORG-1', { title: 'Giống \u0000 lúa' }), { at }),
    ],
    [
      'a text with half of a character',
      400,
      'request/invalid',
      () => proposer.post('/api/tasks', orderOf('ORG-1', { title: 'Giống \ud83c lúa' }), { at }),
    ],
    ['a field that is not known', 400, 'request/invalid', () => officer.post(acceptance(), { surprise: 1 })],
    [
      'another media type',
      415,
      'request/not-json',
      () => officer.post(acceptance(), 'x', { headers: { 'Content-Type': 'text/plain' } }),
    ],
    [
      'too large a body',
      413,
      'request/too-large',
      () => officer.post(acceptance(), { text: 'x'.repeat(1_100_000) }),
    ],
    ['no key', 400, 'idempotency/key-missing', () => officer.post(acceptance(), {}, { key: null })],
    ['a short key', 400, 'idempotency/key-form', () => officer.post(acceptance(), {}, { key: 'short' })],
    [
      'a key of the engine',
      400,
      'idempotency/key-form',
      () => officer.post(acceptance(), {}, { key: `task/${taskId}/opened` }),
    ],
    ['nobody signed in', 401, 'session/required', () => api.anonymous.post(acceptance())],
    [
      'an unknown id',
      404,
      'request/not-found',
      () => officer.post(`/api/tasks/${randomUUID()}/proposal/acceptance`),
    ],
    [
      'a task of others',
      404,
      'request/not-found',
      () => stranger.post(`/api/tasks/${taskId}/proposal/withdrawal`),
    ],
    ['an act of others', 403, 'rights/not-yours', () => proposer.post(acceptance())],
    [
      'an act out of turn',
      409,
      'process/not-in-turn',
      () =>
        officer.post(
          `/api/tasks/${taskId}/proposal/overlap-search`,
          { hits: [], conclusion: 'clear' },
          { at },
        ),
    ],
    [
      'no defects named',
      422,
      'ordering/no-defects',
      () => officer.post(`/api/tasks/${taskId}/proposal/returns`, { defectTexts: [] }, { at }),
    ],
    [
      'an order for others',
      422,
      'ordering/not-your-organisation',
      () => stranger.post('/api/tasks', orderOf('ORG-1'), { at }),
    ],
    [
      'a product twice',
      422,
      'ordering/product-texts-differ',
      () =>
        proposer.post(
          '/api/tasks',
          orderOf('ORG-1', {
            products: [
              { id: 'SP1', quantity: 1, measurable: true },
              { id: 'SP2', quantity: 1, measurable: true },
            ],
          }),
          { at },
        ),
    ],
    [
      'a wrong business time',
      400,
      'clock/not-an-instant',
      () => officer.post(acceptance(), {}, { at: '2024-01-09' }),
    ],
    ['an unknown address', 404, 'request/unknown-address', () => officer.get('/api/khong-co')],
    [
      'an address that cannot be read',
      400,
      'request/malformed-address',
      () => officer.get('/api/tasks/%E0%A4%A'),
    ],
    ['an address with U+0000', 400, 'request/malformed-address', () => officer.get('/api/tasks/%00')],
    ['a wrong method', 405, 'request/wrong-method', () => officer.call('PUT', acceptance(), {})],
    [
      'a page of another site',
      403,
      'request/foreign-origin',
      () => officer.post(acceptance(), {}, { headers: { Origin: 'https://example.org' } }),
    ],
    ['a role that may not', 403, 'rights/role-needed', () => officer.get('/api/letters')],
    ['a made-up cursor', 400, 'request/invalid', () => officer.get('/api/tasks?cursor=abc')],
    ['a wrong filter', 400, 'request/invalid', () => officer.get('/api/tasks?stage=nowhere')],
  ]

test.each(cases)('%s: %i %s, in Vietnamese, and nothing is written', async (_what, status, code, call) => {
  const before = await rows()
  const answer = await call()
  expect(answer.body).toMatchObject({ code, status, type: `urn:detai:loi:${code}` })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  const { title, detail } = answer.body
  expect(`${title} ${detail}`).toMatch(
    /[ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđ]/i,
  )
  expect(`${title} ${detail}`).not.toMatch(/\{|…/)
  expect(await rows()).toBe(before)
})

test('an unknown id and a task that may not be known are told in the same words', async () => {
  const unknown = await stranger.get<Problem>(`/api/tasks/${randomUUID()}`)
  const others = await stranger.get<Problem>(`/api/tasks/${taskId}`)
  expect(others).toMatchObject({ status: unknown.status, body: unknown.body })
})

test('every defect of an order is told at once, each at its field', async () => {
  const order = orderOf('ORG-1', { stateDong: -1, durationMonths: 'mười', title: '', products: [] })
  const { urgency: _urgency, ...lacking } = order
  const { body } = await proposer.post<Problem>('/api/tasks', lacking, { at })
  expect(Object.fromEntries(body.errors?.map(({ field, message }) => [field, message]) ?? [])).toEqual({
    stateDong: 'Phải là số ít nhất 0.',
    durationMonths: 'Phải là số.',
    title: 'Không được để trống.',
    products: 'Phải có ít nhất 1 phần tử.',
    urgency: 'Thiếu mục này.',
  })
})

test('a wrong method says which ones are right', async () => {
  const { headers } = await officer.call('DELETE', '/api/tasks')
  expect(headers.get('allow')).toBe('GET, POST')
})

test('an act of a stage that has ended names the stage where the task stands', async () => {
  const { body } = await proposer.post<{ task: { id: string } }>('/api/tasks', orderOf('ORG-1'), { at })
  await proposer.post(`/api/tasks/${body.task.id}/proposal/withdrawal`, {}, { at })
  await api.deps.facts.waitFor(
    body.task.id,
    async () =>
      (await engine.db('tasks').where({ id: body.task.id }).whereNotNull('outcome').first()) as
        | object
        | undefined,
    10_000,
  )
  const after = await officer.post<Problem>(`/api/tasks/${body.task.id}/proposal/acceptance`, {}, { at })
  expect(after).toMatchObject({ status: 409, body: { code: 'process/not-open' } })
  expect(after.body.detail).toContain('Đã rút đề xuất')
})

test('business time may be given in training only', async () => {
  const strict = await startApi(engine, { clock: 'production' })
  const caller = await strict.signIn('P-2')
  const answer = await caller.post<Problem>(acceptance(), {}, { at })
  expect(answer).toMatchObject({ status: 400, body: { code: 'clock/not-in-training' } })
  await strict.stop()
})
