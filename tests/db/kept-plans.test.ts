import { addresseesOf } from '../../activities/letters/addressees'
import { startCommit } from '../../db/commit-start'
import { connect, type Db } from '../../db/connection'
import { chainStart } from '../../db/journal'
import { beforeAct } from '../../db/reads/acts'
import { acceptanceRecord, closingRecord, executionRecord } from '../../db/reads/after-contract'
import { appraisalOf, awardOf } from '../../db/reads/budget'
import { dossiersOf, latestCall } from '../../db/reads/call'
import { contractOf } from '../../db/reads/money'
import { instant } from '../../domain/instant'
import { addPerson } from '../support/people'
import { type FreshDatabase, freshDatabase } from '../support/services'

/** PostgreSQL plans the first five calls on their values before it may keep a plan. */
const calls = 8
const stream = 'task/1/ordering'

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
  const db = connect(database.url, 1)
  await addPerson(db, { id: 'P1', roles: ['proposer'] })
  await db('chains').insert({ chain: 'task/1', length: 1, head: chainStart })
  await db('processes').insert({
    ...{ stream, kind: 'ordering', task_id: '1', law: { editionId: '2023' }, last_seq: 1 },
    ...{ state: { status: 'first' }, status: 'first', opened_at: new Date(0) },
  })
  await db.destroy()
})

afterAll(() => database?.drop())

/** Repeats a call on one connection; how often each named statement was run by a plan that was kept. */
async function keptPlans(db: Db, call: (turn: number) => Promise<unknown>): Promise<Record<string, number>> {
  try {
    for (let turn = 0; turn < calls; turn += 1) await call(turn)
    const rows = await db('pg_prepared_statements').select('name', 'generic_plans as kept')
    return Object.fromEntries(rows.map(({ name, kept }) => [name, kept]))
  } finally {
    await db.destroy()
  }
}

test('what is known before an act is planned once, whichever place the act names', async () => {
  const db = connect(database.url, 1)
  const ofTask = { personId: 'P1', task: 'T1', stream: null }
  const ofSession = { personId: 'P1', task: null, stream: 'session/S1' }
  const kept = await keptPlans(db, (turn) =>
    beforeAct(db, { key: `key-${turn}`, ...(turn < 5 ? ofTask : ofSession) }),
  )
  expect(kept).toEqual({ 'before an act': calls - 5 })
})

test('the statements of commits are planned once, however short their lists', async () => {
  const db = connect(database.url, 1, { keepPlans: true })
  const at = instant('2025-10-06T02:00:00.000Z')
  const kept = await keptPlans(db, () =>
    db.transaction(async (trx) => {
      await startCommit(trx, { chain: 'task/1', stream, keys: ['key-1'] })
      await addresseesOf(trx, { stream, at }, [{ to: { persons: ['P1'] }, taskId: null }])
    }),
  )
  expect(kept).toEqual({ 'commit start': calls, addressees: calls })
})

test("what a task's page shows by the task alone is planned once", async () => {
  const db = connect(database.url, 1)
  const kept = await keptPlans(db, async () => {
    await executionRecord(db, '1')
    await acceptanceRecord(db, '1', true)
    await closingRecord(db, '1')
    await dossiersOf(db, '1')
    for (const read of [appraisalOf, awardOf, latestCall, contractOf]) await read(db, '1')
  })
  const planned = Object.entries(kept).filter(([, times]) => times < calls - 5)
  expect(planned).toEqual([])
  expect(Object.keys(kept)).toHaveLength(16)
})
