import { addMillis, type Instant, localDate } from '../../domain/instant'
import type { TaskBrief } from '../../domain/stages/life'
import { advanceClock, type ProcessInput, stageStream, workflowIdOf } from '../../workflows/contract'
import { briefOf, demoTask } from '../domain/after-contract'
import { type Engine, heldBy, startAlone, startEngine } from '../support/engine'
import { act, on, oneDefect, orderingPeople, submitted } from '../support/ordering'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await orderingPeople(engine)
})

afterAll(() => engine.stop())

const handleOf = (stream: string) => engine.client.workflow.getHandle(workflowIdOf(stream))

interface Fact {
  readonly type: string
  readonly at: Date
  readonly data: { readonly name?: string }
  readonly late: unknown
  readonly xmin: string
}

const factsOf = (stream: string): Promise<Fact[]> =>
  engine
    .db('journal')
    .where({ stream })
    .orderBy('seq')
    .select('type', 'at', 'data', 'late', engine.db.raw('xmin::text'))

/** The facts after the opening, in words. */
const storyOf = async (stream: string): Promise<string[]> =>
  (await factsOf(stream))
    .slice(1)
    .map(({ type, at, data }) => [at.toISOString(), type, ...(data.name ? [data.name] : [])].join(' '))

/** Moves a process's clock; resolves when the process has recorded all that passes by then. */
async function advance(stream: string, to: Instant, facts: number): Promise<void> {
  await handleOf(stream).signal(advanceClock, to)
  const recorded = async () => (await factsOf(stream)).length - 1
  while ((await recorded()) < facts) await heldBy(engine, stream)
  expect(await recorded()).toBe(facts)
}

// Five working days from Monday 2 March 2026 end with Monday the 9th;
// reminded three before, escalated one after.
const reminded = '2026-03-04T17:00:00.000Z deadlineReminded completenessCheck'
const missed = '2026-03-09T17:00:00.000Z deadlineMissed completenessCheck'
const escalated = '2026-03-10T17:00:00.000Z deadlineEscalated completenessCheck'

test('a clock that jumps years records each moment of a deadline at its own time, in order', async () => {
  const stream = await submitted(engine, 'c1', '2026-03-02')
  await advance(stream, on('2029-01-01'), 3)
  expect(await storyOf(stream)).toEqual([reminded, missed, escalated])
  expect(await engine.db('deadlines').where({ stream }).first()).toMatchObject({ state: 'missed' })
  const letters = await engine
    .db('outbox')
    .where('fact_seq', '>', 0)
    .whereRaw(`context->>'taskCode' = 'NV-2026-001'`)
  expect(letters.map(({ letter, to_person }) => [letter, to_person])).toEqual(
    expect.arrayContaining([
      ['deadlineReminder', 'O1'],
      ['deadlineEscalation', 'L1'],
    ]),
  )
})

test('a clock that moves on step by step records each moment when it comes, and none twice', async () => {
  const stream = await submitted(engine, 'c2', '2026-03-02')
  await advance(stream, '2026-03-04T16:59:59.999Z' as Instant, 0)
  await advance(stream, '2026-03-04T17:00:00.000Z' as Instant, 1)
  await advance(stream, '2026-03-09T17:00:00.000Z' as Instant, 2)
  await advance(stream, '2026-03-01T00:00:00.000Z' as Instant, 2)
  expect(await heldBy(engine, stream)).toMatchObject({ now: '2026-03-09T17:00:00.000Z' })
  await advance(stream, '2026-04-01T00:00:00.000Z' as Instant, 3)
  expect(await storyOf(stream)).toEqual([reminded, missed, escalated])
})

test('what falls due by the time of an act comes before it, in one transaction', async () => {
  const stream = await submitted(engine, 'c3', '2026-03-02')
  await act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-06-01') })
  expect(await storyOf(stream)).toEqual([
    reminded,
    missed,
    escalated,
    '2026-06-01T02:00:00.000Z proposalAccepted',
  ])
  const [, ...passed] = await factsOf(stream)
  expect(new Set(passed.map(({ xmin }) => xmin)).size).toBe(1)
})

test.each([
  ['c4a', -1, undefined],
  ['c4b', 0, { name: 'completenessCheck', due: '2026-03-09T17:00:00.000Z' }],
])('%s: an act %d ms from 24:00 of the last day is marked so', async (taskId, ms, late) => {
  const stream = await submitted(engine, taskId, '2026-03-02')
  const at = addMillis('2026-03-09T17:00:00.000Z' as Instant, ms)
  const receipt = await act(engine, stream, 'acceptProposal', { by: 'O1', at })
  expect(receipt.late).toEqual(late)
  expect((await factsOf(stream)).at(-1)).toMatchObject({ type: 'proposalAccepted', late: late ?? null })
})

test('while the proposer holds the file the term stands still, then runs on for the days left', async () => {
  const stream = await submitted(engine, 'c5', '2026-03-02')
  const body = { defects: 1 }
  await act(engine, stream, 'returnForSupplement', {
    by: 'O1',
    at: on('2026-03-04'),
    body,
    content: oneDefect,
  })
  await advance(stream, on('2026-03-17'), 1)
  await act(engine, stream, 'supplementProposal', { by: 'P1', at: on('2026-03-17') })
  // One working day was used before the return; four are left from Wednesday the 18th: until Monday the 23rd.
  const { deadlines } = await heldBy(engine, stream)
  expect(deadlines).toMatchObject([
    { name: 'completenessCheck', due: '2026-03-23T17:00:00.000Z', remindAt: '2026-03-18T17:00:00.000Z' },
  ])
  await act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-20') })
  expect((await storyOf(stream)).filter((line) => line.includes('completenessCheck'))).toEqual([
    '2026-03-18T17:00:00.000Z deadlineReminded completenessCheck',
  ])
})

test('a term that had passed before the file was returned stays so, and the process goes on', async () => {
  const stream = await submitted(engine, 'c6', '2026-03-02')
  const body = { defects: 1 }
  await act(engine, stream, 'returnForSupplement', {
    by: 'O1',
    at: on('2026-03-10'),
    body,
    content: oneDefect,
  })
  await act(engine, stream, 'supplementProposal', { by: 'P1', at: on('2026-03-16') })
  const receipt = await act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-17') })
  expect(receipt.late).toEqual({ name: 'completenessCheck', due: '2026-03-09T17:00:00.000Z' })
  expect((await storyOf(stream)).filter((line) => line.includes('completenessCheck'))).toEqual([
    reminded,
    missed,
    escalated,
  ])
})

test('business time never runs backwards: nobody is reminded before the term began to run', async () => {
  const stream = await submitted(engine, 'c7', '2026-03-02')
  const body = { defects: 1 }
  await act(engine, stream, 'returnForSupplement', {
    by: 'O1',
    at: on('2026-03-09'),
    body,
    content: oneDefect,
  })
  // Four working days were used: the one that is left is Tuesday the 17th,
  // whose reminder would lie in the past.
  await act(engine, stream, 'supplementProposal', { by: 'P1', at: on('2026-03-16') })
  await advance(stream, on('2026-04-01'), 5)
  const times = (await factsOf(stream)).map(({ at }) => at.getTime())
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect((await storyOf(stream)).filter((line) => line.includes('completenessCheck'))).toEqual([
    reminded,
    '2026-03-17T17:00:00.000Z deadlineMissed completenessCheck',
    '2026-03-18T17:00:00.000Z deadlineEscalated completenessCheck',
  ])
})

/** A follow-up of a contract liquidated in April 2026. */
async function followUp(taskId: string): Promise<string> {
  const opened_at = on('2026-04-15')
  const task = {
    id: taskId,
    code: `NV-2026-9${taskId.slice(1)}`,
    title: 'Giống lúa',
    field: 'F-NN',
    edition: '2023',
  }
  await engine.db('tasks').insert({
    ...{ ...task, type: 'researchProject', stage: 'closing', status: 'ended', opened_at, last_at: opened_at },
  })
  const stream = stageStream(taskId, 'followUp')
  const closing = { recognisedOn: localDate('2026-04-10'), liquidatedOn: localDate('2026-04-15') }
  const brief = { ...briefOf(demoTask('T01'), { closing }), taskId }
  const host = brief.previous.contracting!.host
  await engine.db('organisations').insert({ id: host, name: 'Tổ chức chủ trì', kind: 'institute' })
  const input: ProcessInput<TaskBrief> = {
    ...{ stream, kind: 'followUp', taskId, clock: 'training', brief, at: opened_at },
    law: { editionId: '2023' },
  }
  return startAlone(engine, input)
}

test('terms that the passing of others opens pass in their turn, before an act of years later', async () => {
  const stream = await followUp('f10')
  const body = { year: 2027, users: ['ORG-1'], revenueDong: null }
  const receipt = await act(engine, stream, 'reportApplication', { by: 'P1', at: on('2029-06-01'), body })
  expect(await storyOf(stream)).toEqual([
    '2027-11-10T17:00:00.000Z deadlineReminded applicationReport-1',
    '2027-11-15T17:00:00.000Z deadlineMissed applicationReport-1',
    '2027-11-16T17:00:00.000Z deadlineEscalated applicationReport-1',
    '2028-11-10T17:00:00.000Z deadlineReminded applicationReport-2',
    '2028-11-15T17:00:00.000Z deadlineMissed applicationReport-2',
    '2028-11-16T17:00:00.000Z deadlineEscalated applicationReport-2',
    '2029-06-01T02:00:00.000Z applicationReported',
  ])
  expect(receipt.late).toEqual({ name: 'applicationReport-1', due: '2027-11-15T17:00:00.000Z' })
})

/** A year's budget, which ends when the year does. */
async function yearBudget(year: number, clock: ProcessInput['clock']): Promise<string> {
  const stream = `budget/${year}`
  const input: ProcessInput = {
    ...{ stream, kind: 'yearBudget', taskId: null, clock, brief: { year } },
    law: { editionId: '2023' },
    at: on(`${year}-01-05`),
  }
  const { client, taskQueue } = engine
  await client.workflow.start('yearBudget', { workflowId: stream, args: [input], taskQueue })
  return stream
}

test('a clock that jumps over the end of a process ends it when it was due', async () => {
  const stream = await yearBudget(2027, 'training')
  await handleOf(stream).signal(advanceClock, on('2031-01-05'))
  expect(await handleOf(stream).result()).toMatchObject({ outcome: 'closed' })
  expect((await storyOf(stream)).at(-1)).toBe('2027-12-31T17:00:00.000Z deadlineMissed yearEnd')
})

test('in production the wall moves the clock, and nobody else can', async () => {
  const past = await yearBudget(2025, 'production')
  expect(await handleOf(past).result()).toMatchObject({ outcome: 'closed' })
  expect((await storyOf(past)).at(-1)).toBe('2025-12-31T17:00:00.000Z deadlineMissed yearEnd')
  const future = await yearBudget(2999, 'production')
  await handleOf(future).signal(advanceClock, on('3001-01-05'))
  const { now, state } = await heldBy(engine, future)
  expect(Date.parse(now)).toBeLessThan(Date.parse('2999-01-01'))
  expect(state).toMatchObject({ status: 'open' })
})
