import { ordinaryLimits } from '../../api/deps'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { addPerson } from '../support/people'

let engine: Engine
let api: RunningApi

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  await api.join({ id: 'P-1', roles: ['dostOfficer'], organisation: 'ORG-SO' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const credentials = { email: 'P-1@detai.example', password: 'mat-khau-thu-nghiem' }
const signIn = (body: unknown, cookie?: string) =>
  api.anonymous.call('POST', '/api/session', body, { key: null, headers: cookie ? { Cookie: cookie } : {} })

const cookieOf = (headers: Headers) => headers.get('set-cookie') ?? ''

test('a session lies on the server; its cookie is out of scripts’ and other sites’ reach', async () => {
  const { status, headers } = await signIn(credentials)
  expect(status).toBe(200)
  expect(cookieOf(headers)).toMatch(/^detai\.sid=.*; HttpOnly; SameSite=Strict$/)
})

test('signing in again changes the session’s id', async () => {
  const first = cookieOf((await signIn(credentials)).headers).split(';')[0]!
  const second = cookieOf((await signIn(credentials, first)).headers).split(';')[0]!
  expect(second).not.toBe(first)
  const { status } = await api.anonymous.get('/api/me', { headers: { Cookie: first } })
  expect(status).toBe(401)
})

test('who is signed in, with roles and dates, until they sign out', async () => {
  const cookie = cookieOf((await signIn(credentials)).headers).split(';')[0]!
  const me = await api.anonymous.get('/api/me', { headers: { Cookie: cookie } })
  expect(me.body).toMatchObject({
    id: 'P-1',
    activeRoles: ['dostOfficer'],
    roles: [{ role: 'dostOfficer', organisation: { id: 'ORG-SO' }, from: '2020-01-01', to: null }],
  })
  const out = await api.anonymous.call('DELETE', '/api/session', undefined, { headers: { Cookie: cookie } })
  expect(out.status).toBe(204)
  expect((await api.anonymous.get('/api/me', { headers: { Cookie: cookie } })).status).toBe(401)
})

test('a role that has ended counts no more, in the same session', async () => {
  const caller = await api.join({ id: 'P-2', roles: ['admin'], organisation: 'ORG-SO' })
  expect((await caller.get('/api/letters')).status).toBe(200)
  await engine.db('person_roles').where({ person_id: 'P-2' }).update({ valid_to: '2020-12-31' })
  expect((await caller.get('/api/letters')).status).toBe(403)
})

test('a wrong password and an unknown address are told in the same words', async () => {
  const wrong = await signIn({ ...credentials, password: 'sai' })
  const unknown = await signIn({ ...credentials, email: 'khong-co@detai.example' })
  expect(wrong).toMatchObject({ status: 401, body: { code: 'session/wrong-credentials' } })
  expect(unknown.body).toEqual(wrong.body)
})

test('who asks for too much in a minute is slowed down: a person, and an address of strangers', async () => {
  const strict = await startApi(engine, { limits: { ...ordinaryLimits, requestsPerMinute: 4 } })
  const asked = async (who: Caller, times: number) => {
    const answers = []
    for (let time = 0; time < times; time += 1) answers.push((await who.get('/api/calls')).status)
    return answers
  }
  await addPerson(engine.db, { id: 'P-8', roles: ['expert'], organisation: 'ORG-1' })
  const person = await strict.signIn('P-8')
  expect(await asked(person, 5)).toEqual([200, 200, 200, 200, 429])
  expect((await person.get('/api/calls')).body).toMatchObject({ code: 'request/too-many' })
  // Signing in was the first of the address's two.
  expect(await asked(strict.anonymous, 2)).toEqual([expect.any(Number), 429])
  expect((await fetch(`${strict.url}/`)).status).toBe(200)
  await strict.stop()
})

test('too many sign-ins from one address are slowed down', async () => {
  const strict = await startApi(engine, { limits: { ...ordinaryLimits, signInsPerQuarterHour: 2 } })
  const attempt = () => strict.anonymous.call('POST', '/api/session', credentials)
  await attempt()
  await attempt()
  expect(await attempt()).toMatchObject({ status: 429, body: { code: 'session/too-many-attempts' } })
  await strict.stop()
})
