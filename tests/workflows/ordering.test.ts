import { taskStream } from '../../workflows/contract'
import { type Engine, endOf, handleOf, startEngine } from '../support/engine'
import { act, on, oneDefect, orderingPeople, submitted } from '../support/ordering'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await orderingPeople(engine)
})

afterAll(() => engine.stop())

const officer = (day: string, body: object = {}, content?: Record<string, unknown>) => ({
  ...{ by: 'O1', at: on(day), body },
  ...(content ? { content } : {}),
})
const leader = (day: string, body: object = {}, content?: Record<string, unknown>) => ({
  ...officer(day, body, content),
  by: 'L1',
})

const outcomeOf = (task: string) => handleOf(engine, task).result()
const lettersOf = (taskId: string) =>
  engine
    .db('outbox')
    .join('journal', 'journal.seq', 'outbox.fact_seq')
    .where({ task_id: taskId })
    .orderBy('journal.seq')
    .pluck('letter')

test('a returned order stops its clock, is supplemented, accepted and searched for overlap', async () => {
  const stream = await submitted(engine, 't1', '2026-03-02')
  await act(engine, stream, 'returnForSupplement', officer('2026-03-04', { defects: 1 }, oneDefect))
  const [paused] = await engine.db('deadlines').where({ stream, name: 'completenessCheck' })
  expect(paused).toMatchObject({ state: 'paused', due: null })
  await act(engine, stream, 'supplementProposal', { by: 'P1', at: on('2026-03-10') })
  const receipt = await act(engine, stream, 'acceptProposal', officer('2026-03-11'))
  expect(receipt).toMatchObject({ fact: 'proposalAccepted', at: on('2026-03-11') })
  const search = { hits: [], conclusion: 'clear' }
  await act(engine, stream, 'recordOverlapSearch', officer('2026-03-12', search))
  expect(await endOf(engine, stream)).toMatchObject({ outcome: 'accepted' })
  expect(await engine.db('tasks').where({ id: 't1' }).first()).toMatchObject({
    title: 'Chọn tạo giống lúa chịu mặn',
    outcome: null,
  })
  expect(await lettersOf('t1')).toEqual(
    expect.arrayContaining(['orderReceived', 'orderReturned', 'orderAccepted']),
  )
})

test('an order whose refusal is proposed is refused with reasons, and its proposer is told', async () => {
  const stream = await submitted(engine, 't2', '2026-03-02')
  await act(engine, stream, 'acceptProposal', officer('2026-03-03'))
  const found = { hits: [{ taskId: null, similarity: 'high' }], conclusion: 'proposeRefusal' }
  await act(engine, stream, 'recordOverlapSearch', officer('2026-03-04', found))
  const reasonTexts = ['Đã có nhiệm vụ tương tự.']
  await act(engine, stream, 'refuseProposal', leader('2026-03-05', { reasons: 1 }, { reasonTexts }))
  await act(engine, stream, 'tellRefusedProposer', officer('2026-03-06'))
  expect(await outcomeOf(taskStream('t2'))).toBe('refused')
  expect(await lettersOf('t2')).toContain('orderRefused')
})

test('a leader may admit an order whose refusal was proposed', async () => {
  const stream = await submitted(engine, 't3', '2026-03-02')
  await act(engine, stream, 'acceptProposal', officer('2026-03-03'))
  await act(
    engine,
    stream,
    'recordOverlapSearch',
    officer('2026-03-04', { hits: [], conclusion: 'proposeRefusal' }),
  )
  await act(engine, stream, 'admitProposal', leader('2026-03-05'))
  expect(await endOf(engine, stream)).toMatchObject({ outcome: 'accepted' })
})

test('a proposer may withdraw an order, which ends the task', async () => {
  const stream = await submitted(engine, 't4', '2026-03-02')
  await act(engine, stream, 'withdrawProposal', { by: 'P1', at: on('2026-03-03') })
  expect(await outcomeOf(taskStream('t4'))).toBe('withdrawn')
})

test('an act out of turn is refused and leaves nothing behind', async () => {
  const stream = await submitted(engine, 't5', '2026-03-02')
  const before = await engine.db('journal').where({ task_id: 't5' }).count()
  const early = act(
    engine,
    stream,
    'recordOverlapSearch',
    officer('2026-03-03', { hits: [], conclusion: 'clear' }),
  )
  await expect(early).rejects.toMatchObject({ cause: { type: 'Refusal', message: 'process/not-in-turn' } })
  expect(await engine.db('journal').where({ task_id: 't5' }).count()).toEqual(before)
})
