import { resetToken } from '../../db/identity/passwords'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

let engine: Engine
let api: RunningApi
/** The wall's clock of the API: moved by the tests, never waited for. */
let clock = Date.parse('2026-11-28T02:00:00.000Z')
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const first = 'mat-khau-thu-nghiem'
const second = 'mot cau dai de nho hon'

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine, { now: () => clock })
  await api.join({ id: 'P-1', roles: ['dostOfficer'] })
  await api.join({ id: 'P-2', roles: ['expert'] })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const emailOf = (id: string) => `${id.toLowerCase()}@detai.example`
const signIn = (email: string, password: string) =>
  api.anonymous.call('POST', '/api/session', { email, password }, { key: null })
const askReset = (email: string) => api.anonymous.call('POST', '/api/password-resets', { email })
const reset = (token: string, password: string) =>
  api.anonymous.call('POST', '/api/password-resets/use', { token, password })
const isIn = async (caller: Caller) => (await caller.get('/api/me')).status === 200
const eventsOf = async (id: string | null) =>
  (await engine.db('identity_events').where({ person_id: id }).orderBy('seq')).map(
    ({ kind, outcome }) => `${kind} ${outcome}`,
  )
const lettersTo = (id: string) => engine.db('outbox').where({ to_person: id }).orderBy('place')

async function linkSent(id: string): Promise<string> {
  const [letter] = (await lettersTo(id)).filter((one) => one.letter === 'passwordReset').reverse()
  const resetId = String(letter.context.link).split('/').pop() ?? ''
  return resetToken(api.deps.sessionSecret, resetId)
}

describe('a lock', () => {
  const wrong = 'khong phai mat khau nay'

  test('grows with the failures, tells the minutes, and never whether the account is there', async () => {
    await api.join({ id: 'P-3', roles: [] })
    const nobody = 'khong-co-ai@detai.example'
    for (const minutes of [1, 2, 5]) {
      const failures = minutes === 1 ? 5 : 1
      for (let count = 0; count < failures; count++) {
        expect((await signIn(emailOf('P-3'), wrong)).body.code).toBe('session/wrong-credentials')
        expect((await signIn(nobody, wrong)).body.code).toBe('session/wrong-credentials')
      }
      const [known, unknown] = [await signIn(emailOf('P-3'), first), await signIn(nobody, first)]
      expect(known).toMatchObject({ status: 429, body: { code: 'session/locked' } })
      expect(known.body.detail).toContain(`trong ${minutes} phút`)
      expect(known.headers.get('retry-after')).toBe(String(minutes * 60))
      expect(unknown.body).toEqual(known.body)
      clock += minutes * minuteMs
    }
    expect((await signIn(emailOf('P-3'), first)).status).toBe(200)
    // A success forgets what was wrong before.
    expect((await signIn(emailOf('P-3'), wrong)).body.code).toBe('session/wrong-credentials')
    expect(await eventsOf('P-3')).toEqual(expect.arrayContaining(['signIn refused', 'signIn done']))
  })

  test('counts many attempts at once one by one', async () => {
    await api.join({ id: 'P-4', roles: [] })
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(emailOf('P-4'), wrong)))
    const tried = answers.filter(({ body }) => body.code === 'session/wrong-credentials')
    expect(tried).toHaveLength(5)
  })

  test('keeps no address that was typed', async () => {
    await signIn('dia-chi-go-vao@detai.example', wrong)
    const kept = await engine.db('secret_attempts').select('key')
    expect(JSON.stringify(kept)).not.toContain('dia-chi')
    expect(JSON.stringify(await engine.db('identity_events').select())).not.toContain('dia-chi')
  })
})

describe('a session', () => {
  test('ends when it is unused, and after its longest time however it is used', async () => {
    const identity = { ...api.deps.identity, strongIdleMs: 30 * minuteMs, idleMs: 4 * hourMs }
    const strict = await startApi(engine, { now: () => clock, identity })
    const officer = await strict.signIn('P-1')
    const payer = await strict.join({ id: 'P-T', roles: ['treasury'] })
    clock += 20 * minuteMs
    expect([await isIn(officer), await isIn(payer)]).toEqual([true, true])
    clock += 11 * minuteMs
    // What pages ask for by themselves keeps nobody signed in.
    expect([await isIn(officer), await isIn(payer)]).toEqual([true, false])
    expect(await eventsOf('P-T')).toContain('sessionTimedOut done')
    for (let hours = 0; hours < 11; hours++) {
      clock += hourMs
      expect((await officer.get('/api/codes')).status).toBe(200)
    }
    clock += hourMs
    expect(await isIn(officer)).toBe(false)
    await strict.stop()
  })

  test('is listed with when and from where, and is ended one by one or everywhere', async () => {
    const [here, there] = [await api.signIn('P-2'), await api.signIn('P-2')]
    const list = await here.get<{ items: { id: string; current: boolean; from: string }[] }>(
      '/api/me/sessions',
    )
    expect(list.body.items.filter(({ current }) => current)).toHaveLength(1)
    expect(list.body.items[0]?.from).toMatch(/127\.0\.0\.1/)
    expect(JSON.stringify(list.body)).not.toContain(decodeURIComponent(here.cookie).slice(12, 30))
    const listThere = await there.get<typeof list.body>('/api/me/sessions')
    const other = listThere.body.items.find(({ current }) => current)?.id ?? ''
    const strangers = await api.signIn('P-1')
    expect((await strangers.call('DELETE', `/api/me/sessions/${other}`)).status).toBe(404)
    expect((await here.call('DELETE', `/api/me/sessions/${other}`)).status).toBe(204)
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    const third = await api.signIn('P-2')
    expect((await here.call('DELETE', '/api/me/sessions')).status).toBe(204)
    expect([await isIn(here), await isIn(third)]).toEqual([false, false])
    expect(await isIn(strangers)).toBe(true)
  })

  test('ends when a role is given or taken: what it may do was settled at its beginning', async () => {
    const admin = await api.join({ id: 'P-AD', roles: ['admin'] })
    const caller = await api.signIn('P-2')
    const mandate = { role: 'financeOfficer', organisation: 'ORG-1', from: '2026-03-01', document: '1/QĐ' }
    expect((await admin.call('POST', '/api/admin/people/P-2/mandates', mandate)).status).toBe(204)
    expect(await isIn(caller)).toBe(false)
    expect(await isIn(await api.signIn('P-2'))).toBe(true)
  })
})

describe('a new password', () => {
  const change = (caller: Caller, password: string, current = first) =>
    caller.call('PUT', '/api/me/password', { current, password })

  test.each([
    ['shorter than twelve characters', 'muoi mot kt', 'password/too-short'],
    ['that everybody tries first', 'Password1234', 'password/too-common'],
    ['of own words', 'detai nguoi p-1 detai', 'password/own-words'],
    ['that is the old one', first, 'password/same'],
  ])('%s is refused', async (_what, password, code) => {
    const caller = await api.signIn('P-1')
    expect((await change(caller, password)).body).toMatchObject({ code, status: 422 })
  })

  test('needs the present one, ends every other session and goes on under a new id', async () => {
    const [here, there] = [await api.signIn('P-1'), await api.signIn('P-1')]
    expect((await change(here, second, 'sai mat khau roi')).body.code).toBe('password/wrong')
    expect(await isIn(there)).toBe(true)
    const changed = await change(here, second)
    expect(changed.status).toBe(204)
    const cookie = changed.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect([await isIn(here), await isIn(there)]).toEqual([false, false])
    expect((await api.anonymous.get('/api/me', { headers: { Cookie: cookie } })).status).toBe(200)
    expect((await signIn(emailOf('P-1'), first)).status).toBe(401)
    expect((await signIn(emailOf('P-1'), second)).status).toBe(200)
    const [letter] = (await lettersTo('P-1')).reverse()
    expect(letter).toMatchObject({ letter: 'accountChanged', context: { what: 'passwordChanged' } })
    expect(await eventsOf('P-1')).toEqual(
      expect.arrayContaining(['passwordGiven refused', 'passwordChanged done']),
    )
  })

  test('may be two hundred characters of any kind, and no more', async () => {
    await api.join({ id: 'P-9', roles: [] })
    const long = '🔑'.repeat(100) + 'ắ'.normalize('NFD').repeat(100)
    expect((await change(await api.signIn('P-9'), `${long}a`)).body.code).toBe('password/too-long')
    expect((await change(await api.signIn('P-9'), long)).status).toBe(204)
    expect((await signIn(emailOf('P-9'), long)).status).toBe(200)
  })

  test('is the same however the keyboard wrote its Vietnamese letters', async () => {
    const caller = await api.signIn('P-2')
    const phrase = 'một câu tiếng Việt dài'
    expect((await change(caller, phrase.normalize('NFD'))).status).toBe(204)
    expect((await signIn(emailOf('P-2'), phrase.normalize('NFC'))).status).toBe(200)
  })
})

test('a password that somebody else has seen opens nothing but its own change', async () => {
  const admin = await api.signIn('P-AD')
  const person = { name: 'Người mới', email: 'nguoi-moi@detai.example' }
  const added = await admin.call<{ password: string }>('POST', '/api/admin/people', person)
  const { password } = added.body
  const cookieIn = (headers: Headers) => headers.get('set-cookie')?.split(';')[0] ?? ''
  const cookie = cookieIn((await signIn(person.email, password)).headers)
  const own = (headers: object) => api.anonymous.get('/api/tasks', { headers: { ...headers } })
  expect((await own({ Cookie: cookie })).body.code).toBe('session/password-change-needed')
  const me = await api.anonymous.get('/api/me', { headers: { Cookie: cookie } })
  expect(me.body).toMatchObject({ mustChangePassword: true })
  const body = { current: password, password: second }
  const changed = await api.anonymous.call('PUT', '/api/me/password', body, { headers: { Cookie: cookie } })
  expect(changed.status).toBe(204)
  expect((await own({ Cookie: cookieIn(changed.headers) })).status).toBe(200)
  expect((await own({ Cookie: cookieIn((await signIn(person.email, second)).headers) })).status).toBe(200)
})

describe('a reset', () => {
  test('is answered alike for an address that nobody has', async () => {
    const [known, unknown] = [await askReset(emailOf('P-2')), await askReset('khong-ai@detai.example')]
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    expect(known.status).toBe(204)
    expect(await engine.db('outbox').where({ letter: 'passwordReset' }).distinct('to_person')).toEqual([
      { to_person: 'P-2' },
    ])
    expect((await eventsOf(null)).at(-1)).toBe('passwordResetAsked refused')
  })

  test('costs as many statements for an address that nobody has: the time tells nothing either', async () => {
    const asked = async (email: string) => {
      const statements: string[] = []
      const note = ({ sql }: { sql: string }) => void statements.push(sql)
      engine.db.on('query', note)
      await askReset(email)
      engine.db.removeListener('query', note)
      return statements
    }
    expect(await asked('khong-ai-ca@detai.example')).toEqual(await asked(emailOf('P-AD')))
  })

  test('works once, within half an hour, and ends every session', async () => {
    const caller = await api.signIn('P-2')
    await askReset(emailOf('P-2'))
    const token = await linkSent('P-2')
    expect(JSON.stringify(await engine.db('password_resets').select())).not.toContain(token)
    expect((await reset(token, 'ngan')).body.code).toBe('password/too-short')
    expect((await reset(token, second)).status).toBe(204)
    expect(await isIn(caller)).toBe(false)
    expect((await signIn(emailOf('P-2'), second)).status).toBe(200)
    expect((await reset(token, first)).body).toMatchObject({ code: 'password/reset-unusable', status: 422 })
    expect(await eventsOf('P-2')).toContain('passwordReset done')
    expect((await eventsOf(null)).at(-1)).toBe('passwordReset refused')
  })

  test('of two at once with the same link one is taken', async () => {
    await api.join({ id: 'P-5', roles: [] })
    await askReset(emailOf('P-5'))
    const token = await linkSent('P-5')
    const answers = await Promise.all([reset(token, second), reset(token, `${second} nua`)])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422])
  })

  test('is worth nothing after half an hour, nor when another has been used', async () => {
    await api.join({ id: 'P-6', roles: [] })
    await askReset(emailOf('P-6'))
    const old = await linkSent('P-6')
    clock += 30 * minuteMs
    expect((await reset(old, second)).body.code).toBe('password/reset-unusable')
    await askReset(emailOf('P-6'))
    const [one] = [await linkSent('P-6')]
    await askReset(emailOf('P-6'))
    expect((await reset(await linkSent('P-6'), second)).status).toBe(204)
    expect((await reset(one ?? '', first)).body.code).toBe('password/reset-unusable')
  })

  test('is sent to an address three times an hour at most', async () => {
    await api.join({ id: 'P-7', roles: [] })
    for (let count = 0; count < 6; count++) expect((await askReset(emailOf('P-7'))).status).toBe(204)
    expect(await lettersTo('P-7')).toHaveLength(3)
  })

  test('opens an account that others have locked', async () => {
    await api.join({ id: 'P-8', roles: [] })
    for (let count = 0; count < 5; count++) await signIn(emailOf('P-8'), 'khong phai mat khau')
    expect((await signIn(emailOf('P-8'), first)).status).toBe(429)
    await askReset(emailOf('P-8'))
    await reset(await linkSent('P-8'), second)
    expect((await signIn(emailOf('P-8'), second)).status).toBe(200)
  })
})

test('what happened to accounts can be added to and never changed', async () => {
  await expect(engine.db('identity_events').update({ outcome: 'done' })).rejects.toThrow()
  await expect(engine.db('identity_events').delete()).rejects.toThrow()
})
