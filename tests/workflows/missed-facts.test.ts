import type { FactToRecord } from '../../activities/contract'
import { recordingActivities } from '../../activities/record-facts'
import { processByStream } from '../../db/processes'
import { type Act, catchUp, taskStream, workflowIdOf } from '../../workflows/contract'
import { startApi } from '../support/api'
import { actBy, type Engine, heldBy, send, startEngine } from '../support/engine'
import { act, on, oneDefect, orderingPeople, submitted } from '../support/ordering'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await orderingPeople(engine)
})

afterAll(() => engine.stop())

const handleOf = (stream: string) => engine.client.workflow.getHandle(workflowIdOf(stream))
const holds = (stream: string) => heldBy(engine, stream)
const lastSeq = async (stream: string): Promise<number> => (await processByStream(engine.db, stream))!.seq
const typesOf = async (stream: string): Promise<string[]> =>
  (await engine.db('journal').where({ stream }).orderBy('seq')).map(({ type }) => type)

/** Commits an act of an order as its workflow would, and then loses the workflow's memory of it. */
async function committedAndLost(stream: string, name: string, type: string, sent: Act) {
  const { key, at, by, body, hash, under, hasContent } = sent
  const fact: FactToRecord = { key, type, at, by, data: body, hasContent, act: { name, under, hash } }
  const taskId = stream.split('/')[1]!
  await recordingActivities(engine.db).recordFacts({ stream, kind: 'ordering', taskId, facts: [fact] })
}

const returned = (day: string) => actBy(engine, 'O1', on(day), { defects: 1 }, oneDefect)

async function orderReturnedUnheard(taskId: string): Promise<{ stream: string; sent: Act }> {
  const stream = await submitted(engine, taskId, '2026-03-02')
  const sent = await returned('2026-03-04')
  await committedAndLost(stream, 'returnForSupplement', 'proposalReturned', sent)
  return { stream, sent }
}

test('a process learns what the journal holds of it; what it knows already it refuses', async () => {
  const { stream } = await orderReturnedUnheard('m1')
  const seq = await lastSeq(stream)
  expect(await holds(stream)).toMatchObject({ state: { status: 'awaitingCompletenessCheck' } })
  await handleOf(stream).executeUpdate(catchUp, { args: [stream, seq] })
  const now = await holds(stream)
  expect(now).toMatchObject({ seq, now: on('2026-03-04'), state: { status: 'returnedForSupplement' } })
  expect(now.deadlines.map(({ name }) => name).sort()).toEqual(['completenessCheck', 'supplement'])
  await expect(handleOf(stream).executeUpdate(catchUp, { args: [stream, seq] })).rejects.toMatchObject({
    cause: { type: 'Known' },
  })
})

test('the next act finds the state that the journal has, and is judged by it', async () => {
  const { stream } = await orderReturnedUnheard('m2')
  await expect(
    act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-05') }),
  ).rejects.toMatchObject({ cause: { message: 'process/not-in-turn' } })
  await act(engine, stream, 'supplementProposal', { by: 'P1', at: on('2026-03-06') })
  expect(await typesOf(stream)).toEqual(['processOpened', 'proposalReturned', 'proposalSupplemented'])
})

test('the same act sent again is the same fact', async () => {
  const { stream, sent } = await orderReturnedUnheard('m3')
  const receipt = await send(engine, stream, 'returnForSupplement', sent)
  expect(receipt).toMatchObject({ key: sent.key, hash: sent.hash, fact: 'proposalReturned' })
  expect(await typesOf(stream)).toEqual(['processOpened', 'proposalReturned'])
  expect(await holds(stream)).toMatchObject({ state: { status: 'returnedForSupplement' } })
})

test('a process that learns of its own end ends, and the task goes on', async () => {
  const stream = await submitted(engine, 'm4', '2026-03-02')
  const sent = await actBy(engine, 'P1', on('2026-03-03'))
  await committedAndLost(stream, 'withdrawProposal', 'proposalWithdrawn', sent)
  await handleOf(stream).executeUpdate(catchUp, { args: [stream, await lastSeq(stream)] })
  expect(await handleOf(taskStream('m4')).result()).toBe('withdrawn')
})

test('over HTTP nobody sees that a workflow had fallen behind', async () => {
  const api = await startApi(engine)
  const proposer = await api.signIn('P1')
  const { stream } = await orderReturnedUnheard('m5')
  const path = '/api/tasks/m5/proposal/supplements'
  const answer = await proposer.post(path, { note: 'Đã bổ sung.' }, { at: on('2026-03-06') })
  expect(answer).toMatchObject({ status: 201, body: { receipt: { fact: 'proposalSupplemented' } } })
  expect(await typesOf(stream)).toEqual(['processOpened', 'proposalReturned', 'proposalSupplemented'])
  await api.stop()
})

test('an API that starts sees to the workflows that were left behind', async () => {
  const { stream } = await orderReturnedUnheard('m6')
  const api = await startApi(engine)
  const seq = await lastSeq(stream)
  while ((await holds(stream)).seq !== seq);
  expect(await holds(stream)).toMatchObject({ state: { status: 'returnedForSupplement' } })
  await api.stop()
})
