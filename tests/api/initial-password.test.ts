import { resetToken } from '../../db/identity/passwords'
import { type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

let engine: Engine
let api: RunningApi
/** The wall's clock of the API: moved by the tests, never waited for. */
let clock = Date.parse('2026-11-28T02:00:00.000Z')
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const told = 'mat-khau-thu-nghiem'
const own = 'mot cau dai ai do da noi'

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine, { now: () => clock })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const emailOf = (id: string) => `${id.toLowerCase()}@detai.example`
const signIn = (id: string, password: string) =>
  api.anonymous.call('POST', '/api/session', { email: emailOf(id), password }, { key: null })

/** Somebody whose password was made by the system and told by an administrator. */
async function added(id: string): Promise<void> {
  await api.join({ id, roles: [] })
  const until = new Date(clock + 14 * dayMs)
  await engine.db('people').where({ id }).update({ password_initial: true, password_initial_until: until })
}

test('an administrator is told until when the first password opens the account', async () => {
  const admin = await api.join({ id: 'P-AD', roles: ['admin'] })
  const person = { name: 'Đặng Thị Ánh', email: 'anh@detai.example' }
  const { body } = await admin.post<{ until: string }>('/api/admin/people', person)
  expect(body.until).toBe(new Date(clock + 14 * dayMs).toISOString())
})

test('a first password opens the account for two weeks, and not after them', async () => {
  await added('P-41')
  clock += 14 * dayMs - minuteMs
  expect((await signIn('P-41', told)).status).toBe(200)
  clock += minuteMs
  const over = await signIn('P-41', told)
  expect(over).toMatchObject({ status: 401, body: { code: 'session/initial-password-over' } })
  expect((await signIn('P-41', own)).body.code).toBe('session/wrong-credentials')
})

test('a password that its owner has set has no such end', async () => {
  await added('P-42')
  await api.anonymous.call('POST', '/api/password-resets', { email: emailOf('P-42') })
  const letter = await engine.db('outbox').where({ to_person: 'P-42', letter: 'passwordReset' }).first()
  const token = resetToken(api.deps.sessionSecret, String(letter.context.link).split('/').pop() ?? '')
  const used = await api.anonymous.call('POST', '/api/password-resets/use', { token, password: own })
  expect(used.status).toBeLessThan(300)
  clock += 15 * dayMs
  expect((await signIn('P-42', own)).status).toBe(200)
})
