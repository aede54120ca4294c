import { startCommit } from '../../db/commit-start'
import { connect, type Db, type Trx } from '../../db/connection'
import { chainStart } from '../../db/journal'
import { addPerson } from '../support/people'
import { type FreshDatabase, freshDatabase } from '../support/services'

let database: FreshDatabase
let db: Db
const place = { chain: 'task/1', stream: 'task/1/ordering', keys: ['key-1'] }

beforeAll(async () => {
  database = await freshDatabase()
  db = connect(database.url)
  await addPerson(db, { id: 'P1', roles: ['proposer'] })
  await db('chains').insert({ chain: place.chain, length: 1, head: chainStart })
  await db('processes').insert({
    ...{ stream: place.stream, kind: 'ordering', task_id: '1', law: { editionId: '2023' }, last_seq: 1 },
    ...{ state: { status: 'first' }, status: 'first', opened_at: new Date(0) },
  })
})

afterAll(async () => {
  await db?.destroy()
  await database?.drop()
})

const become = (trx: Trx, status: string) =>
  trx('processes').where({ stream: place.stream }).update({ state: { status }, status })

/** Waits until another transaction waits for a lock. */
async function someoneWaits(): Promise<void> {
  for (let waiting = 0; waiting === 0; ) {
    const { rows } = await db.raw(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    waiting = rows.length
  }
}

test('a commit that waited for its chain goes on from what the commit before it left', async () => {
  const before = await db.transaction()
  await startCommit(before, place)
  const start = db.transaction((trx) => startCommit(trx, place))
  await someoneWaits()
  await become(before, 'second')
  await before('chains').where({ chain: place.chain }).update({ length: 2, head: 'moved' })
  await before.commit()
  expect(await start).toMatchObject({
    head: { length: 2, head: 'moved' },
    process: { stream: place.stream, kind: 'ordering', taskId: '1', state: { status: 'second' } },
  })
})

test('a commit that holds its chain and waited for its process sees what a sitting told it', async () => {
  const sitting = await db.transaction()
  await become(sitting, 'told')
  const start = db.transaction((trx) => startCommit(trx, place))
  await someoneWaits()
  const free = db('chains').where({ chain: place.chain }).forUpdate().skipLocked()
  expect(await free).toEqual([])
  await sitting.commit()
  expect((await start).process.state).toEqual({ status: 'told' })
})

test('the texts under the keys come with it, and none where there are none', async () => {
  const started = (...keys: string[]) => db.transaction((trx) => startCommit(trx, { ...place, keys }))
  expect((await started('key-1')).texts).toEqual({})
  const content = { reason: 'Đủ hồ sơ' }
  const others = { note: 'Thiếu dự toán' }
  await db('act_contents').insert([
    { key: 'key-1', person_id: 'P1', content },
    { key: 'key-3', person_id: 'P1', content: others },
  ])
  expect((await started('key-1')).texts).toEqual({ 'key-1': content })
  expect((await started('key-2')).texts).toEqual({})
  expect((await started('key-3', 'key-1')).texts).toEqual({ 'key-1': content, 'key-3': others })
  expect((await started()).texts).toEqual({})
})

test('a process that was never opened is a fault', async () => {
  const started = db.transaction((trx) => startCommit(trx, { ...place, stream: 'task/1/call' }))
  await expect(started).rejects.toThrow('No process task/1/call')
})
