import { Worker } from '@temporalio/worker'
import { seedCalendar } from '../../db/calendar'
import { calendarSeed } from '../../regulations/calendar'
import { convened, nine, on, seedCouncilPeople, startStage } from '../support/councils'
import { actBy, dataConverter, type Engine, heldBy, send, startEngine } from '../support/engine'
import { workflowBundle } from '../support/services'

let engine: Engine
const days = { appointedOn: '2026-03-02', papersOn: '2026-03-04', sittingOn: '2026-03-16' }
const day = '2026-03-16'
const criteria = { urgency: true, importance: true, noDuplication: true, stateResourcesNeeded: true }
const ballot = { criteria, proposal: 'recommend' }

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  await seedCouncilPeople(engine)
})

afterAll(() => engine.stop())

async function sitting(taskId: string, code: string): Promise<string> {
  const stage = await startStage(engine, 'determination', taskId, code)
  const agenda = [{ taskId, stage, type: 'researchProject', sides: [], earlierMembers: [] }] as const
  const session = await convened(engine, `s-${taskId}`, { kind: 'determination', agenda }, days)
  const opening = { present: nine.map((person) => ({ person })), countingPanel: [] }
  await send(engine, session, 'holdSitting', await actBy(engine, 'C1', on(day), opening))
  return session
}

const ballotOf = (member: string, taskId: string, comment?: string) =>
  actBy(engine, member, on(day, '10:00'), { taskId, ...ballot }, comment ? { comment } : undefined)

/** Sends acts in one moment, while no worker takes them; their answers in the same order. */
async function atOnce(session: string, acts: readonly Awaited<ReturnType<typeof ballotOf>>[]) {
  return Promise.allSettled(acts.map((act) => send(engine, session, 'castBallot', act)))
}

const ballotFacts = (session: string) =>
  engine
    .db('journal')
    .where({ stream: session, type: 'ballotCast' })
    .orderBy('seq')
    .select('key', 'data', engine.db.raw('xmin::text as transaction'))

test('ballots of one moment share a transaction, with their receipts, texts and chain places', async () => {
  const session = await sitting('g1', 'NV-2026-201')
  const acts = await Promise.all(nine.map((member) => ballotOf(member, 'g1', `Ý kiến của ${member}`)))
  const answers = await atOnce(session, acts)
  expect(answers).toMatchObject(acts.map(({ key, hash }) => ({ value: { key, hash, fact: 'ballotCast' } })))
  const facts = await ballotFacts(session)
  expect(facts.map(({ key }) => key).sort()).toEqual(acts.map(({ key }) => key).sort())
  expect(new Set(facts.map(({ transaction }) => transaction)).size).toBeLessThan(nine.length)
  expect(facts.map(({ data }) => data.content.comment).sort()).toEqual(
    nine.map((member) => `Ý kiến của ${member}`),
  )
  expect(await heldBy(engine, session)).toMatchObject({
    state: { ballots: facts.map(({ data }) => ({ taskId: 'g1', member: data.member })) },
  })
})

test('one that is refused among them is refused alone, and those around it count', async () => {
  const session = await sitting('g2', 'NV-2026-202')
  const once = await Promise.all(['C1', 'C2', 'C3'].map((member) => ballotOf(member, 'g2')))
  const twice = await ballotOf('C2', 'g2')
  const after = await ballotOf('C4', 'g2')
  const answers = await atOnce(session, [...once, twice, after])
  const refused = answers.filter(({ status }) => status === 'rejected')
  expect(refused).toMatchObject([{ reason: { cause: { message: 'council/ballot-cast-already' } } }])
  expect((await ballotFacts(session)).map(({ data }) => data.member).sort()).toEqual(['C1', 'C2', 'C3', 'C4'])
})

test('what the database alone refuses does not take the others along', async () => {
  const session = await sitting('g3', 'NV-2026-203')
  await engine.db('ballots').insert({
    ...{ session_id: 's-g3', task_id: 'g3', sitting: 1, member: 'C3', application: '' },
    ballot: JSON.stringify(ballot),
    cast_at: on(day),
  })
  const acts = await Promise.all(['C1', 'C2', 'C3', 'C4'].map((member) => ballotOf(member, 'g3')))
  const answers = await atOnce(session, acts)
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect((await ballotFacts(session)).map(({ data }) => data.member).sort()).toEqual(['C1', 'C2', 'C4'])
})

test('a history with acts that were committed together replays', async () => {
  const workflowId = 'session/s-g1'
  const history = await engine.client.workflow.getHandle(workflowId).fetchHistory()
  const options = { workflowBundle: await workflowBundle(), dataConverter }
  const replayed = Worker.runReplayHistories(options, [{ workflowId, history }])
  for await (const { error } of replayed) expect(error).toBeUndefined()
})
