import { Client, Connection } from '@temporalio/client'
import { connect } from '../../db/connection'
import { getFreePort } from '../../scripts/runtime/ports'
import { type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

interface Readiness {
  ready: boolean
  missing: string[]
  parts: { part: string; ok: boolean; detail: string }[]
}

let engine: Engine
let api: RunningApi

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

test('alive and ready', async () => {
  expect((await api.anonymous.get('/healthz')).body).toEqual({ status: 'alive' })
  const { status, body } = await api.anonymous.get<Readiness>('/readyz')
  expect([status, body.ready, body.missing]).toEqual([200, true, []])
})

test('readiness names the part that is missing, and an act says that it may be sent again', async () => {
  const proposer = await api.join({ id: 'P-1', roles: ['proposer'], organisation: 'ORG-1' })
  const nowhere = Connection.lazy({ address: `127.0.0.1:${await getFreePort()}` })
  const cut = await startApi(engine, {
    temporal: new Client({ connection: nowhere }),
    sessionSecret: api.deps.sessionSecret,
    limits: { ...api.deps.limits, actMs: 300 },
  })
  const { status, body } = await cut.anonymous.get<Readiness>('/readyz')
  expect([status, body.missing]).toEqual([503, ['temporal']])
  const again = await cut.signIn('P-1')
  const act = await again.post('/api/tasks', orderOf('ORG-1'), { at: '2024-01-08T02:00:00.000Z' })
  expect(act).toMatchObject({ status: 503, body: { code: 'fault/outcome-unknown' } })
  expect((await proposer.get('/api/tasks')).status).toBe(200)
  await cut.stop()
  await nowhere.close()
})

test('a database that does not answer is told as such, without an incident', async () => {
  const db = connect(`postgres://postgres@127.0.0.1:${await getFreePort()}/none`)
  const cut = await startApi(engine, { db })
  const { status, body } = await cut.anonymous.get<Readiness>('/readyz')
  expect(status).toBe(503)
  expect(body.missing).toEqual(['postgresql', 'migrations'])
  const answer = await cut.anonymous.call('POST', '/api/session', { email: 'a@b.vn', password: 'x' })
  expect(answer).toMatchObject({ status: 503, body: { code: 'fault/unavailable' } })
  await cut.stop()
  await db.destroy()
})

test('figures for Prometheus carry routes and counts, no ids', async () => {
  const { body } = await api.anonymous.get<string>('/metrics')
  expect(body).toMatch(/detai_http_request_seconds_bucket\{.*route="\/api\/session"/)
  expect(body).toContain('detai_open_tasks')
  expect(body).toContain('detai_letters{state="waiting"}')
  expect(body).toContain('detai_late_deadlines')
})
