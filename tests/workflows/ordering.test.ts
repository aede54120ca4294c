import { seedCalendar } from '../../db/calendar'
import type { Instant } from '../../domain/instant'
import { localDate, startOfDay } from '../../domain/instant'
import { calendarSeed } from '../../regulations/calendar'
import { type ProcessInput, stageStream, taskStream } from '../../workflows/contract'
import { actBy, type Engine, opened, send, startEngine, startWith } from '../support/engine'
import { addPerson } from '../support/people'

const at = (day: string, hour = 9): Instant =>
  new Date(Date.parse(startOfDay(localDate(day))) + hour * 3_600_000).toISOString() as Instant

const order = {
  type: 'researchProject',
  field: 'F-NN',
  organisation: 'ORG-1',
  resultUserOrganisation: 'ORG-2',
  resultUserPerson: null,
  stateDong: 1_000_000_000,
  counterpartDong: 0,
  durationMonths: 24,
  products: [{ id: 'SP1', quantity: 2, measurable: true }],
}

const texts = {
  title: 'Chọn tạo giống lúa chịu mặn',
  grounds: 'Kế hoạch của tỉnh',
  urgency: 'Xâm nhập mặn',
  objectives: 'Giống chịu mặn',
  contents: ['Lai tạo', 'Khảo nghiệm'],
  impact: 'Tăng năng suất',
  productTexts: [{ id: 'SP1', name: 'Giống lúa', unit: 'giống', quality: 'Chịu mặn 4 ‰' }],
}

function inputOf(taskId: string, day: string): ProcessInput {
  return {
    stream: taskStream(taskId),
    kind: 'researchTask',
    taskId,
    law: { editionId: '2023' },
    clock: 'training',
    at: at(day, 8),
    brief: {},
  }
}

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  await addPerson(engine.db, { id: 'P1', roles: ['proposer'] })
  await addPerson(engine.db, { id: 'O1', roles: ['dostOfficer'] })
  await addPerson(engine.db, { id: 'L1', roles: ['dostLeader'] })
})

afterAll(() => engine.stop())

async function submitted(taskId: string, day: string): Promise<string> {
  const act = await actBy(engine, 'P1', at(day), order, texts)
  await startWith(engine, 'researchTask', inputOf(taskId, day), 'submitProposal', act)
  const stream = stageStream(taskId, 'ordering')
  await opened(engine, stream)
  return stream
}

test('a returned order stops its clock, is supplemented, accepted and searched for overlap', async () => {
  const stream = await submitted('t1', '2026-03-02')
  const defectTexts = [{ field: 'Đơn vị sử dụng', text: 'Chưa nêu đơn vị sử dụng.' }]
  const returned = await actBy(engine, 'O1', at('2026-03-04'), { defects: 1 }, { defectTexts })
  await send(engine, stream, 'returnForSupplement', returned)
  const [paused] = await engine.db('deadlines').where({ stream, name: 'completenessCheck' })
  expect(paused).toMatchObject({ state: 'paused', due: null })
  await send(engine, stream, 'supplementProposal', await actBy(engine, 'P1', at('2026-03-10')))
  const receipt = await send(engine, stream, 'acceptProposal', await actBy(engine, 'O1', at('2026-03-11')))
  expect(receipt).toMatchObject({ fact: 'proposalAccepted', at: at('2026-03-11') })
  const search = { hits: [], conclusion: 'clear' }
  await send(engine, stream, 'recordOverlapSearch', await actBy(engine, 'O1', at('2026-03-12'), search))
  expect(await engine.client.workflow.getHandle(stream).result()).toMatchObject({ outcome: 'accepted' })
  expect(await engine.db('tasks').where({ id: 't1' }).first()).toMatchObject({
    code: 'NV-2026-001',
    title: texts.title,
    outcome: null,
  })
  expect(await engine.db('processes').where({ stream }).first()).toMatchObject({ outcome: 'accepted' })
})

test('an act out of turn is refused and leaves nothing behind', async () => {
  const stream = await submitted('t2', '2026-03-02')
  const before = await engine.db('journal').where({ task_id: 't2' }).count()
  const search = await actBy(engine, 'O1', at('2026-03-03'), { hits: [], conclusion: 'clear' })
  await expect(send(engine, stream, 'recordOverlapSearch', search)).rejects.toMatchObject({
    cause: { type: 'Refusal', message: 'process/not-in-turn' },
  })
  expect(await engine.db('journal').where({ task_id: 't2' }).count()).toEqual(before)
})
