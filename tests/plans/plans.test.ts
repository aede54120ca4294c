import type { Router } from 'express'
import { Client } from 'pg'
import { ordinaryLimits } from '../../api/deps'
import { healthRouter } from '../../api/health'
import type { RouteDefinition } from '../../api/route'
import { allRoutes } from '../../api/routes'
import type { ApiRuntime } from '../../api/runtime'
import { publicSite } from '../../api/site'
import { provinceClient } from '../../demo/load'
import { type Filled, fill } from '../../scripts/fill/index'
import type { Caller, RunningApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { startProvince } from '../support/province'
import { apiAddresses, figures, files, pageAddresses, type Sample, sampleOf } from './addresses'
import { faultsOf, type Sent, sentDuring } from './explained'

const manyTasks = 10_000
/** Young tasks have few rows, so ten thousand are quickly there; some of every stage are among them. */
const young = { T28: 56, T30: 24, T26: 10, T25: 2, T24: 1, T22: 2, T21: 1, T20: 1, T19: 1, T18: 2 }
/** A quarter of the tasks: no word is in so many titles, and nobody has so many of their own. */
const mostRows = manyTasks / 4

/** Tables that stay as they are however many tasks come in, or that are emptied by themselves. */
const steady: readonly string[] = [
  ...['organisations', 'people', 'person_roles', 'person_relations', 'person_employments'],
  ...['beneficiary_accounts', 'beneficiary_account_decisions'],
  ...[
    'calendar_years',
    'business_clock',
    'appropriations',
    'task_numbers',
    'classified_numbers',
    'user_sessions',
    'stuck_commits',
  ],
  ...['knex_migrations', 'knex_migrations_lock', 'audit_checkpoints', 'pg_class', 'pg_namespace'],
]

let engine: Engine
let api: RunningApi
let filled: Filled
let sample: Sample
let pg: Client

beforeAll(async () => {
  engine = await startEngine()
  api = await startProvince(engine)
  const { databaseUrl } = engine
  filled = await fill({ databaseUrl, client: provinceClient(api.url), tasks: manyTasks, shares: young })
  sample = await sampleOf(engine.db)
  pg = new Client({ connectionString: databaseUrl })
  await pg.connect()
}, 600_000)

afterAll(async () => {
  await pg?.end()
  await api?.stop()
  await engine?.stop()
})

const allReads = () => allRoutes(ordinaryLimits).filter(({ method }) => method === 'get')
const reads = (): RouteDefinition[] => allReads().filter(({ name }) => !(name in figures || name in files))

test('every read of the API is looked at, with each of its filters', () => {
  expect(filled.tasks).toBe(manyTasks)
  const names = allReads().map(({ name }) => name)
  expect([...Object.keys(figures), ...Object.keys(files)].filter((name) => !names.includes(name))).toEqual([])
  expect(Object.values(files).filter((list) => !(list in apiAddresses))).toEqual([])
  expect(Object.keys(apiAddresses).sort()).toEqual(
    reads()
      .map(({ name }) => name)
      .sort(),
  )
  const missing = reads().flatMap(({ name, query }) => {
    const asked = apiAddresses[name]!(sample).join()
    // The next page is asked for wherever an answer names one.
    const filters = Object.keys(query.shape).filter((filter) => filter !== 'cursor' && filter !== 'limit')
    return filters.filter((filter) => !asked.includes(`${filter}=`)).map((filter) => `${name}: ${filter}`)
  })
  expect(missing).toEqual([])
})

const patternsOf = ({ stack }: Router): string[] =>
  stack.flatMap(({ route }) => (typeof route?.path === 'string' ? [route.path] : []))

test('every public page is looked at', () => {
  const routers = [publicSite(api.deps, (_req, _res, next) => next()), healthRouter(api.deps as ApiRuntime)]
  const patterns = routers.flatMap(patternsOf).filter((path) => !path.endsWith('.css'))
  expect(Object.keys(pageAddresses).sort()).toEqual(patterns.sort())
})

/** People who see the province differently. */
const readers = async (): Promise<Record<string, string>> => {
  const { db } = engine
  const own = (relation: string) =>
    db('task_people')
      .where({ relation })
      .whereLike('person_id', '%.%')
      .orderBy('person_id')
      .first('person_id')
  // The copies of a template are led by the same person: whoever leads the fewest is the likeliest.
  const leads = db('task_people')
    .where({ relation: 'principalInvestigator' })
    .groupBy('person_id')
    .orderByRaw('count(*), person_id')
    .first('person_id')
  return {
    ...{ officer: 'P-005', leader: 'P-003', authority: 'P-001', treasury: 'P-014', administrator: 'P-016' },
    ...{ auditor: 'P-015' },
    expert: (await own('councilMember')).person_id,
    proposer: (await own('proposer')).person_id,
    investigator: (await leads).person_id,
  }
}

/** Asks for an address, and for the page after it where there is one. */
async function read(caller: Caller, address: string): Promise<void> {
  const { status, body } = await caller.get<{ next?: string | null }>(address)
  expect(status).toBeLessThan(500)
  if (status === 200 && body.next) {
    await caller.get(`${address}${address.includes('?') ? '&' : '?'}cursor=${body.next}`)
  }
}

const addresses = () => [
  ...Object.values(apiAddresses).flatMap((of) => of(sample).map((address) => `/api${address}`)),
  ...Object.values(pageAddresses).flatMap((of) => of(sample)),
]

test('no statement of a read goes through a table that grows', async () => {
  const statements = new Map<string, Sent & { readonly first: string }>()
  for (const [reader, id] of Object.entries(await readers())) {
    const caller = await api.signIn(id)
    for (const address of addresses()) {
      const sent = await sentDuring(engine.db, () => read(caller, address))
      for (const { sql, bindings } of sent) {
        const key = JSON.stringify([sql, bindings])
        if (/^\s*(select|with)/i.test(sql) && !statements.has(key))
          statements.set(key, { sql, bindings, first: `${reader} ${address}` })
      }
    }
  }
  const grows = (table: string) => table !== '' && !steady.includes(table)
  const faults: string[] = []
  for (const statement of statements.values()) {
    const found = await faultsOf(pg, statement, { grows, mostRows })
    faults.push(...found.map((fault) => `${statement.first}: ${fault}\n  ${statement.sql}`))
  }
  expect(statements.size).toBeGreaterThan(100)
  expect(faults).toEqual([])
}, 600_000)
