import type { RecordInput } from '../../activities/contract'
import { TextsLost } from '../../activities/record-facts'
import { watchCommits } from '../../activities/stuck-commits'
import { listStuckCommits } from '../../db/reads/stuck-commits'
import { refuse } from '../../domain/verdict'
import { actBy, type Engine, send, startEngine } from '../support/engine'
import { on, oneDefect, orderingPeople, submitted } from '../support/ordering'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await orderingPeople(engine)
})

afterAll(() => engine.stop())

const stuck = () => listStuckCommits(engine.db, { limit: 10 })

test('an act whose texts a crash took is recorded when they are sent again under its key', async () => {
  const stream = await submitted(engine, 't1', '2026-03-02')
  const sent = await actBy(engine, 'O1', on('2026-03-03'), { defects: 1 })
  const receipt = send(engine, stream, 'returnForSupplement', { ...sent, hasContent: true })
  while ((await stuck()).length === 0);
  expect(await stuck()).toMatchObject([{ factKey: sent.key, errorClass: 'TextsLost' }])
  expect(await engine.db('journal').where({ key: sent.key })).toEqual([])
  await engine.db('act_contents').insert({ key: sent.key, person_id: 'O1', content: oneDefect })
  expect(await receipt).toMatchObject({ key: sent.key, fact: 'proposalReturned' })
  const { data } = await engine.db('journal').where({ key: sent.key }).first('data')
  expect(data.content).toEqual(oneDefect)
  expect(await stuck()).toEqual([])
})

const commit: RecordInput = {
  ...{ stream: 'task/t2/ordering', kind: 'ordering', taskId: 't2' },
  facts: [
    { key: 'k-2', type: 'proposalReturned', at: on('2026-03-03'), by: 'O1', data: {}, hasContent: true },
  ],
}

function attempt(number: number): Promise<unknown> {
  const watch = watchCommits(engine.db, () => undefined)
  const info = { attempt: number }
  const { inbound } = watch({ info, cancellationSignal: new AbortController().signal })
  return inbound!.execute!({ args: [commit], headers: {} }, () => Promise.reject(new TextsLost()))
}

test('texts that nobody sends again do not hold their process for ever', async () => {
  await expect(attempt(29)).rejects.toBeInstanceOf(TextsLost)
  expect(await stuck()).toMatchObject([{ factKey: 'k-2' }])
  expect(await attempt(30)).toMatchObject({ refusal: refuse('idempotency/texts-lost') })
  expect(await stuck()).toEqual([])
})
