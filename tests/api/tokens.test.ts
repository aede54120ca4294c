import { acts } from '../../api/acts'
import { ordinaryLimits } from '../../api/deps'
import { scopes } from '../../api/identity/scopes'
import { allRoutes } from '../../api/routes'
import { type Caller, identityInTests, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

let engine: Engine
let api: RunningApi
let officer: Caller
let clock = Date.parse('2026-11-28T02:00:00.000Z')
const dayMs = 86_400_000
const password = 'mat-khau-thu-nghiem'

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine, { now: () => clock })
  officer = await api.join({ id: 'P-1', roles: ['dostOfficer'] })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const filled = (path: string) => `/api${path.replace(/\{\w+\}/g, 'khong-co')}`

interface Made {
  id: string
  token: string
  code: string
}
interface Listed {
  items: { id: string; state: string; lastUsedAt: string | null; scopes: { code: string; title: string }[] }[]
}

const make = (of: Caller, held: readonly string[], more: object = {}) =>
  of.call<Made>('POST', '/api/me/tokens', { password, name: 'Máy báo cáo', scopes: held, days: 30, ...more })
const by = (token: string, method: string, path: string, body?: unknown, at = api) =>
  at.anonymous.call(method, path, body, { headers: { Authorization: `Bearer ${token}` } })
const list = async (of: Caller) => (await of.get<Listed>('/api/me/tokens')).body.items

test('a token is told once, kept as a digest, listed with its last use, and revoked at once', async () => {
  const { body, status } = await make(officer, ['read'])
  expect(status).toBe(201)
  const rows = await engine.db('api_tokens').select()
  expect(JSON.stringify(rows)).not.toContain(body.token)
  expect((await list(officer))[0]).toMatchObject({ id: body.id, state: 'open', lastUsedAt: null })
  expect((await by(body.token, 'GET', '/api/tasks')).status).toBe(200)
  expect((await list(officer))[0]).toMatchObject({
    lastUsedAt: new Date(clock).toISOString(),
    scopes: [{ code: 'read', title: 'Đọc mọi thứ mà chủ khóa xem được' }],
  })
  const stranger = await api.join({ id: 'P-2', roles: ['dostOfficer'] })
  expect((await stranger.call('DELETE', `/api/me/tokens/${body.id}`)).status).toBe(404)
  expect((await officer.call('DELETE', '/api/me/tokens/khong-phai-ma')).status).toBe(404)
  expect((await officer.call('DELETE', `/api/me/tokens/${body.id}`)).status).toBe(204)
  expect(await by(body.token, 'GET', '/api/tasks')).toMatchObject({
    status: 401,
    body: { code: 'token/unusable' },
  })
  const kinds = await engine.db('identity_events').where({ person_id: 'P-1' }).pluck('kind')
  expect(kinds).toEqual(expect.arrayContaining(['tokenCreated', 'tokenRevoked']))
  const letters = await engine.db('outbox').where({ to_person: 'P-1' }).pluck('context')
  expect(letters.at(-1)).toMatchObject({ what: 'tokenCreated' })
})

test.each([
  ['a token that nobody made', 'Bearer detai_khong-co'],
  ['something else', 'Bearer abc'],
  ['another way', 'Basic YTpi'],
])('%s is refused, with how to ask', async (_what, Authorization) => {
  const answer = await api.anonymous.get('/api/tasks', { headers: { Authorization } })
  expect(answer).toMatchObject({ status: 401, body: { code: 'token/unusable' } })
  expect(answer.headers.get('www-authenticate')).toBe('Bearer')
})

test('a token beside a cookie counts alone', async () => {
  const headers = { Authorization: 'Bearer detai_khong-co' }
  expect((await officer.get('/api/tasks', { headers })).status).toBe(401)
})

test('it lasts as long as was said, a year at most', async () => {
  expect((await make(officer, ['read'], { days: 366 })).status).toBe(400)
  const { id, token } = (await make(officer, ['read'], { days: 2 })).body
  clock += 2 * dayMs - 1
  expect((await by(token, 'GET', '/api/tasks')).status).toBe(200)
  clock += 1
  expect((await by(token, 'GET', '/api/tasks')).status).toBe(401)
  officer = await api.signIn('P-1')
  expect((await list(officer)).find((listed) => listed.id === id)).toMatchObject({ state: 'expired' })
})

test('making one asks for the password, a name and known scopes', async () => {
  expect((await make(officer, ['read'], { password: 'sai' })).body.code).toBe('password/wrong')
  expect((await make(officer, [])).status).toBe(400)
  expect((await make(officer, ['write'])).status).toBe(400)
  expect((await make(officer, ['read'], { name: '  ' })).status).toBe(400)
})

test('it does what it was made for and its owner may do, and nothing else', async () => {
  const reading = (await make(officer, ['read'])).body.token
  const act = (await make(officer, ['act:acceptProposal'])).body.token
  const area = (await make(officer, ['acts:ordering'])).body.token
  const path = filled(acts.find(({ name }) => name === 'acceptProposal')?.path ?? '')
  const send = (token: string) => by(token, 'POST', path, {})
  expect((await send(reading)).body.code).toBe('token/out-of-scope')
  for (const token of [act, area]) {
    // In scope: refused only because there is no such task.
    expect((await send(token)).body.code).not.toBe('token/out-of-scope')
    expect((await by(token, 'GET', '/api/tasks')).body.code).toBe('token/out-of-scope')
  }
  // The rights are the owner's: an officer reads no letters.
  expect((await by(reading, 'GET', '/api/letters')).body.code).toBe('rights/role-needed')
  expect((await by(reading, 'POST', '/api/files')).body.code).toBe('token/out-of-scope')
  expect((await by(reading, 'POST', '/api/uploads')).body.code).toBe('token/out-of-scope')
})

const routes = allRoutes(ordinaryLimits)
const closed = routes.filter(({ method, tokens }) => tokens === 'never' || (method !== 'get' && !tokens))

test('every route by which people sign in or keep their account is closed to tokens', () => {
  const own = routes.filter(({ path }) =>
    /^\/(session|password-resets|me\/(password|sessions|tokens|second))/.test(path),
  )
  const closedHere = closed.map(({ name }) => name)
  // Who sits in a council is no sign-in: those addresses are /sessions.
  const ofSignIn = own.filter(({ path }) => !path.startsWith('/sessions'))
  expect(ofSignIn.filter(({ name }) => !closedHere.includes(name))).toEqual([])
})

test('a token with every scope gets into no closed route', async () => {
  const every = scopes.filter((one) => !one.startsWith('act:'))
  const { token } = (await make(officer, every)).body
  for (const { name, method, path } of closed) {
    const { body } = await by(token, method.toUpperCase(), filled(path))
    expect([name, body.code]).toEqual([name, 'token/never-here'])
  }
})

test('a token of somebody who has to have a second factor and has none opens nothing', async () => {
  const leader = await api.join({ id: 'P-3', roles: ['dostLeader'] })
  const { token } = (await make(leader, ['read'])).body
  const identity = { ...identityInTests, secondFactor: 'required' } as const
  const strict = await startApi(engine, { now: () => clock, identity })
  expect((await by(token, 'GET', '/api/tasks')).status).toBe(200)
  expect((await by(token, 'GET', '/api/tasks', undefined, strict)).body.code).toBe(
    'session/second-factor-needed',
  )
  await strict.stop()
})

test('nobody keeps more tokens than they can look over', async () => {
  const caller = await api.join({ id: 'P-4', roles: [] })
  for (let count = 0; count < 20; count++) expect((await make(caller, ['read'])).status).toBe(201)
  expect((await make(caller, ['read'])).body.code).toBe('token/too-many')
})
