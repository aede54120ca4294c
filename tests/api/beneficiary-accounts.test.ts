import { resealSecrets } from '../../db/reseal'
import { type Caller, identityInTests, type RunningApi, startApi } from '../support/api'
import { accountForm } from '../support/beneficiary'
import { type Engine, startEngine } from '../support/engine'

const host = 'ORG-H'
const path = `/api/beneficiary-accounts/${host}`
const at = (day: string) => ({ at: `2026-03-${day}T02:00:00.000Z` })

let engine: Engine
let api: RunningApi
const who: Record<string, Caller> = {}

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  who.officer = await api.join({ id: 'F1', roles: ['financeOfficer'], organisation: 'ORG-F' })
  who.both = await api.join({ id: 'F2', roles: ['financeOfficer', 'financeApprover'], organisation: 'ORG-F' })
  who.approver = await api.join({ id: 'F3', roles: ['financeApprover'], organisation: 'ORG-F' })
  who.host = await api.join({ id: 'H1', roles: ['hostRepresentative'], organisation: host })
  who.other = await api.join({ id: 'H2', roles: ['hostRepresentative'], organisation: 'ORG-G' })
  who.auditor = await api.join({ id: 'A1', roles: ['auditor'], organisation: 'ORG-T' })
  who.admin = await api.join({ id: 'Q1', roles: ['admin'], organisation: 'ORG-T' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const register = (caller: Caller, number: string, more: object = {}, day = '02') =>
  caller.post<{ id: string; code?: string }>(`${path}/versions`, { ...accountForm, number, ...more }, at(day))
const decide = async (caller: Caller, id: string, what: string, body: object = {}, day = '03') => {
  const answer = await caller.post<{ code?: string }>(`${path}/versions/${id}/${what}`, body, at(day))
  return [answer.status, answer.body.code]
}
interface Shown {
  current: string | null
  items: { id: string; number: string; decided: { confirmed: boolean } | null }[]
  may: { register: boolean; decide: boolean }
}
const read = async (caller: Caller, day = '10') => caller.get<Shown>(path, at(day))
const letters = () =>
  engine
    .db('outbox')
    .where({ letter: 'beneficiaryAccount' })
    .orderBy('place')
    .select('to_person', 'to_address', 'context')

test('an account is used once another person than its maker has confirmed it', async () => {
  const { body } = await register(who.both!, '9999 1234 5678')
  expect(await decide(who.both!, body.id, 'confirmation')).toEqual([
    422,
    'beneficiary-account/confirmer-is-maker',
  ])
  const insert = engine.db('beneficiary_account_decisions').insert({
    ...{ account_id: body.id, confirmed: true, decided_by: 'F2', decided_at: at('03').at },
  })
  await expect(insert).rejects.toThrow('beneficiary-account/confirmer-is-maker')
  expect((await read(who.approver!)).body).toMatchObject({
    ...{ current: null, items: [{ number: '999912345678', decided: null }], may: { decide: true } },
  })
  expect((await register(who.officer!, '888812345678')).body.code).toBe('beneficiary-account/waits-already')
  expect(await decide(who.approver!, body.id, 'confirmation')).toEqual([204, undefined])
  expect(await decide(who.approver!, body.id, 'rejection', { reason: 'Nhầm' })).toEqual([
    409,
    'beneficiary-account/decided-already',
  ])
  expect((await read(who.host!)).body).toMatchObject({
    ...{ current: body.id, items: [{ number: '999912345678' }], may: { register: false, decide: false } },
  })
  expect(await letters()).toMatchObject([
    { to_person: 'H1', to_address: null, context: { confirmed: true, account: '******5678', before: null } },
  ])
})

test('others see the number masked, or nothing; whole readings are recorded, with their ground', async () => {
  expect((await read(who.auditor!)).body.items).toMatchObject([{ number: '******5678', whole: false }])
  for (const caller of [who.other!, who.admin!]) expect((await read(caller)).status).toBe(404)
  const list = await who.officer!.get<{ items: { current: { number: string } }[] }>(
    '/api/beneficiary-accounts',
  )
  expect(list.body.items).toMatchObject([{ organisation: { id: host }, current: { number: '******5678' } }])
  await api.deps.audit.flush()
  const readings = await engine
    .db('audit_log')
    .where({ kind: 'beneficiaryAccount', name: 'getBeneficiaryAccount' })
    .distinct('person', 'under')
    .orderBy('person')
  expect(readings).toEqual([
    { person: 'F3', under: 'role:financeApprover' },
    { person: 'H1', under: 'role:hostRepresentative' },
  ])
})

test.each([
  ['a number with other signs', { number: '12?456789' }, 'number'],
  ['no document', { document: '' }, 'document'],
  ['no day', { validFrom: '2026-02-30' }, 'validFrom'],
])('a form with %s is refused and says where', async (_what, wrong, field) => {
  const answer = await register(who.officer!, '888812345678', wrong)
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } })
})

test('a change has its reason, and is told to people and addresses of the time before', async () => {
  expect((await register(who.officer!, '777712345678')).body.code).toBe('beneficiary-account/without-reason')
  await engine.db('person_roles').where({ person_id: 'H1' }).update({ valid_to: '2026-03-04' })
  await api.join({ id: 'H3', roles: ['hostRepresentative'], organisation: host })
  await engine.db('admin_log').insert({
    ...{ business_at: at('04').at, by_person: 'Q1', kind: 'personChanged', subject: 'person/H1' },
    before: JSON.stringify({ email: 'cu@detai.example' }),
  })
  const { body } = await register(who.officer!, '777712345678', { reason: 'Đổi ngân hàng' }, '09')
  const told = (await letters()).slice(1)
  expect(told.map(({ to_person, to_address }) => [to_person, to_address]).sort()).toEqual([
    ['H1', null],
    ['H1', 'cu@detai.example'],
    ['H3', null],
  ])
  expect(told[0]?.context).toMatchObject({ confirmed: false, before: '******5678', account: '******5678' })
  expect(await decide(who.approver!, body.id, 'rejection', { reason: 'Sai chủ tài khoản' }, '09')).toEqual([
    204,
    undefined,
  ])
  const { current, items } = (await read(who.approver!)).body
  expect(items.map(({ id, decided }) => [id === current, decided?.confirmed])).toEqual([
    [false, false],
    [true, true],
  ])
})

test('a version is never changed or deleted, but sealed anew by another key', async () => {
  const { db } = engine
  const [kept] = await db('beneficiary_accounts').orderBy('version')
  expect(kept.sealed.toString('latin1')).not.toContain('999912345678')
  await expect(db('beneficiary_accounts').update({ institution: 'Khác' })).rejects.toThrow('append-only')
  await expect(db('beneficiary_accounts').delete()).rejects.toThrow('append-only')
  const newest = { id: 'k2', key: Buffer.alloc(32, 2) }
  const counts = await resealSecrets(db, [newest, ...identityInTests.keys])
  expect(counts).toEqual({ second_factors: 0, beneficiary_accounts: 2 })
  expect(await db('beneficiary_accounts').distinct('key_id').pluck('key_id')).toEqual(['k2'])
  const rotated = await startApi(engine, {
    identity: { ...identityInTests, keys: [newest] },
    sessionSecret: api.deps.sessionSecret,
  })
  const caller = await rotated.signIn('F3')
  expect((await read(caller)).body.items[1]?.number).toBe('999912345678')
  await rotated.stop()
})
