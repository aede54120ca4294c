import { proofToken } from '../../db/identity/emails'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

let engine: Engine
let api: RunningApi
let admin: Caller
let clock = Date.parse('2026-11-28T02:00:00.000Z')
const minuteMs = 60_000
const number = '001099000001'

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine, { now: () => clock })
  admin = await api.join({ id: 'P-AD', roles: ['admin'], organisation: 'ORG-SO' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const join = (id: string) => api.join({ id, roles: ['expert'] })
const lettersTo = (address: string) =>
  engine
    .db('outbox')
    .join('people', 'people.id', 'to_person')
    .whereRaw('coalesce(to_address, email) = ?', [address])
    .orderBy('place')
    .select('letter', 'context', 'to_person')
const ask = (caller: Caller, email: string) => caller.call('POST', '/api/me/emails', { email })
const prove = (caller: Caller, token: string) => caller.call('POST', '/api/me/emails/proof', { token })
const signIn = (email: string) =>
  api.anonymous.call('POST', '/api/session', { email, password: 'mat-khau-thu-nghiem' }, { key: null })

async function tokenFor(address: string): Promise<string> {
  const [letter] = (await lettersTo(address)).filter((one) => one.letter === 'emailProof').reverse()
  return proofToken(api.deps.sessionSecret, String(letter?.context.link).split('/').pop() ?? '')
}

describe('a national number', () => {
  test('is given by its person, masked, and read whole by them', async () => {
    const caller = await join('P-1')
    const malformed = await caller.call('PUT', '/api/me/national-id', { nationalId: '12345' })
    expect(malformed).toMatchObject({ status: 400, body: { errors: [{ field: 'nationalId' }] } })
    expect((await caller.call('PUT', '/api/me/national-id', { nationalId: number })).status).toBe(204)
    expect((await caller.get('/api/me/identity')).body).toMatchObject({ nationalId: '********0001' })
    expect((await caller.get('/api/me/national-id')).body).toEqual({ nationalId: number })
    expect((await lettersTo('p-1@detai.example')).map(({ context }) => context.what)).toEqual([
      'nationalIdGiven',
    ])
  })

  test('of another is refused without their name, and trying numbers out is stopped', async () => {
    const caller = await join('P-2')
    const taken = await caller.call('PUT', '/api/me/national-id', { nationalId: number })
    expect(taken).toMatchObject({ status: 422, body: { code: 'identity/national-id-taken' } })
    expect(JSON.stringify(taken.body)).not.toMatch(/P-1|0001/)
    for (let count = 0; count < 4; count++) {
      await caller.call('PUT', '/api/me/national-id', { nationalId: number })
    }
    expect((await caller.call('PUT', '/api/me/national-id', { nationalId: number })).status).toBe(429)
  })

  test('is masked before an administrator, who reads it by an act that is recorded', async () => {
    const path = '/api/admin/people/P-1'
    expect((await admin.get(`${path}/identity`)).body).toMatchObject({ nationalId: '********0001' })
    expect((await admin.get(`${path}/national-id`)).body).toEqual({ nationalId: number })
    await api.deps.audit.flush()
    const entries: { name: string }[] = await engine.db('audit_log')
    expect(entries.filter(({ name }) => name === 'viewNationalId')).toEqual([
      expect.objectContaining({ person: 'P-AD', kind: 'person', objects: ['P-1'], result: 'done' }),
    ])
    expect(entries.some(({ name }) => name === 'getIdentityOf')).toBe(false)
    expect(JSON.stringify(entries)).not.toContain(number)
    const outsider = await api.signIn('P-2')
    expect((await outsider.get(`${path}/national-id`)).status).toBe(403)
  })
})

describe('a further address', () => {
  test('is proved by a letter to it, signs in, and can be removed', async () => {
    const caller = await join('P-3')
    expect((await ask(caller, 'Ba@noi-khac.example')).status).toBe(204)
    expect((await signIn('ba@noi-khac.example')).status).toBe(401)
    const token = await tokenFor('Ba@noi-khac.example')
    expect((await prove(await join('P-4'), token)).body.code).toBe('identity/proof-unusable')
    expect((await prove(caller, token)).status).toBe(204)
    expect((await prove(caller, token)).body.code).toBe('identity/proof-unusable')
    expect((await signIn('BA@noi-khac.example')).body).toMatchObject({ personId: 'P-3' })
    expect((await lettersTo('p-3@detai.example')).map(({ context }) => context.what)).toEqual(['emailAdded'])
    const { emails } = (await caller.get<{ emails: object[] }>('/api/me/identity')).body
    expect(emails).toMatchObject([{ isFirst: true }, { email: 'Ba@noi-khac.example', isFirst: false }])
    expect((await ask(caller, 'ba@noi-khac.EXAMPLE')).body.code).toBe('identity/email-known')
    const remove = (email: string) => caller.call('POST', '/api/me/emails/removal', { email })
    expect((await remove('p-3@detai.example')).status).toBe(404)
    expect((await remove('ba@noi-khac.example')).status).toBe(204)
    expect((await signIn('ba@noi-khac.example')).status).toBe(401)
  })

  test('that is of somebody else is told to who reads its letters, and nobody else', async () => {
    const caller = await join('P-5')
    expect((await ask(caller, 'P-1@detai.example')).status).toBe(204)
    const refused = await prove(caller, await tokenFor('P-1@detai.example'))
    expect(refused).toMatchObject({ status: 422, body: { code: 'identity/email-taken' } })
    expect(await engine.db('identity_clashes').where({ person_id: 'P-5' })).toMatchObject([
      { holder_id: 'P-1', kind: 'email' },
    ])
  })

  test('belongs to one person, whichever way it came', async () => {
    const caller = await join('P-6')
    await ask(caller, 'sau@noi-khac.example')
    await prove(caller, await tokenFor('sau@noi-khac.example'))
    const body = { name: 'Người khác', email: 'SAU@noi-khac.example' }
    expect((await admin.call('POST', '/api/admin/people', body)).body.code).toBe('administration/email-taken')
    const row = { id: 'P-X', name: 'X', email: 'Sau@noi-khac.example' }
    await expect(engine.db('people').insert(row)).rejects.toMatchObject({ constraint: 'person_emails_once' })
  })

  test('is not proved by an old link, and three letters an hour are sent', async () => {
    const caller = await join('P-7')
    for (const name of ['mot', 'hai', 'ba']) await ask(caller, `${name}@bay.example`)
    expect((await ask(caller, 'bon@bay.example')).status).toBe(429)
    const token = await tokenFor('mot@bay.example')
    clock += 31 * minuteMs
    expect((await prove(caller, token)).body.code).toBe('identity/proof-unusable')
  })
})

test('when an administrator changes an address, the old and the new one are told', async () => {
  await join('P-8')
  const fields = { version: 1, name: 'Người P-8', email: 'moi@detai.example' }
  expect((await admin.call('PUT', '/api/admin/people/P-8', fields)).status).toBe(204)
  for (const address of ['p-8@detai.example', 'moi@detai.example']) {
    const told = await engine.db('outbox').where({ to_person: 'P-8', to_address: address })
    expect(told).toMatchObject([{ letter: 'accountChanged', context: { what: 'emailChanged' } }])
  }
  expect((await signIn('p-8@detai.example')).status).toBe(401)
  expect((await signIn('moi@detai.example')).status).toBe(200)
})
