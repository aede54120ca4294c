import { Secret, TOTP } from 'otpauth'
import { seal, unseal } from '../../db/sealed'
import { needsSecondFactor, strongRoles } from '../../domain/rights/strong'
import { type Caller, identityInTests, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

let engine: Engine
let api: RunningApi
let strict: RunningApi
let clock = Date.parse('2026-11-28T02:00:00.000Z')
const periodMs = 30_000
const password = 'mat-khau-thu-nghiem'

beforeAll(async () => {
  engine = await startEngine()
  const now = () => clock
  api = await startApi(engine, { now })
  strict = await startApi(engine, {
    now,
    identity: { ...identityInTests, secondFactor: 'required' },
    sessionSecret: api.deps.sessionSecret,
  })
})

afterAll(async () => {
  await strict?.stop()
  await api?.stop()
  await engine?.stop()
})

const codeOf = (secret: string, at = clock) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
const begin = (caller: Caller) =>
  caller.call<{ secret: string; uri: string; qr: string }>('POST', '/api/me/second-factor', { password })
const confirm = (caller: Caller, code: string) =>
  caller.call<{ recoveryCodes: string[]; code?: string }>('POST', '/api/me/second-factor/confirm', { code })
const cookieOf = (headers: Headers) => headers.get('set-cookie')?.split(';')[0] ?? ''
const withCookie = (cookie: string) => ({ headers: { Cookie: cookie } })

/** Enrols somebody; resolves with the secret of the telephone and the recovery codes. */
async function enrolled(caller: Caller): Promise<{ secret: string; codes: string[]; cookie: string }> {
  const { secret } = (await begin(caller)).body
  const answer = await confirm(caller, codeOf(secret))
  expect(answer.status).toBe(200)
  clock += periodMs
  return { secret, codes: answer.body.recoveryCodes, cookie: cookieOf(answer.headers) }
}

async function firstStep(id: string, at = api) {
  const email = `${id.toLowerCase()}@detai.example`
  const answer = await at.anonymous.call('POST', '/api/session', { email, password }, { key: null })
  return { answer, cookie: cookieOf(answer.headers) }
}
const secondStep = (cookie: string, code: string, at = api) =>
  at.anonymous.call('POST', '/api/session/second-factor', { code }, withCookie(cookie))
const statusWith = async (cookie: string, at = api) =>
  (await at.anonymous.get('/api/me', withCookie(cookie))).status

test('a second factor is scanned, confirmed, and asked for at the next sign-in', async () => {
  const caller = await api.join({ id: 'P-1', roles: ['expert'] })
  const begun = await begin(caller)
  expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/detai:p-1%40detai\.example\?/)
  expect(begun.body.qr).toMatch(/^<svg /)
  expect((await firstStep('P-1')).answer.body).toEqual({ step: 'signedIn', personId: 'P-1' })
  expect((await confirm(caller, '000000')).body.code).toBe('second-factor/wrong-code')
  const confirmed = await confirm(caller, codeOf(begun.body.secret))
  expect(confirmed.body.recoveryCodes).toHaveLength(10)
  // The session goes on under a new id.
  expect((await caller.get('/api/me')).status).toBe(401)
  expect(await statusWith(cookieOf(confirmed.headers))).toBe(200)
  clock += periodMs
  const { answer, cookie } = await firstStep('P-1')
  expect(answer.body).toEqual({ step: 'secondFactor', personId: null })
  expect(await statusWith(cookie)).toBe(401)
  const given = await secondStep(cookie, codeOf(begun.body.secret))
  expect(given).toMatchObject({ status: 200, body: { step: 'signedIn', personId: 'P-1' } })
  expect(await statusWith(cookieOf(given.headers))).toBe(200)
  expect(await statusWith(cookie)).toBe(401)
})

test('a code is taken once, of the period before and after as well, and of no other', async () => {
  const { secret } = await enrolled(await api.join({ id: 'P-2', roles: [] }))
  const tried = async (at: number) =>
    (await secondStep((await firstStep('P-2')).cookie, codeOf(secret, at))).status
  clock += 10 * periodMs
  expect(await tried(clock - 2 * periodMs)).toBe(401)
  expect(await tried(clock + 2 * periodMs)).toBe(401)
  expect(await tried(clock - periodMs)).toBe(200)
  expect(await tried(clock + periodMs)).toBe(200)
  expect(await tried(clock + periodMs)).toBe(401)
  // What came before a code that was taken is worth nothing either.
  expect(await tried(clock)).toBe(401)
})

test('of two sign-ins at once with the same code one gets in', async () => {
  const { secret } = await enrolled(await api.join({ id: 'P-3', roles: [] }))
  const [one, two] = [await firstStep('P-3'), await firstStep('P-3')]
  const answers = await Promise.all([one, two].map(({ cookie }) => secondStep(cookie, codeOf(secret))))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
})

test('guessing codes is stopped, and the second step has its time', async () => {
  const { secret } = await enrolled(await api.join({ id: 'P-4', roles: [] }))
  const { cookie } = await firstStep('P-4')
  for (let count = 0; count < 5; count++) expect((await secondStep(cookie, '123456')).status).toBe(401)
  expect((await secondStep(cookie, codeOf(secret))).body.code).toBe('session/locked')
  const details = await engine
    .db('identity_events')
    .where({ person_id: 'P-4', outcome: 'refused' })
    .pluck('detail')
  expect(details.at(-1)).toEqual({ why: 'locked' })
  clock += 11 * 60_000
  expect((await secondStep(cookie, codeOf(secret))).body.code).toBe('session/begin-again')
  expect((await secondStep('', codeOf(secret))).body.code).toBe('session/begin-again')
})

test('a recovery code opens the account once, and its owner is told', async () => {
  const { codes } = await enrolled(await api.join({ id: 'P-5', roles: [] }))
  const code = codes[3] ?? ''
  const typed = code.toLowerCase().replaceAll('-', ' ')
  expect((await secondStep((await firstStep('P-5')).cookie, typed)).status).toBe(200)
  expect((await secondStep((await firstStep('P-5')).cookie, code)).body.code).toBe('session/wrong-code')
  const letters = await engine.db('outbox').where({ to_person: 'P-5' }).pluck('context')
  expect(letters.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['secondFactorAdded', 'recoveryCodeUsed']),
  )
  expect(JSON.stringify(await engine.db('recovery_codes').select())).not.toContain(code)
})

test('new recovery codes take the place of the old, and removing it asks for the password', async () => {
  const { codes, secret, cookie } = await enrolled(await api.join({ id: 'P-6', roles: [] }))
  const send = (path: string, body: unknown) =>
    api.anonymous.call<{ recoveryCodes: string[]; code: string }>(
      'POST',
      `/api/me/second-factor${path}`,
      body,
      withCookie(cookie),
    )
  expect((await send('', { password })).body.code).toBe('second-factor/already')
  expect((await send('/recovery-codes', { password: 'sai' })).body.code).toBe('password/wrong')
  const renewed = (await send('/recovery-codes', { password })).body.recoveryCodes
  expect((await secondStep((await firstStep('P-6')).cookie, codes[0] ?? '')).status).toBe(401)
  expect((await secondStep((await firstStep('P-6')).cookie, renewed[0] ?? '')).status).toBe(200)
  expect((await send('/remove', { password: 'sai' })).body.code).toBe('password/wrong')
  const removed = await send('/remove', { password })
  expect(removed.status).toBe(204)
  expect((await firstStep('P-6')).answer.body.step).toBe('signedIn')
  expect(codeOf(secret)).toMatch(/^\d{6}$/)
})

test('the secret is sealed, opens for its owner alone, and under a key that has been replaced', async () => {
  const { secret } = await enrolled(await api.join({ id: 'P-7', roles: [] }))
  const row = await engine.db('second_factors').where({ person_id: 'P-7' }).first()
  expect(row.sealed.toString('latin1')).not.toContain(secret)
  const { keys } = identityInTests
  const sealed = { keyId: row.key_id, sealed: row.sealed }
  expect(unseal(keys, sealed, 'totp P-7').toString()).toBe(secret)
  expect(() => unseal(keys, sealed, 'totp P-6')).toThrow()
  const newer = [{ id: 'k2', key: Buffer.alloc(32, 7) }, ...keys]
  expect(unseal(newer, sealed, 'totp P-7').toString()).toBe(secret)
  expect(seal(newer, secret, 'totp P-7').keyId).toBe('k2')
  expect(() => unseal(newer.slice(0, 1), sealed, 'totp P-7')).toThrow(/k1/)
  row.sealed[row.sealed.length - 1] ^= 1
  expect(() => unseal(keys, sealed, 'totp P-7')).toThrow()
})

test.each(strongRoles)('a %s without a second factor can do nothing but enrol', async (role) => {
  const caller = await strict.join({ id: `P-${role}`, roles: [role] })
  const me = await caller.get('/api/me')
  expect(me.body).toMatchObject({ mustEnrol: true })
  for (const answer of [
    await caller.get('/api/tasks'),
    await caller.get('/api/me/work'),
    await caller.post('/api/tasks', {}),
    await caller.call('POST', '/api/uploads'),
    await caller.get('/api/me/tokens'),
  ]) {
    expect(answer).toMatchObject({ status: 403, body: { code: 'session/second-factor-needed' } })
  }
  const { secret, cookie } = await enrolled(caller)
  expect((await strict.anonymous.get('/api/tasks', withCookie(cookie))).status).toBe(200)
  const first = await firstStep(`P-${role}`, strict)
  const given = await secondStep(first.cookie, codeOf(secret), strict)
  const opened = cookieOf(given.headers)
  expect((await strict.anonymous.get('/api/tasks', withCookie(opened))).status).toBe(200)
})

test('others are offered one and go on without', async () => {
  const caller = await strict.join({ id: 'P-8', roles: ['expert', 'dostOfficer', 'auditor'] })
  expect((await caller.get('/api/tasks')).status).toBe(200)
  expect((await caller.get('/api/me/second-factor')).body).toMatchObject({ required: false, since: null })
  expect(needsSecondFactor(['expert', 'dostOfficer', 'auditor'])).toBe(false)
})

test('everyone has to have one where the installation says so', async () => {
  const everyone = { ...identityInTests, secondFactor: 'everyone' } as const
  const all = await startApi(engine, { identity: everyone, now: () => clock })
  try {
    const caller = await all.join({ id: 'P-ALL', roles: ['expert'] })
    expect((await caller.get('/api/tasks')).body).toMatchObject({ code: 'session/second-factor-needed' })
    expect((await caller.get('/api/me')).body).toMatchObject({ mustEnrol: true })
  } finally {
    await all.stop()
  }
})

describe('an administrator', () => {
  let admin: Caller
  beforeAll(async () => {
    admin = await api.join({ id: 'P-AD', roles: ['admin'] })
  })

  test('removes the factor of somebody who has lost everything, by a document, never their own', async () => {
    const caller = await api.join({ id: 'P-9', roles: [] })
    const remove = (id: string, document = '7/BB-SKHCN') =>
      admin.call('POST', `/api/admin/people/${id}/second-factor/remove`, { document })
    expect((await remove('P-9')).body.code).toBe('second-factor/none')
    const { cookie } = await enrolled(caller)
    expect((await admin.get('/api/admin/people/P-9/security')).body).toMatchObject({
      openSessions: 1,
      secondFactorSince: expect.any(String),
    })
    expect((await remove('P-9', '')).status).toBe(400)
    expect((await remove('P-9')).status).toBe(204)
    expect(await statusWith(cookie)).toBe(401)
    expect((await firstStep('P-9')).answer.body.step).toBe('signedIn')
    const [event] = await engine
      .db('identity_events')
      .where({ kind: 'secondFactorRemoved', by_person: 'P-AD' })
    expect(event).toMatchObject({ person_id: 'P-9', detail: { document: '7/BB-SKHCN' } })
    expect((await remove('P-AD')).body.code).toBe('second-factor/not-own')
    expect((await remove('P-khong-co')).status).toBe(404)
  })

  test('ends the sessions of a person', async () => {
    const caller = await api.join({ id: 'P-10', roles: [] })
    expect((await admin.call('DELETE', '/api/admin/people/P-10/sessions')).status).toBe(204)
    expect((await caller.get('/api/me')).status).toBe(401)
    expect((await admin.call('DELETE', '/api/admin/people/P-khong-co/sessions')).status).toBe(404)
  })
})
