import type { FactToRecord, RecordInput } from '../../activities/contract'
import { recordingActivities } from '../../activities/record-facts'
import { processByStream } from '../../db/processes'
import type { LifeState } from '../../domain/stages/life'
import { type ProcessInput, stageStream, taskStream, workflowIdOf } from '../../workflows/contract'
import { openingOf } from '../../workflows/runtime/openings'
import { actBy, type Engine, heldBy, send, startEngine } from '../support/engine'
import { act, on, orderingPeople, submitted } from '../support/ordering'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await orderingPeople(engine)
})

afterAll(() => engine.stop())

const nothingFound = { hits: [], conclusion: 'clear' }

/** An order that one act more takes to the next stage. */
async function accepted(taskId: string): Promise<{ ordering: string; determination: string }> {
  const ordering = await submitted(engine, taskId, '2026-03-02')
  await act(engine, ordering, 'acceptProposal', { by: 'O1', at: on('2026-03-03') })
  return { ordering, determination: stageStream(taskId, 'determination') }
}

/** The transactions in which the facts were committed, by stream and type. */
async function transactionsOf(taskId: string): Promise<Record<string, string>> {
  const rows: { stream: string; type: string; transaction: string }[] = await engine
    .db('journal')
    .where({ task_id: taskId })
    .select('stream', 'type', engine.db.raw('xmin::text as transaction'))
  return Object.fromEntries(rows.map(({ stream, type, transaction }) => [`${stream} ${type}`, transaction]))
}

/** The last act of an order as its workflow commits it, with the stage that it opens. */
async function lastCommit(taskId: string, { ordering, determination }: Awaited<ReturnType<typeof accepted>>) {
  const at = on('2026-03-04')
  const sent = { ...(await actBy(engine, 'O1', at, nothingFound)), under: 'role:dostOfficer' }
  const { key, by, hash, under, hasContent } = sent
  const said = { key, type: 'overlapSearchRecorded', at, by, data: nothingFound, hasContent }
  const fact: FactToRecord = { ...said, act: { name: 'recordOverlapSearch', under, hash } }
  const { state } = await heldBy(engine, taskStream(taskId))
  const { order } = state as LifeState
  const opening: ProcessInput = {
    ...{ stream: determination, kind: 'determination', taskId, law: { editionId: '2023' } },
    ...{ clock: 'training', at, brief: { taskId, order, round: 1, previous: {} } },
  }
  const { seq: knows } = (await processByStream(engine.db, ordering))!
  const place = { stream: ordering, kind: 'ordering' as const, taskId }
  const input: RecordInput = { ...place, facts: [fact], knows, opens: [openingOf(opening)] }
  return { sent, input }
}

test('a task opens in the transaction of the proposal that starts it', async () => {
  await submitted(engine, 'o5', '2026-03-02')
  const transactions = await transactionsOf('o5')
  expect(transactions[`${taskStream('o5')} processOpened`]).toMatch(/^\d+$/)
  expect(transactions[`${taskStream('o5')} processOpened`]).toBe(
    transactions[`${taskStream('o5')} proposalSubmitted`],
  )
})

test('a stage opens in the transaction of the act that leads to it', async () => {
  const { ordering, determination } = await accepted('o1')
  await act(engine, ordering, 'recordOverlapSearch', { by: 'O1', at: on('2026-03-04'), body: nothingFound })
  const transactions = await transactionsOf('o1')
  expect(transactions[`${ordering} processOpened`]).toBe(
    transactions[`${taskStream('o1')} proposalSubmitted`],
  )
  expect(transactions[`${determination} processOpened`]).toBe(
    transactions[`${ordering} overlapSearchRecorded`],
  )
  expect(transactions[`${ordering} overlapSearchRecorded`]).not.toBe(
    transactions[`${ordering} proposalAccepted`],
  )
  expect(await heldBy(engine, determination)).toMatchObject({
    state: { status: 'awaitingCouncil' },
    seq: (await processByStream(engine.db, determination))!.seq,
  })
})

test('a commit that is tried again answers with what it had opened, and opens nothing twice', async () => {
  const streams = await accepted('o2')
  const { input } = await lastCommit('o2', streams)
  const { recordFacts } = recordingActivities(engine.db)
  const first = await recordFacts(input)
  expect(first.opened).toMatchObject([{ stream: streams.determination }])
  const again = await recordFacts(input)
  expect(again.missed).toMatchObject([{ fact: { key: input.facts[0]?.key } }])
  expect(again.opened).toEqual(first.opened)
  expect(await engine.db('journal').where({ stream: streams.determination })).toHaveLength(1)
})

test.each([
  ['when the act is sent again', 'o3'],
  ['when it is told', 'o4'],
])('a workflow that missed the end of a stage finds the next one open %s', async (how, taskId) => {
  const streams = await accepted(taskId)
  const { sent, input } = await lastCommit(taskId, streams)
  await recordingActivities(engine.db).recordFacts(input)
  if (how === 'when it is told') {
    const { seq } = (await processByStream(engine.db, streams.ordering))!
    const handle = engine.client.workflow.getHandle(workflowIdOf(streams.ordering))
    await handle.executeUpdate('catchUp', { args: [streams.ordering, seq] })
  } else await send(engine, streams.ordering, 'recordOverlapSearch', sent)
  const held = await heldBy(engine, streams.determination)
  expect(held.seq).toBe((await processByStream(engine.db, streams.determination))!.seq)
  expect(held.deadlines.map(({ name }) => name)).toEqual(
    await engine.db('deadlines').where({ stream: streams.determination }).orderBy('name').pluck('name'),
  )
})
