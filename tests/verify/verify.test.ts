import type { Db, Trx } from '../../db/connection'
import { projectionTables } from '../../db/projections'
import { differences, withRebuilt } from '../../db/rebuild'
import { type Look, verify } from '../../scripts/verify/index'
import type { Engine } from '../support/engine'
import { accountPlants } from './account-plants'
import { auditPlants } from './audit-plants'
import { councilPlants, knownTooLate } from './council-plants'
import { journalPlants } from './journal-plants'
import { letterPlants, overdueLetter, sentLetter, stillOnItsWay } from './letter-plants'
import { moneyPlants } from './money-plants'
import type { Plant } from './planting'
import { startProvince } from './province'
import { rightsPlants } from './rights-plants'
import { processPlants, workflowFaults } from './workflow-plants'

let engine: Engine

beforeAll(async () => {
  engine = await startProvince()
})

afterAll(() => engine.stop())

/** The violations by their invariant; those that hold are left out. */
async function violated(db: Db = engine.db, look: Look = {}): Promise<Record<string, readonly string[]>> {
  const reports = await verify(db, engine.client, look)
  return Object.fromEntries(
    reports.flatMap(({ invariant, ok, violations }) => (ok ? [] : [[invariant, violations]])),
  )
}

/** What is violated while something is planted; nothing of it stays. */
async function violatedBy(plant: Plant['plant'], look?: Look): Promise<Record<string, readonly string[]>> {
  const trx: Trx = await engine.db.transaction()
  try {
    await plant(trx)
    return await violated(trx, look)
  } finally {
    await trx.rollback()
  }
}

test('nothing is violated, and every invariant has been looked at', async () => {
  const reports = await verify(engine.db, engine.client)
  expect(reports.flatMap(({ violations }) => violations)).toEqual([])
  expect(reports.map(({ invariant }) => invariant)).toEqual(['I1', 'I2', 'I3', 'I4', 'I5', 'I7', 'I9'])
  for (const { checked } of reports) expect(checked).toBeGreaterThan(1)
})

test('every projection equals its rebuild, most of them with rows', async () => {
  const found = await withRebuilt(engine.db, {}, async (trx) => {
    const compared = []
    for (const table of projectionTables) {
      const kept = await trx(`public.${table}`).count({ count: '*' }).first()
      compared.push({ table, count: Number(kept?.count), differences: await differences(trx, table) })
    }
    return compared
  })
  expect(found.filter(({ differences: rows }) => rows.length > 0)).toEqual([])
  expect(found.filter(({ count }) => count > 0).length).toBeGreaterThan(20)
  const { rows } = await engine.db.raw(`select 1 from pg_namespace where nspname = 'rebuild'`)
  expect(rows).toEqual([])
})

describe.each([
  ['money', moneyPlants],
  ['ballots and conflicts', councilPlants],
  ['letters', letterPlants],
  ['the journal and its tables', journalPlants],
  ['rights', rightsPlants],
  ['accounts for payment', accountPlants],
  ['processes', processPlants],
  ['the audit log', auditPlants],
])('%s', (_of, plants) => {
  test.each(plants)('$bug is found', async ({ plant, found }) => {
    const violations = await violatedBy(plant)
    expect(Object.keys(violations).sort()).toEqual(Object.keys(found).sort())
    for (const [invariant, words] of Object.entries(found)) {
      expect(violations[invariant]?.join('\n')).toMatch(words)
    }
  })
})

test.each([
  ['a letter that has been due for less than a quarter of an hour', stillOnItsWay],
  ['a letter that a mail server has taken', sentLetter],
  ['a conflict that came on record after the conclusion', knownTooLate],
])('%s is no violation', async (_what, plant) => {
  expect(await violatedBy(plant)).toEqual({})
})

test('a letter waits as long as only the stores are there, for the time of the check', async () => {
  expect(await violatedBy(overdueLetter, { atRest: true })).toEqual({})
})

test('with every planted bug taken out again, nothing is violated', async () => {
  expect(await violated()).toEqual({})
})

test.each(workflowFaults)('$bug is found', async ({ happens, found }) => {
  await happens(engine)
  const violations = await violated()
  expect(Object.keys(violations)).toEqual(['I7'])
  expect(violations.I7).toContainEqual(expect.stringMatching(found))
})
