import type { DemoClient } from '../../demo/client'
import { provinceClient } from '../../demo/load'
import { type Filled, fill } from '../../scripts/fill/index'
import { revive } from '../../scripts/revive/index'
import { verify } from '../../scripts/verify/index'
import { stageStream } from '../../workflows/contract'
import type { RunningApi } from '../support/api'
import { type Engine, opened, startEngine } from '../support/engine'
import { on } from '../support/ordering'
import { startProvince } from '../support/province'

const someTasks = 60

let engine: Engine
let api: RunningApi
let client: DemoClient
let filled: Filled

beforeAll(async () => {
  engine = await startEngine()
  api = await startProvince(engine)
  client = provinceClient(api.url)
  filled = await fill({ databaseUrl: engine.databaseUrl, client, tasks: someTasks })
}, 600_000)

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const copies = () => engine.db('tasks').whereRaw(`id like '%-000000000___'`)

async function violations(): Promise<string[]> {
  const reports = await verify(engine.db, engine.client, { atRest: true })
  return reports.flatMap((report) => report.violations)
}

test('copies are spread over stages, fields and bodies, each with its own title and code', async () => {
  expect(filled.tasks).toBe(someTasks)
  const rows = await copies().select('stage', 'field', 'title', 'code', 'proposer_organisation as proposer')
  const kinds = (of: (row: (typeof rows)[number]) => string) => new Set(rows.map(of)).size
  expect(rows).toHaveLength(someTasks)
  expect(kinds(({ stage }) => stage)).toBe(8)
  expect(kinds(({ field }) => field)).toBeGreaterThan(8)
  expect(kinds(({ proposer }) => proposer)).toBeGreaterThan(4)
  expect(kinds(({ code }) => code)).toBe(someTasks)
  expect(kinds(({ title }) => title)).toBe(someTasks)
})

test('nobody gets a letter about them', async () => {
  const waiting = engine
    .db('outbox')
    .whereNull('sent_at')
    .whereRaw(`context ->> 'taskCode' in (?)`, [copies().select('code')])
  expect(await waiting).toEqual([])
})

test('their workflows run, and nothing is violated', async () => {
  const { db, client: temporal, taskQueue } = engine
  const { started } = await revive({ db, temporal, taskQueue, clock: 'training' })
  expect(started.length).toBeGreaterThan(someTasks)
  expect(await violations()).toEqual([])
}, 600_000)

test('a copy goes on as its template would: an order is accepted, and a council is waited for', async () => {
  const { id } = await copies().where({ status: 'awaitingCompletenessCheck' }).first('id')
  const officer = (path: string, body: object, day: string) =>
    client.as('P-005', { path: `/tasks/${id}${path}`, body, key: `copy-${day}`, at: on(day) })
  await officer('/proposal/acceptance', {}, '2026-11-25')
  await officer('/proposal/overlap-search', { hits: [], conclusion: 'clear' }, '2026-11-27')
  await opened(engine, stageStream(id, 'determination'))
})

test('filling again goes on where the first one ended', async () => {
  await fill({ databaseUrl: engine.databaseUrl, client, tasks: 5 })
  expect(await copies().countDistinct({ codes: 'code' }).first()).toEqual({ codes: someTasks + 5 })
})
