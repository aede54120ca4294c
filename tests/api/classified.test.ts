import { openTasksByStage } from '../../db/reads/counts'
import { type Role, roles } from '../../domain/life'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { clear, followed } from '../support/classified'
import { type Engine, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

interface Registered {
  task: { id: string; code: string }
}
interface Page {
  items: { id: string; title: string | null; type: object | null; field: string | null }[]
}

let engine: Engine
let api: RunningApi
let leader: Caller
let uncleared: Caller
let admin: Caller
let second: Caller
let task: { id: string; code: string }

const knowing: readonly Role[] = ['authority', 'dostLeader', 'auditor']
const at = { at: '2026-03-02T02:00:00.000Z' }

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  leader = await api.join({ id: 'L-1', roles: ['dostLeader'], organisation: 'ORG-SO' })
  uncleared = await api.join({ id: 'L-2', roles: ['dostLeader'], organisation: 'ORG-SO' })
  admin = await api.join({ id: 'AD-1', roles: ['admin'], organisation: 'ORG-SO' })
  second = await api.join({ id: 'AD-2', roles: ['admin', 'dostLeader'], organisation: 'ORG-SO' })
  await clear(engine.db, 'L-1')
  const { body } = await leader.post<Registered>('/api/tasks/classified', followed, at)
  task = { id: body.task.id, code: body.task.code }
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const seen = (who: Caller) => who.get(`/api/tasks/${task.id}`, at)
const listed = async (who: Caller) =>
  (await who.get<Page>('/api/tasks?limit=100', at)).body.items.filter(({ id }) => id === task.id)

describe('who knows of a classified task', () => {
  test.each(roles.flatMap((role) => [[role, true] as const, [role, false] as const]))(
    '%s, cleared: %s',
    async (role, cleared) => {
      const id = `R-${role}-${cleared}`
      const who = await api.join({ id, roles: [role], organisation: 'ORG-X' })
      if (cleared) await clear(engine.db, id)
      const knows = cleared && knowing.includes(role)
      expect((await seen(who)).status).toBe(knows ? 200 : 404)
      expect(await listed(who)).toHaveLength(knows ? 1 : 0)
      const found = await who.get<Page>(`/api/tasks?q=${task.code}`, at)
      expect(found.body.items).toHaveLength(knows ? 1 : 0)
    },
  )

  test('nobody before the first or after the last day of the clearance', async () => {
    const who = await api.join({ id: 'L-3', roles: ['dostLeader'], organisation: 'ORG-SO' })
    await clear(engine.db, 'L-3', '2026-03-02', '2026-03-10')
    const onDay = async (day: string) =>
      (await who.get(`/api/tasks/${task.id}`, { at: `${day}T02:00:00.000Z` })).status
    expect([await onDay('2026-03-01'), await onDay('2026-03-02')]).toEqual([404, 200])
    expect([await onDay('2026-03-10'), await onDay('2026-03-11')]).toEqual([200, 404])
  })
})

test('its code is of a series of its own, and holds nothing back from the others', async () => {
  expect(task.code).toBe('NVM-2026-001')
  const proposer = await api.join({ id: 'P-1', roles: ['proposer'], organisation: 'ORG-1' })
  const { body } = await proposer.post<Registered>('/api/tasks', orderOf('ORG-1'), at)
  expect(body.task.code).toBe('NV-2026-001')
})

test('nothing but code, dates and stage is kept or shown', async () => {
  const [row] = await listed(leader)
  expect(row).toMatchObject({ title: null, type: null, field: null })
  const { body } = await seen(leader)
  expect(Object.keys(body).sort()).toEqual(
    [
      ...['actions', 'closedAt', 'code', 'followed', 'id', 'lastAt', 'links', 'openedAt', 'outcome'],
      ...['stage', 'status', 'view'],
    ].sort(),
  )
  const kept = await engine.db('tasks').where({ id: task.id }).first()
  expect(kept).toMatchObject({ title: null, field: null, type: null, state_dong: null, details: {} })
})

test('no letter is owed, and no figure counts it', async () => {
  const facts = engine.db('journal').where({ task_id: task.id }).select('seq')
  expect(await engine.db('outbox').whereIn('fact_seq', facts)).toEqual([])
  expect((await openTasksByStage(engine.db)).map(({ stage }) => stage)).not.toContain('execution')
})

describe('contents are refused, by the name of the law', () => {
  test.each([{ title: 'Tên' }, { stateDong: 1 }, { person: 'P-1' }, { files: [] }])('%j', async (more) => {
    const { status, body } = await leader.post('/api/tasks/classified', { ...followed, ...more }, at)
    expect([status, body.code]).toEqual([422, 'classified/content-refused'])
    expect(body.detail).toContain('Luật Bảo vệ bí mật nhà nước')
  })

  test('with any other act as well', async () => {
    const answer = await leader.post(`/api/tasks/${task.id}/proposal/admission`, {}, at)
    expect(answer).toMatchObject({ status: 422, body: { code: 'classified/content-refused' } })
  })

  test('in a title that bears the mark, and in a file by its name', async () => {
    const proposer = await api.join({ id: 'P-2', roles: ['proposer'], organisation: 'ORG-2' })
    const marked = orderOf('ORG-2', { title: '[TỐI MẬT] Kế hoạch' })
    expect((await proposer.post('/api/tasks', marked, at)).body.code).toBe('classified/marked-title')
    const form = new FormData()
    form.append('file', new Blob(['%PDF-1.7\n%%EOF']), 'TOI_MAT_bao-cao.pdf')
    const answer = await proposer.raw('/api/files', { method: 'POST', body: form })
    expect([answer.status, (await answer.json()).code]).toEqual([422, 'classified/marked-file'])
  })
})

test('the audit log tells of it to cleared auditors alone', async () => {
  const found = async (id: string, cleared: boolean) => {
    const who = await api.join({ id, roles: ['auditor'], organisation: 'ORG-TT' })
    if (cleared) await clear(engine.db, id)
    const { body } = await who.get<{ items: object[] }>(`/api/audit?object=${task.id}&kind=input`, at)
    return body.items
  }
  expect(await found('AU-2', true)).toMatchObject([
    { reason: { code: 'classified/content-refused' }, task: null },
  ])
  expect(await found('AU-3', false)).toEqual([])
})

describe('moving on', () => {
  test('is for the cleared alone, and not for whoever has the role', async () => {
    expect((await uncleared.post('/api/tasks/classified', followed, at)).body.code).toBe('rights/not-cleared')
    const next = { stage: 'acceptance', on: '2026-03-01' }
    const path = `/api/tasks/${task.id}/classified/stages`
    expect((await uncleared.post(path, next, at)).status).toBe(404)
    const auditor = await api.join({ id: 'AU-1', roles: ['auditor'], organisation: 'ORG-TT' })
    await clear(engine.db, 'AU-1')
    expect((await auditor.post(path, next, at)).body.code).toBe('rights/not-yours')
  })

  test('changes the stage and the dates, and ends it', async () => {
    const next = { stage: 'acceptance', on: '2026-03-01', endsOn: '2026-06-30' }
    expect((await leader.post(`/api/tasks/${task.id}/classified/stages`, next, at)).status).toBe(201)
    expect((await seen(leader)).body).toMatchObject({
      stage: { code: 'acceptance' },
      followed: { stageSince: '2026-03-01', endsOn: '2026-06-30' },
    })
    const again = await leader.post(`/api/tasks/${task.id}/classified/stages`, next, at)
    expect(again.body.code).toBe('classified/stage-not-after')
    const end = await leader.post(`/api/tasks/${task.id}/classified/end`, { on: '2026-03-02' }, at)
    expect(end.status).toBe(201)
    expect((await seen(leader)).body).toMatchObject({ outcome: { code: 'classified' }, actions: [] })
  })
})

describe('a clearance', () => {
  const body = { from: '2026-03-01', to: '2026-12-31', document: '15/QĐ-UBND' }
  const of = (person: string, part = '') => `/api/admin/people/${person}/clearances${part}`

  test('is given by an administrator by a document, and never to themself', async () => {
    expect((await admin.post(of('AD-1'), body, at)).body.code).toBe('clearance/own')
    expect((await leader.post(of('AD-2'), body, at)).status).toBe(403)
    expect((await seen(second)).status).toBe(404)
    expect((await admin.post(of('AD-2'), body, at)).status).toBe(204)
    expect((await seen(second)).status).toBe(200)
    expect((await admin.post(of('AD-2'), body, at)).body.code).toBe('clearance/overlaps')
    expect((await admin.post(of('AD-2'), { ...body, from: '' }, at)).status).toBe(400)
    const account = await admin.get(`/api/admin/people/AD-2`, at)
    expect(account.body).toMatchObject({ clearances: [{ ...body, state: 'current', mayEnd: true }] })
  })

  test('ends at once on yesterday, by another, and its row stays', async () => {
    const end = { from: body.from, to: '2026-03-01', document: '16/QĐ-UBND' }
    expect((await second.post(of('AD-2', '/end'), end, at)).body.code).toBe('clearance/own')
    expect((await admin.post(of('AD-2', '/end'), { ...end, to: '2027-01-01' }, at)).body.code).toBe(
      'clearance/end-moved-later',
    )
    expect((await admin.post(of('AD-2', '/end'), end, at)).status).toBe(204)
    expect((await seen(second)).status).toBe(404)
    const [row] = await engine.db('clearances').where({ person_id: 'AD-2' })
    expect(row).toMatchObject({ valid_to: '2026-03-01', end_document: '16/QĐ-UBND' })
    const kinds = await engine.db('admin_log').where({ subject: 'person/AD-2' }).orderBy('seq').pluck('kind')
    expect(kinds).toEqual(['clearanceGranted', 'clearanceEnded'])
  })
})
