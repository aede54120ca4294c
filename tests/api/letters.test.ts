import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { orderingPeople, submitted } from '../support/ordering'

let engine: Engine
let api: RunningApi
let admin: Caller
let letter: Listed

interface Listed {
  messageId: string
  subject: string | null
  readable: boolean
  taskCode: string
  to: { id: string }
  email: string
}

const list = async () => (await admin.get<{ items: Listed[] }>('/api/letters?state=waiting')).body.items
const addressOf = ({ messageId }: Listed) => `/api/letters/${encodeURIComponent(messageId)}`

beforeAll(async () => {
  engine = await startEngine()
  await orderingPeople(engine)
  api = await startApi(engine)
  admin = await api.join({ id: 'AD1', roles: ['admin'] })
  await submitted(engine, 'T1', '2024-01-08')
  const found = (await list()).find(({ to }) => to.id === 'P1')
  if (!found) throw new Error('Nobody was written to')
  letter = found
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

test('a letter is listed with its subject and address, and read as it goes out', async () => {
  expect(letter).toMatchObject({ readable: true, email: 'p1@detai.example' })
  expect(letter.subject).toContain(letter.taskCode)
  expect((await admin.get(addressOf(letter))).body).toEqual(letter)
  const html = await admin.get<string>(`${addressOf(letter)}/contents`)
  expect(html.headers.get('content-security-policy')).toContain('sandbox')
  expect(html.headers.get('content-type')).toContain('text/html')
  expect(html.body).toContain(letter.taskCode)
  const text = await admin.get<string>(`${addressOf(letter)}/contents?form=text`)
  expect(text.headers.get('content-type')).toContain('text/plain')
  expect(text.body).not.toContain('<td')
})

test('every reading of a letter is in the administrators’ log', async () => {
  const subject = `letter/${letter.messageId}`
  const count = async () =>
    (await admin.get<{ items: unknown[] }>(`/api/admin/log?subject=${encodeURIComponent(subject)}`)).body
      .items.length
  const before = await count()
  await admin.get(`${addressOf(letter)}/contents`)
  expect(await count()).toBe(before + 1)
  await admin.call('POST', `${addressOf(letter)}/retry`)
  expect(await count()).toBe(before + 2)
})

test('an administrator in conflict, or of a classified task, sees it was sent and no words', async () => {
  const kept = async () => {
    const [row] = (await list()).filter(({ messageId }) => messageId === letter.messageId)
    expect(row).toMatchObject({ readable: false, subject: null, to: { id: 'P1' } })
    expect(await admin.get(`${addressOf(letter)}/contents`)).toMatchObject({
      status: 403,
      body: { code: 'rights/letter-kept' },
    })
  }
  await engine
    .db('task_people')
    .insert({ task_id: 'T1', person_id: 'AD1', relation: 'conflicted', since: new Date() })
  await kept()
  await engine.db('task_people').where({ person_id: 'AD1' }).delete()
  await engine.db('tasks').where({ id: 'T1' }).update({ classified: true })
  await kept()
  await engine.db('tasks').where({ id: 'T1' }).update({ classified: false })
})

test('a letter that cannot be made says what it lacks', async () => {
  await engine
    .db('outbox')
    .where({ message_id: letter.messageId })
    .update({ context: engine.db.raw(`context - 'recipientName'`) })
  const answer = await admin.get(`${addressOf(letter)}/contents`)
  expect(answer).toMatchObject({ status: 422, body: { code: 'letter/not-made' } })
  expect(answer.body.detail).toContain('recipientName')
})

test('an unknown letter is not found', async () => {
  expect((await admin.get('/api/letters/khong')).status).toBe(404)
  expect((await admin.get('/api/letters/khong/contents')).status).toBe(404)
})
