import { temporal } from '@temporalio/proto'
import { taskStream } from '../../workflows/contract'
import { type Engine, handleOf, heldBy, startEngine } from '../support/engine'
import { act, on, orderingPeople, submitted } from '../support/ordering'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await orderingPeople(engine)
})

afterAll(() => engine.stop())

test('of what a task is told and answers, its history holds nothing that can be read', async () => {
  const stream = await submitted(engine, 'h1', '2026-03-02')
  await act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-03') })
  const history = await handleOf(engine, taskStream('h1')).fetchHistory()
  const kept = Buffer.from(temporal.api.history.v1.History.encode(history).finish()).toString('latin1')
  for (const word of ['researchProject', 'ORG-1', 'stateDong', 'proposalAccepted', 'O1"']) {
    expect([word, kept.includes(word)]).toEqual([word, false])
  }
  expect(kept).toContain('binary/encrypted')
  expect(await heldBy(engine, stream)).toMatchObject({ state: { status: 'awaitingOverlapSearch' } })
})
