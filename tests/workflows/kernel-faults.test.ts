import { Worker } from '@temporalio/worker'
import { Client as PgClient } from 'pg'
import { advanceClock, taskStream, workflowIdOf } from '../../workflows/contract'
import { detaiField, detaiStage } from '../../workflows/search-attributes'
import { actBy, dataConverter, type Engine, heldBy, send, startEngine } from '../support/engine'
import { act, on, oneDefect, orderingPeople, submitted } from '../support/ordering'
import { workflowBundle } from '../support/services'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await orderingPeople(engine)
})

afterAll(() => engine.stop())

const handleOf = (stream: string) => engine.client.workflow.getHandle(workflowIdOf(stream))
const typesOf = async (stream: string): Promise<string[]> =>
  (await engine.db('journal').where({ stream }).orderBy('seq')).map(({ type }) => type)

/** Lets nobody into the test's database and cuts everybody off; returns how to let them in again. */
async function shutDatabase(): Promise<() => Promise<void>> {
  const url = new URL(engine.databaseUrl)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const admin = new PgClient({ connectionString: url.href })
  await admin.connect()
  await admin.query(`alter database ${name} allow_connections false`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  return async () => {
    await admin.query(`alter database ${name} allow_connections true`)
    await admin.end()
  }
}

test('an act that finds PostgreSQL shut waits and is answered when it is back; again, the same', async () => {
  const stream = await submitted(engine, 'p1', '2026-03-02')
  const sent = await actBy(engine, 'O1', on('2026-03-03'))
  let answered = false
  const openDatabase = await shutDatabase()
  const failed = new Promise((fail) => engine.db.client.pool.on('createFail', fail))
  const receipt = send(engine, stream, 'acceptProposal', sent).finally(() => {
    answered = true
  })
  try {
    await failed
    expect(answered).toBe(false)
  } finally {
    await openDatabase()
  }
  expect(await receipt).toMatchObject({ key: sent.key, fact: 'proposalAccepted' })
  expect(await send(engine, stream, 'acceptProposal', sent)).toEqual(await receipt)
  expect(await typesOf(stream)).toEqual(['processOpened', 'proposalAccepted'])
})

test('a connection that is cut in the middle of a commit costs nothing', async () => {
  const stream = await submitted(engine, 'p6', '2026-03-02')
  const lock = await engine.db.transaction()
  await lock('chains').where({ chain: 'task/p6' }).forUpdate().first()
  const receipt = act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-03') })
  for (let cut = 0; cut === 0; ) {
    const { rows } = await engine.db.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    cut = rows.length
  }
  await lock.rollback()
  expect(await receipt).toMatchObject({ fact: 'proposalAccepted' })
  expect(await typesOf(stream)).toEqual(['processOpened', 'proposalAccepted'])
})

test('a process goes on where it was when its worker is replaced', async () => {
  const stream = await submitted(engine, 'p2', '2026-03-02')
  const body = { defects: 1 }
  await act(engine, stream, 'returnForSupplement', {
    by: 'O1',
    at: on('2026-03-04'),
    body,
    content: oneDefect,
  })
  const before = await heldBy(engine, stream)
  await engine.replaceWorker()
  expect(await heldBy(engine, stream)).toEqual(before)
  await act(engine, stream, 'supplementProposal', { by: 'P1', at: on('2026-03-10') })
  await engine.replaceWorker()
  await act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-11') })
  const facts = ['processOpened', 'proposalReturned', 'proposalSupplemented', 'proposalAccepted']
  expect(await typesOf(stream)).toEqual(facts)
})

test('an act that is under way when its worker is replaced is committed once and answered', async () => {
  const stream = await submitted(engine, 'p3', '2026-03-02')
  const lock = await engine.db.transaction()
  await lock('chains').where({ chain: 'task/p3' }).forUpdate().first()
  const receipt = act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-03') })
  const replaced = engine.replaceWorker()
  await lock.rollback()
  await replaced
  expect(await receipt).toMatchObject({ fact: 'proposalAccepted' })
  expect(await typesOf(stream)).toEqual(['processOpened', 'proposalAccepted'])
})

test('a long workflow goes on as new with what its processes hold, and its search attributes', async () => {
  const stream = await submitted(engine, 'p4', '2026-03-02')
  const body = { defects: 1 }
  await act(engine, stream, 'returnForSupplement', {
    by: 'O1',
    at: on('2026-03-04'),
    body,
    content: oneDefect,
  })
  const first = await handleOf(stream).describe()
  const before = await heldBy(engine, stream)
  // A history of more than four megabytes is what the server suggests to leave behind.
  const ballast = 'x'.repeat(1_500_000)
  for (let count = 0; count < 4; count++)
    await handleOf(stream).signal('advanceClock', on('2026-03-05'), stream, ballast)
  while ((await handleOf(stream).describe()).runId === first.runId) await heldBy(engine, stream)
  expect(await heldBy(engine, stream)).toEqual({ ...before, now: on('2026-03-05') })
  const { typedSearchAttributes } = await handleOf(stream).describe()
  for (const attribute of [detaiStage, detaiField])
    expect(typedSearchAttributes.get(attribute)).toBe(first.typedSearchAttributes.get(attribute))
  await handleOf(stream).signal(advanceClock, on('2026-06-01'))
  await act(engine, stream, 'supplementProposal', { by: 'P1', at: on('2026-06-01') })
  await act(engine, stream, 'withdrawProposal', { by: 'P1', at: on('2026-06-02') })
  expect(await engine.client.workflow.getHandle(taskStream('p4')).result()).toBe('withdrawn')
  expect(await typesOf(stream)).toEqual([
    ...['processOpened', 'proposalReturned', 'deadlineReminded', 'deadlineMissed', 'deadlineEscalated'],
    ...['proposalSupplemented', 'proposalWithdrawn'],
  ])
})

test('the history of a task in its ordering replays', async () => {
  const stream = await submitted(engine, 'p5', '2026-03-02')
  const body = { defects: 1 }
  await act(engine, stream, 'returnForSupplement', {
    by: 'O1',
    at: on('2026-03-04'),
    body,
    content: oneDefect,
  })
  await handleOf(stream).signal(advanceClock, on('2026-05-01'))
  await act(engine, stream, 'supplementProposal', { by: 'P1', at: on('2026-05-04') })
  const at = on('2026-05-05')
  await Promise.allSettled([
    act(engine, stream, 'acceptProposal', { by: 'O1', at }),
    act(engine, stream, 'withdrawProposal', { by: 'P1', at }),
    act(engine, stream, 'acceptProposal', { by: 'O1', at }),
  ])
  const workflowId = taskStream('p5')
  const histories = [{ workflowId, history: await handleOf(workflowId).fetchHistory() }]
  const replayed: unknown[] = []
  const options = { workflowBundle: await workflowBundle(), dataConverter }
  for await (const { error } of Worker.runReplayHistories(options, histories)) replayed.push(error)
  expect(replayed).toEqual([undefined])
})
