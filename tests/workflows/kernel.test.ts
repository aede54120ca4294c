import { defineUpdate } from '@temporalio/workflow'
import { updateSender } from '../../api/acts/send'
import { seedCalendar } from '../../db/calendar'
import type { AgendaTask } from '../../domain/councils/state'
import type { Refusal } from '../../domain/verdict'
import { calendarSeed } from '../../regulations/calendar'
import { ownServer } from '../../temporal.config'
import { type ActArguments, type ActReceipt, type ProcessInput, workflowIdOf } from '../../workflows/contract'
import { convened, seedCouncilPeople, startStage } from '../support/councils'
import { actBy, type Engine, heldBy, send, startEngine, startWith } from '../support/engine'
import { act, on, oneDefect, submitted } from '../support/ordering'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  await seedCouncilPeople(engine)
})

afterAll(() => engine.stop())

const typesOf = async (stream: string): Promise<string[]> =>
  (await engine.db('journal').where({ stream }).orderBy('seq')).map(({ type }) => type)

const handleOf = (stream: string) => engine.client.workflow.getHandle(workflowIdOf(stream))

/** Updates that left a trace in the workflow's history. */
async function updatesIn(stream: string): Promise<number> {
  const { events } = await handleOf(stream).fetchHistory()
  return (events ?? []).filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length
}

const granted = <T>(results: readonly PromiseSettledResult<T>[]) =>
  results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))

/** The refusals of those that were not granted; another failure is thrown. */
const refusals = (results: readonly PromiseSettledResult<unknown>[]): Refusal[] =>
  results.flatMap((result) => {
    if (result.status === 'fulfilled') return []
    const { cause } = result.reason as { cause?: { type?: string; details?: Refusal[] } }
    if (cause?.type !== 'Refusal') throw result.reason
    return cause.details ?? []
  })

test('of two acts at once one is granted, the other refused, and the journal has one', async () => {
  const stream = await submitted(engine, 'k1', '2026-03-02')
  const at = on('2026-03-03')
  const results = await Promise.allSettled([
    act(engine, stream, 'acceptProposal', { by: 'O1', at }),
    act(engine, stream, 'returnForSupplement', { by: 'O1', at, body: { defects: 1 }, content: oneDefect }),
  ])
  expect(granted(results)).toHaveLength(1)
  expect(refusals(results)).toMatchObject([{ code: 'process/not-in-turn' }])
  expect(await typesOf(stream)).toEqual(['processOpened', granted(results)[0]!.fact])
})

test('the same act twenty times under one key is one fact with one answer', async () => {
  const stream = await submitted(engine, 'k2', '2026-03-02')
  const sent = await actBy(engine, 'O1', on('2026-03-03'))
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => send(engine, stream, 'acceptProposal', sent)),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await typesOf(stream)).toEqual(['processOpened', 'proposalAccepted'])
})

test.each([
  [2026, 8],
  [2027, ownServer.updatesSent],
])(
  'fifty different acts at once are all answered and recorded, each once (%i, %i in flight)',
  async (year, inFlight) => {
    const stream = `budget/${year}`
    const input: ProcessInput = {
      ...{ stream, kind: 'yearBudget', taskId: null, clock: 'training', brief: { year } },
      law: { editionId: '2023' },
      at: on('2026-01-05'),
    }
    const proposed = (amountDong: number) =>
      actBy(engine, 'P1', on('2026-01-06'), { source: 'province', amountDong })
    await startWith(engine, 'yearBudget', input, 'proposeAppropriation', await proposed(1))
    const acts = await Promise.all(Array.from({ length: 50 }, (_, index) => proposed(index + 2)))
    const sender = updateSender(engine.client, engine.taskQueue, inFlight)
    const deadline = Date.now() + 30_000
    const receipts = await Promise.all(
      acts.map((sent) =>
        sender({ stream, name: 'proposeAppropriation', act: sent, start: undefined, deadline }),
      ),
    )
    expect(receipts.map(({ key }) => key)).toEqual(acts.map(({ key }) => key))
    const facts = await engine.db('journal').where({ stream, type: 'appropriationProposed' })
    expect(new Set(facts.map(({ key }) => key)).size).toBe(51)
    expect(facts).toHaveLength(51)
  },
)

test('a refused act leaves no trace in the history, the journal, the chain or the projections', async () => {
  const stream = await submitted(engine, 'k4', '2026-03-02')
  const kept = async () => ({
    updates: await updatesIn(stream),
    journal: await typesOf(stream),
    chain: await engine.db('chains').where({ chain: 'task/k4' }).first(),
    process: await engine.db('processes').where({ stream }).first(),
    deadlines: await engine.db('deadlines').where({ stream }),
    letters: await engine.db('outbox').count().first(),
    held: await heldBy(engine, stream),
  })
  const before = await kept()
  const at = on('2027-03-03')
  const outOfTurn = act(engine, stream, 'supplementProposal', { by: 'P1', at })
  await expect(outOfTurn).rejects.toMatchObject({ cause: { message: 'process/not-in-turn' } })
  const noDefects = act(engine, stream, 'returnForSupplement', { by: 'O1', at, body: { defects: 0 } })
  await expect(noDefects).rejects.toMatchObject({ cause: { message: 'ordering/no-defects' } })
  expect(await kept()).toEqual(before)
})

test('an act is answered only when it is committed', async () => {
  const stream = await submitted(engine, 'k5', '2026-03-02')
  const lock = await engine.db.transaction()
  await lock('chains').where({ chain: 'task/k5' }).forUpdate().first()
  let answered = false
  const receipt = act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-03') }).finally(() => {
    answered = true
  })
  for (let waiting = 0; waiting === 0; ) {
    const { rows } = await engine.db.raw(
      `select count(*) as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    waiting = rows[0].waiting
  }
  expect(answered).toBe(false)
  expect(await typesOf(stream)).toEqual(['processOpened'])
  await lock.rollback()
  expect(await receipt).toMatchObject({ fact: 'proposalAccepted' })
  expect(await typesOf(stream)).toEqual(['processOpened', 'proposalAccepted'])
})

test('acts that come with the last act of a process are all answered before it ends', async () => {
  const stream = await submitted(engine, 'k6', '2026-03-02')
  const update = defineUpdate<ActReceipt, ActArguments>('withdrawProposal')
  const acts = await Promise.all(Array.from({ length: 10 }, () => actBy(engine, 'P1', on('2026-03-03'))))
  // All ten are in the workflow's hands before the first is done: the database holds them up.
  const lock = await engine.db.transaction()
  await lock('chains').where({ chain: 'task/k6' }).forUpdate().first()
  const results = Promise.allSettled(
    acts.map((sent) => handleOf(stream).executeUpdate(update, { args: [stream, sent], updateId: sent.key })),
  )
  const inHand = async () => {
    const { raw } = await handleOf(stream).describe()
    return raw.pendingWorkflowTask
  }
  while (!(await inHand()));
  await lock.rollback()
  expect(granted(await results)).toHaveLength(1)
  expect(await handleOf(stream).result()).toBe('withdrawn')
  const others = (await results).filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
  expect(others).toHaveLength(9)
  for (const { reason } of others) {
    const ended = reason.name === 'WorkflowNotFoundError' || reason.cause?.message === 'process/ended'
    expect(ended || reason).toBe(true)
  }
})

test('a process that is told a fact knows it before the act is answered', async () => {
  const stream = await startStage(engine, 'determination', 'k7', 'NV-2026-907')
  const type = 'researchProject'
  const agenda: AgendaTask[] = [{ taskId: 'k7', stage: stream, type, sides: [], earlierMembers: [] }]
  const days = { appointedOn: '2026-03-02', papersOn: '2026-03-04', sittingOn: '2026-03-16' }
  await convened(engine, 'sk7', { kind: 'determination', agenda }, days)
  expect(await heldBy(engine, stream)).toMatchObject({
    state: { status: 'papersSent', sessionIds: ['sk7'] },
    now: on('2026-03-04'),
  })
  expect(await engine.db('processes').where({ stream }).first()).toMatchObject({ status: 'papersSent' })
})
