import { type Caller, type RunningApi, startApi } from '../support/api'
import { clear, followed } from '../support/classified'
import { type Engine, startEngine } from '../support/engine'
import { pdf, upload } from '../support/files'

interface Answer {
  readonly followed: { readonly closedNetwork: string | null; readonly contents: readonly object[] }
  readonly actions: readonly { readonly act: string }[]
}

const approval = '12/QĐ-BCY ngày 01/03/2026'
const at = { at: '2026-03-02T02:00:00.000Z' }
const note = { text: 'Mục tiêu và sản phẩm theo quyết định đã duyệt.' }

let engine: Engine
let open: RunningApi
let closed: RunningApi
let leader: Caller
let outside: Caller
let uncleared: Caller
let task: string

beforeAll(async () => {
  engine = await startEngine()
  open = await startApi(engine)
  closed = await startApi(engine, { ...open.deps, closedNetwork: approval })
  outside = await open.join({ id: 'L-1', roles: ['dostLeader'], organisation: 'ORG-SO' })
  leader = await closed.signIn('L-1')
  uncleared = await closed.join({ id: 'L-2', roles: ['dostLeader'], organisation: 'ORG-SO' })
  await clear(engine.db, 'L-1')
  const answer = await leader.post<{ task: { id: string } }>('/api/tasks/classified', followed, at)
  task = answer.body.task.id
})

afterAll(async () => {
  await closed?.stop()
  await open?.stop()
  await engine?.stop()
})

const contents = () => `/api/tasks/${task}/classified/contents`
const seen = (who: Caller) => who.get<Answer>(`/api/tasks/${task}`, at)

test('outside a closed network contents are refused by the name of the law, and not offered', async () => {
  const refused = await outside.post(contents(), note, at)
  expect(refused).toMatchObject({ status: 422, body: { code: 'classified/network-not-closed' } })
  expect(refused.body.detail).toContain('Luật Bảo vệ bí mật nhà nước')
  const { body } = await seen(outside)
  expect(body.followed).toMatchObject({ closedNetwork: null, contents: [] })
  expect(body.actions.map(({ act }) => act)).not.toContain('noteClassifiedContent')
  const kept = await engine.db('act_contents').pluck('content')
  expect(JSON.stringify(kept)).not.toContain('Mục tiêu')
})

test('in a closed network the cleared write and read them, with files that bear the mark', async () => {
  const file = await upload(leader, pdf('Thuyết minh'), 'TOI_MAT_thuyet-minh.pdf')
  expect(file.status).toBe(201)
  const evidence = [{ name: 'TOI_MAT_thuyet-minh.pdf', sha256: String(file.body.sha256) }]
  expect((await leader.post(contents(), { ...note, evidence }, at)).status).toBe(201)
  const { body } = await seen(leader)
  expect(body.followed).toMatchObject({
    closedNetwork: approval,
    contents: [{ ...note, by: { id: 'L-1' }, files: evidence }],
  })
  expect(body.actions.map(({ act }) => act)).toContain('noteClassifiedContent')
})

test('nobody else learns of them: no role, no search, no file', async () => {
  const { contents: noted } = (await seen(leader)).body.followed
  const sha256 = (noted[0] as { files: { sha256: string }[] }).files[0]?.sha256
  expect((await seen(uncleared)).status).toBe(404)
  expect((await uncleared.post(contents(), note, at)).status).toBe(404)
  expect((await uncleared.raw(`/api/files/${sha256}`)).status).toBe(404)
  const found = await leader.get<{ items: object[] }>('/api/tasks?q=Mục tiêu', at)
  expect(found.body.items).toEqual([])
  const auditor = await closed.join({ id: 'AU-1', roles: ['auditor'], organisation: 'ORG-TT' })
  await clear(engine.db, 'AU-1')
  expect((await auditor.raw(`/api/files/${sha256}`)).status).toBe(200)
  expect((await auditor.post(contents(), note, at)).body.code).toBe('rights/not-yours')
  const facts = engine.db('journal').where({ task_id: task }).select('seq')
  expect(await engine.db('outbox').whereIn('fact_seq', facts)).toEqual([])
})

test('a network that is closed no more shows none of them', async () => {
  expect((await seen(outside)).body.followed.contents).toEqual([])
  const file = await engine.db('file_references').where({ object_kind: 'classifiedContent' }).first('sha256')
  const auditor = await open.signIn('AU-1')
  expect((await auditor.raw(`/api/files/${file.sha256}`)).status).toBe(404)
})
