import { CancelledFailure } from '@temporalio/common'
import type { RecordInput } from '../../activities/contract'
import { recordingActivities } from '../../activities/record-facts'
import { watchCommits } from '../../activities/stuck-commits'
import { connect } from '../../db/connection'
import { listStuckCommits } from '../../db/reads/stuck-commits'
import { forgetSettledCommits } from '../../db/stuck-commits'
import { getFreePort } from '../../scripts/runtime/ports'
import { verify } from '../../scripts/verify/index'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { act, on, orderingPeople, submitted } from '../support/ordering'

let engine: Engine
let api: RunningApi
let admin: Caller

beforeAll(async () => {
  engine = await startEngine()
  await orderingPeople(engine)
  api = await startApi(engine)
  admin = await api.join({ id: 'ADMIN', roles: ['admin'] })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

interface Listed {
  readonly items: readonly { readonly fact: { readonly key: string }; readonly attempts: number }[]
  readonly next: string | null
}

const stuck = async () => (await admin.get<Listed>('/api/stuck')).body.items
const stuckFigure = async () =>
  /^detai_stuck_items\{kind="commit"\} (\d+)$/m.exec((await api.anonymous.get<string>('/metrics')).body)?.[1]
const violationsOfI7 = async () =>
  (await verify(engine.db, engine.client)).find(({ invariant }) => invariant === 'I7')?.violations

/** Makes every acceptance fail in the database, where no rule of the product knows why. */
async function planted(): Promise<() => Promise<void>> {
  await engine.db.raw(
    `alter table awaited_acts add constraint planted_fault check (act <> 'recordOverlapSearch')`,
  )
  return () => engine.db.raw('alter table awaited_acts drop constraint if exists planted_fault')
}

test('a commit that a fault of the database stops is shown and named, and goes through then', async () => {
  const stream = await submitted(engine, 's1', '2026-03-02')
  const mend = await planted()
  const receipt = act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-03') })
  try {
    while (((await stuck())[0]?.attempts ?? 0) < 4);
    const fact = { key: expect.any(String), type: 'proposalAccepted' }
    const names = { constraintName: 'planted_fault', tableName: 'awaited_acts' }
    expect(await stuck()).toEqual([
      {
        ...{ stream, taskId: 's1', process: { code: 'ordering', title: 'Đề xuất đặt hàng' }, fact },
        fault: { errorClass: 'DatabaseError', errorCode: '23514', ...names },
        ...{ attempts: expect.any(Number), since: expect.any(String), lastAt: expect.any(String) },
        next: expect.stringMatching(/^Dữ liệu phải ghi trái với một ràng buộc/),
      },
    ])
    expect(await stuckFigure()).toBe('1')
    expect(await violationsOfI7()).toEqual([
      expect.stringMatching(/^task\/s1\/ordering is stuck: .* proposalAccepted .* 23514 .* planted_fault$/),
    ])
  } finally {
    await mend()
  }
  expect(await receipt).toMatchObject({ fact: 'proposalAccepted' })
  expect(await engine.db('stuck_commits')).toEqual([])
  expect(await stuck()).toEqual([])
  expect(await stuckFigure()).toBe('0')
})

test('a commit that succeeds at once costs no statement', async () => {
  const stream = await submitted(engine, 's2', '2026-03-02')
  const statements: string[] = []
  const hear = ({ sql }: { sql: string }) => statements.push(sql)
  engine.db.on('query', hear)
  await act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-03') })
  engine.db.off('query', hear)
  expect(statements.length).toBeGreaterThan(0)
  expect(statements.filter((sql) => sql.includes('stuck_commits'))).toEqual([])
})

const commit: RecordInput = {
  ...{ stream: 'task/s3/ordering', kind: 'ordering', taskId: 's3' },
  facts: [
    { key: 'k-3', type: 'proposalAccepted', at: on('2026-03-03'), by: 'O1', data: {}, hasContent: false },
  ],
}

/** One attempt of the commit as the worker makes it, with whatever it is told meanwhile. */
function attempt(number: number, db = engine.db) {
  const cancelling = new AbortController()
  const told: string[] = []
  const watch = watchCommits(db, (message) => told.push(message))
  const { inbound } = watch({ info: { attempt: number }, cancellationSignal: cancelling.signal })
  const run = (record: () => Promise<unknown>) =>
    inbound?.execute?.({ args: [commit], headers: {} }, record) ?? Promise.resolve()
  return { run, told, cancel: (reason: string) => cancelling.abort(new CancelledFailure(reason)) }
}

test('an attempt out of time is told while it waits, and forgotten when the rules refuse', async () => {
  const { run, cancel } = attempt(3)
  const notes = () => listStuckCommits(engine.db, { limit: 10 })
  let giveUp: (error: Error) => void = () => undefined
  const waiting = run(() => new Promise((_, fail) => (giveUp = fail)))
  cancel('TIMED_OUT')
  while ((await notes()).length === 0);
  giveUp(new Error('after the next attempt has begun'))
  await expect(waiting).rejects.toThrow('next attempt')
  expect(await notes()).toMatchObject([{ factKey: 'k-3', attempts: 3, errorClass: 'OutOfTime' }])
  await attempt(1).run(async () => ({ refusal: { code: 'process/not-in-turn' } }))
  expect(await notes()).toEqual([])
})

test('an attempt that the stopping worker gives up says nothing', async () => {
  const { run, cancel } = attempt(3)
  cancel('WORKER_SHUTDOWN')
  await expect(run(() => Promise.reject(new Error('stopping')))).rejects.toThrow('stopping')
  expect(await listStuckCommits(engine.db, { limit: 10 })).toEqual([])
})

test('what can not be noted is told, and the commit fails as it did', async () => {
  const nowhere = connect(`postgres://postgres@127.0.0.1:${await getFreePort()}/none`)
  const { run, told } = attempt(3, nowhere)
  const { recordFacts } = recordingActivities(nowhere)
  await expect(run(() => recordFacts(commit))).rejects.toThrow(/ECONNREFUSED|connect/)
  expect(told).toEqual(['A commit is stuck and could not be noted.'])
  await nowhere.destroy()
})

test('an error of the database reaches the log without the values of the row', async () => {
  const values = { id: 'NGƯỜI', name: 'Nguyễn Văn Kín', email: null }
  const failing = attempt(1).run(() => engine.db('people').insert(values))
  const error: unknown = await failing.catch((reason: unknown) => reason)
  expect(String(error)).toBe('Error: DatabaseError 23502 people')
  expect(JSON.stringify(error) + String((error as Error).stack)).not.toMatch(/Kín|NGƯỜI/)
})

test('what another worker recorded is not stuck, and what nobody tries any more is forgotten', async () => {
  const { key } = await engine.db('journal').where({ type: 'proposalAccepted' }).first('key')
  const row = (factKey: string, minutes: number) => ({
    ...{ fact_key: factKey, fact_type: 'proposalAccepted', stream: 'task/s1/ordering', kind: 'ordering' },
    ...{ task_id: 's1', attempts: 5, error_class: 'TypeError' },
    last_at: engine.db.raw('clock_timestamp() - make_interval(mins => ?)', [minutes]),
  })
  await engine.db('stuck_commits').insert([row(key, 0), row('untried', 11), row('tried', 9)])
  const first = (await admin.get<Listed>('/api/stuck?limit=1')).body
  const second = (await admin.get<Listed>(`/api/stuck?limit=1&cursor=${first.next}`)).body
  const listed = [...first.items, ...second.items].map(({ fact }) => fact.key)
  expect([listed.sort(), second.next]).toEqual([['tried', 'untried'], null])
  await forgetSettledCommits(engine.db)
  expect(await engine.db('stuck_commits').pluck('fact_key')).toEqual(['tried'])
})
