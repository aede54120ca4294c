import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

let engine: Engine
let api: RunningApi
let admin: Caller
let second: Caller
const today = '2026-03-02'
const at = `${today}T02:00:00.000Z`

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  admin = await api.join({ id: 'P-AD', roles: ['admin'], organisation: 'ORG-SO' })
  second = await api.join({ id: 'P-AD2', roles: ['admin'], organisation: 'ORG-SO' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

interface Account {
  id: string
  version: number
  name: string
  mandates: { role: { code: string }; from: string; to: string | null; state: string; mayEnd: boolean }[]
}
interface Listed {
  items: { id: string; name: string }[]
  next: string | null
}
interface LogLine {
  kind: { code: string }
  subject: string
  by: { id: string }
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
}

const person = (name: string, email: string) => ({ name, email, degree: 'Tiến sĩ' })
const send = (method: string, path: string, body?: unknown, by = admin) =>
  by.call(method, `/api/admin${path}`, body, { at })
const account = async (id: string) => (await admin.get<Account>(`/api/admin/people/${id}`, { at })).body
const logOf = async (subject: string) =>
  (await admin.get<{ items: LogLine[] }>(`/api/admin/log?subject=${encodeURIComponent(subject)}`)).body.items

async function added(name: string, email: string): Promise<{ id: string; password: string }> {
  const { status, body } = await send('POST', '/people', person(name, email))
  expect(status).toBe(201)
  return body as { id: string; password: string }
}

test('a person is added with a password that is told once and opens the door', async () => {
  const { id, password } = await added('Đặng Thị Ánh', 'anh@detai.example')
  const credentials = { email: 'ANH@detai.example', password }
  expect((await api.anonymous.call('POST', '/api/session', credentials)).status).toBe(200)
  expect(await account(id)).toMatchObject({ name: 'Đặng Thị Ánh', version: 1, mandates: [] })
  const [line] = await logOf(`person/${id}`)
  expect(line).toMatchObject({
    kind: { code: 'personAdded' },
    by: { id: 'P-AD' },
    before: null,
    after: { email: 'anh@detai.example' },
  })
  expect(JSON.stringify(line)).not.toContain(password)
})

test('one address is one person’s, however it is capitalised', async () => {
  await added('Người thứ nhất', 'mot@detai.example')
  const again = await send('POST', '/people', person('Người thứ hai', 'MOT@detai.example'))
  expect(again).toMatchObject({ status: 422, body: { code: 'administration/email-taken' } })
  const other = await added('Người thứ ba', 'ba@detai.example')
  const moved = await send('PUT', `/people/${other.id}`, {
    version: 1,
    ...person('Người thứ ba', 'Mot@detai.example'),
  })
  expect(moved.body.code).toBe('administration/email-taken')
  expect((await account(other.id)).version).toBe(1)
})

test('of two who change a person at once the second is told', async () => {
  const { id } = await added('Trần Văn Bình', 'binh@detai.example')
  const body = (name: string) => ({ version: 1, ...person(name, 'binh@detai.example') })
  const path = `/people/${id}`
  const both = await Promise.all([
    send('PUT', path, body('Trần Bình A')),
    send('PUT', path, body('Trần Bình B'), second),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
  expect((await account(id)).version).toBe(2)
  expect((await logOf(`person/${id}`)).map(({ kind }) => kind.code)).toEqual(['personChanged', 'personAdded'])
})

const officer = { role: 'dostOfficer', organisation: 'ORG-SO', document: '12/QĐ-SKHCN' }

test('a mandate counts from its day to its last one, and is never deleted', async () => {
  const { id, password } = await added('Lê Thị Cúc', 'cuc@detai.example')
  const granted = await send('POST', `/people/${id}/mandates`, { ...officer, from: '2026-03-01' })
  expect(granted.status).toBe(204)
  const end = { role: officer.role, organisation: officer.organisation, from: '2026-03-01' }
  const ended = await send('POST', `/people/${id}/mandates/end`, {
    ...end,
    ...{ knownTo: null, to: '2026-03-10', document: '15/QĐ-SKHCN' },
  })
  expect(ended.status).toBe(204)
  // A change of roles ends the sessions of before.
  const credentials = { email: 'cuc@detai.example', password }
  const session = await api.anonymous.call('POST', '/api/session', credentials, { key: null })
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  const rolesAt = async (moment: string) => {
    const me = await api.anonymous.get<{ activeRoles: string[] }>('/api/me', {
      at: moment,
      headers: { Cookie: cookie },
    })
    return me.body.activeRoles
  }
  expect(await rolesAt('2026-02-28T02:00:00.000Z')).toEqual([])
  expect(await rolesAt('2026-03-10T16:59:59.999Z')).toEqual(['dostOfficer'])
  expect(await rolesAt('2026-03-10T17:00:00.000Z')).toEqual([])
  expect((await account(id)).mandates).toMatchObject([
    { from: '2026-03-01', to: '2026-03-10', document: '12/QĐ-SKHCN', endDocument: '15/QĐ-SKHCN' },
  ])
  const [line] = await logOf(`person/${id}`)
  expect(line).toMatchObject({
    before: { to: null },
    after: { to: '2026-03-10', endDocument: '15/QĐ-SKHCN' },
  })
})

test('mandates that overlap, run backwards or lie in an ended organisation are refused', async () => {
  const { id } = await added('Phạm Dũng', 'dung@detai.example')
  await engine
    .db('organisations')
    .insert({ id: 'ORG-CU', name: 'Sở cũ', kind: 'department', valid_to: '2025-02-28' })
  const grant = (mandate: object) => send('POST', `/people/${id}/mandates`, { ...officer, ...mandate })
  expect((await grant({ from: '2026-03-05', to: '2026-03-20' })).status).toBe(204)
  const codes = await Promise.all(
    [
      { from: '2026-03-20' },
      { from: '2026-02-01', to: '2026-03-05' },
      { from: '2026-05-02', to: '2026-05-01' },
      { from: '2026-05-02', organisation: 'ORG-CU' },
      { from: '2026-05-02', organisation: 'ORG-KHONG' },
    ].map(async (mandate) => (await grant(mandate)).body.code),
  )
  expect(codes).toEqual([
    ...['administration/mandate-overlaps', 'administration/mandate-overlaps'],
    'administration/dates-reversed',
    ...['administration/organisation-not-there', 'administration/organisation-not-there'],
  ])
  expect((await grant({ from: '2026-03-21' })).status).toBe(204)
})

test('a mandate ends today at the earliest: what was done under it stays valid', async () => {
  const { id } = await added('Võ Thị Em', 'em@detai.example')
  await send('POST', `/people/${id}/mandates`, { ...officer, from: '2026-01-01' })
  const end = (to: string, knownTo: string | null = null) =>
    send('POST', `/people/${id}/mandates/end`, {
      ...{ role: officer.role, organisation: officer.organisation, from: '2026-01-01' },
      ...{ knownTo, to, document: '16/QĐ-SKHCN' },
    })
  expect((await end('2026-03-01')).body.code).toBe('administration/end-in-past')
  expect((await end('2026-03-09', '2026-04-01')).body.code).toBe('administration/stale')
  expect((await end(today)).status).toBe(204)
  expect((await end('2026-03-09', today)).body.code).toBe('administration/end-moved-later')
})

test('nobody grants or ends a mandate of their own, and an administrator remains', async () => {
  const own = await send('POST', '/people/P-AD/mandates', { ...officer, from: today })
  expect(own.body.code).toBe('administration/own-mandate')
  const endOf = (id: string, by: Caller) =>
    send(
      'POST',
      `/people/${id}/mandates/end`,
      {
        ...{ role: 'admin', organisation: 'ORG-SO', from: '2020-01-01' },
        ...{ knownTo: null, to: today, document: '17/QĐ-SKHCN' },
      },
      by,
    )
  expect((await endOf('P-AD', admin)).body.code).toBe('administration/own-mandate')
  // Each ends the other at once: one of them is refused.
  const both = await Promise.all([endOf('P-AD2', admin), endOf('P-AD', second)])
  const refused = both.filter(({ status }) => status !== 204)
  expect(refused).toHaveLength(1)
  // Whoever comes so late that their own role has ended already is signed out before they are refused.
  expect(['administration/last-administrator', 'session/required']).toContain(refused[0]?.body.code)
  await expect(
    engine.db('person_roles').where({ role: 'admin' }).whereNull('valid_to').select('person_id'),
  ).resolves.toHaveLength(1)
  await engine.db('person_roles').where({ role: 'admin' }).update({ valid_to: null })
  admin = await api.signIn('P-AD')
  second = await api.signIn('P-AD2')
})

test('people are listed by name in pages, found without accents, wildcards taken literally', async () => {
  for (const [index, name] of ['Ân Một', 'An Hai', 'ấn ba', 'Ẩn Bốn'].entries()) {
    await added(`Trang ${name}`, `trang${index}@detai.example`)
  }
  const names: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from: string = cursor ? `&cursor=${cursor}` : ''
    const { body }: { body: Listed } = await admin.get<Listed>(`/api/admin/people?q=TRANG an&limit=3${from}`)
    names.push(...body.items.map(({ name }) => name))
    cursor = body.next
  }
  expect(names).toEqual(['Trang ấn ba', 'Trang Ẩn Bốn', 'Trang An Hai', 'Trang Ân Một'])
  const found = async (query: string) => (await admin.get<Listed>(`/api/admin/people?${query}`)).body.items
  expect(await found('q=%25')).toEqual([])
  expect(await found('q=TRANG0@detai.example')).toHaveLength(1)
  expect((await found('role=admin')).map(({ id }) => id)).toEqual(['P-AD', 'P-AD2'])
  expect((await found('idle=true&q=trang an')).length).toBe(4)
})
