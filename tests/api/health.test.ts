import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { connect } from '../../db/connection'
import { getFreePort } from '../../scripts/runtime/ports'
import { root } from '../structure/sources'
import { type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { orderOf } from '../support/order'
import { orderingPeople, submitted } from '../support/ordering'

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
  const figures = await cut.anonymous.get<string>('/metrics')
  expect(figures.status).toBe(200)
  expect(figures.body).toMatch(/^detai_http_request_seconds_count\{.*status="503"/m)
  expect(figures.body).not.toMatch(/^detai_(late_deadlines|letters|open_tasks|stuck_items)\b/m)
  await cut.stop()
  await db.destroy()
})

test('figures for Prometheus carry routes and counts, no ids', async () => {
  const { body } = await api.anonymous.get<string>('/metrics')
  expect(body).toMatch(/detai_http_request_seconds_bucket\{.*route="\/api\/session"/)
  expect(body).toContain('detai_letters{state="waiting"}')
})

test('operators are told of every figure of the product, and of no other', async () => {
  const { body } = await api.anonymous.get<string>('/metrics')
  const offered = [...body.matchAll(/^# TYPE (detai_\w+)/gm)].map(([, name]) => name)
  const operations = readFileSync(join(root, 'docs', 'operations.md'), 'utf8')
  const told = [...operations.matchAll(/^\| `(detai_\w+)`/gm)].map(([, name]) => name)
  expect(told.sort()).toEqual(offered.sort())
})

/** The figures of what is stuck, by kind. */
async function stuckItems(served: RunningApi): Promise<Record<string, number>> {
  const { body } = await served.anonymous.get<string>('/metrics')
  const found = [...body.matchAll(/^detai_stuck_items\{kind="(\w+)"\} (\d+)$/gm)]
  return Object.fromEntries(found.map(([, kind, count]) => [kind, Number(count)]))
}

test('letters and deadlines that nobody deals with for ten minutes count as stuck', async () => {
  const { db } = engine
  const wall = await startApi(engine, { clock: 'production' })
  await orderingPeople(engine)
  const stream = await submitted(engine, 'm1', '2026-03-02')
  const minutesAgo = (minutes: number) => db.raw('clock_timestamp() - make_interval(mins => ?)', [minutes])
  await db('outbox').update({ next_attempt_at: minutesAgo(9) })
  await db('deadlines')
    .where({ stream })
    .update({ due: minutesAgo(9) })
  expect(await stuckItems(wall)).toEqual({ commit: 0, letter: 0, workflow: 0 })
  await db('outbox').update({ next_attempt_at: minutesAgo(11) })
  await db('deadlines')
    .where({ stream })
    .update({ due: minutesAgo(11) })
  const letters = await db('outbox').whereNull('sent_at')
  expect(letters.length).toBeGreaterThan(0)
  expect(await stuckItems(wall)).toEqual({ commit: 0, letter: letters.length, workflow: 1 })
  expect(await stuckItems(api)).not.toHaveProperty('workflow')
  await wall.stop()
})

test('a moment that has passed and is nobody’s duty is not counted as late, a duty is', async () => {
  const { db } = engine
  const { stream } = await db('deadlines').whereNull('closed_at').first('stream')
  const passed = { clause: 'x', counted_from: '2026-03-02', opened_at: '2026-03-02T00:00:00Z', opened_seq: 1 }
  const planted = (name: string, waitsFor: string) =>
    db('deadlines').insert({
      ...{ stream, name, kind: 'call', waits_for: waitsFor, due: '2026-03-09T17:00:00Z', state: 'missed' },
      ...passed,
    })
  const counted = async () =>
    Number(
      /^detai_late_deadlines (\d+)$/m.exec((await api.anonymous.get<string>('/metrics')).body)?.[1] ??
        Number.NaN,
    )
  const before = await counted()
  await planted('moment', '')
  expect(await counted()).toBe(before)
  await planted('duty', 'openDossiers')
  expect(await counted()).toBe(before + 1)
  const leader = await api.join({ id: 'P-leader', roles: ['dostLeader'], organisation: 'ORG-SO' })
  const { body } = await leader.get<{ late: { steps: number } }>('/api/overview')
  expect(body.late.steps).toBe(before + 1)
})
