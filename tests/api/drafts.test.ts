import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

let engine: Engine
let api: RunningApi
let owner: Caller
let officer: Caller

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  owner = await api.join({ id: 'H1', roles: ['proposer', 'principalInvestigator'], organisation: 'ORG-H' })
  officer = await api.join({ id: 'O1', roles: ['dostOfficer', 'admin', 'auditor'] })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const save = (caller: Caller, form: string, version: number, content: object, title?: string) =>
  caller.call('PUT', `/api/drafts/${form}`, { version, content, ...(title ? { title } : {}) })

test('a draft is kept version by version, and listed until it is dropped', async () => {
  expect((await owner.get('/api/drafts/proposal')).body).toMatchObject({ version: 0, content: null })
  const first = await save(owner, 'proposal', 0, { title: 'Giống' }, 'Giống')
  expect(first).toMatchObject({ status: 200, body: { version: 1 } })
  const second = await save(owner, 'proposal', 1, { title: 'Giống lúa' }, 'Giống lúa')
  expect(second.body.version).toBe(2)
  const read = await owner.get('/api/drafts/proposal')
  expect(read.body).toMatchObject({ version: 2, title: 'Giống lúa', content: { title: 'Giống lúa' } })
  const listed = await owner.get('/api/drafts')
  expect(listed.body).toMatchObject({ items: [{ form: 'proposal', version: 2, title: 'Giống lúa' }] })
  expect((await owner.call('DELETE', '/api/drafts/proposal')).status).toBe(204)
  expect((await owner.get('/api/drafts')).body).toEqual({ items: [] })
  expect((await owner.get('/api/drafts/proposal')).body).toMatchObject({ version: 3, content: null })
})

test('a version that is not the last does not overwrite it, and both are told', async () => {
  await save(owner, 'dossier:t1', 0, { summary: 'một' })
  await save(owner, 'dossier:t1', 1, { summary: 'hai' })
  const late = await save(owner, 'dossier:t1', 1, { summary: 'ba' })
  expect(late).toMatchObject({ status: 409, body: { code: 'draft/changed' } })
  expect(late.body.detail).toContain('bản số 2')
  expect(late.body.detail).toContain('bản số 1')
  expect((await owner.get('/api/drafts/dossier:t1')).body).toMatchObject({ content: { summary: 'hai' } })
  const early = await save(owner, 'dossier:unknown', 7, { summary: 'bốn' })
  expect(early.status).toBe(409)
})

test('a draft that was dropped and begun anew has a version of its own', async () => {
  await save(owner, 'again', 0, { a: 1 })
  await owner.call('DELETE', '/api/drafts/again')
  expect((await save(owner, 'again', 1, { a: 2 })).status).toBe(409)
  expect((await save(owner, 'again', 2, { a: 3 })).body.version).toBe(3)
})

test('of two saves at once one is kept', async () => {
  const both = await Promise.all([save(owner, 'race', 0, { by: 1 }), save(owner, 'race', 0, { by: 2 })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a draft is its owner’s alone, whatever the roles of others', async () => {
  await save(owner, 'dossier:secret', 0, { summary: 'niêm phong' }, 'Hồ sơ')
  expect((await officer.get('/api/drafts')).body).toEqual({ items: [] })
  expect((await officer.get('/api/drafts/dossier:secret')).body).toMatchObject({ version: 0, content: null })
  expect((await save(officer, 'dossier:secret', 0, { summary: 'của tôi' })).body.version).toBe(1)
  await officer.call('DELETE', '/api/drafts/dossier:secret')
  const { body } = await owner.get('/api/drafts/dossier:secret')
  expect(body).toMatchObject({ version: 1, content: { summary: 'niêm phong' } })
  expect((await api.anonymous.get('/api/drafts/dossier:secret')).status).toBe(401)
})

test('a draft has a limit, and a name of a form', async () => {
  const large = await save(owner, 'large', 0, { text: 'ê'.repeat(140_000) })
  expect(large).toMatchObject({ status: 413, body: { code: 'request/too-large' } })
  expect((await owner.get('/api/drafts/%20')).status).toBe(404)
})
