import { seedCalendar } from '../../db/calendar'
import { atHour, type Instant, localDate } from '../../domain/instant'
import { calendarSeed } from '../../regulations/calendar'
import {
  type Act,
  type ActReceipt,
  type ProcessInput,
  stageStream,
  taskStream,
} from '../../workflows/contract'
import { actBy, type Engine, opened, send, startAlone, startWith } from './engine'
import { addPerson } from './people'

/** An hour of a day in Vietnam. */
export const on = (day: string, hour = '09:00'): Instant => atHour(localDate(day), hour)

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

/** A proposer P1, an officer O1 and a leader L1, with the working calendar. */
export async function orderingPeople({ db }: Engine): Promise<void> {
  await seedCalendar(db, calendarSeed)
  await addPerson(db, { id: 'P1', roles: ['proposer'] })
  await addPerson(db, { id: 'O1', roles: ['dostOfficer'] })
  await addPerson(db, { id: 'L1', roles: ['dostLeader'] })
}

/** Submits an order at nine o'clock of a day; returns the stream of its first stage, which is open. */
export async function submitted(
  engine: Engine,
  taskId: string,
  day: string,
  clock: ProcessInput['clock'] = 'training',
): Promise<string> {
  const input = taskInput(taskId, day, clock)
  await startWith(engine, 'researchTask', input, 'submitProposal', await submission(engine, day))
  const stream = stageStream(taskId, 'ordering')
  await opened(engine, stream)
  return stream
}

/** Submits an order that opens no stage: the test opens those that it needs. */
export async function submittedAlone(engine: Engine, taskId: string, day: string): Promise<void> {
  const stream = await startAlone(engine, taskInput(taskId, day, 'training'))
  await send(engine, stream, 'submitProposal', await submission(engine, day))
}

function taskInput(taskId: string, day: string, clock: ProcessInput['clock']): ProcessInput {
  return {
    ...{ stream: taskStream(taskId), kind: 'researchTask', taskId, clock, brief: {} },
    law: { editionId: '2023' },
    at: on(day, '08:00'),
  }
}

async function submission(engine: Engine, day: string): Promise<Act> {
  return { ...(await actBy(engine, 'P1', on(day), order, texts)), under: 'role:proposer' }
}

/** The texts of a return for supplement with one defect. */
export const oneDefect = { defectTexts: [{ field: 'Đơn vị sử dụng', text: 'Chưa nêu đơn vị sử dụng.' }] }

/** Acts on an order: `by` a person, at an instant. */
export async function act(
  engine: Engine,
  stream: string,
  name: string,
  {
    by,
    at,
    body = {},
    content,
  }: { by: string; at: Instant; body?: object; content?: Record<string, unknown> },
): Promise<ActReceipt> {
  const sent = await actBy(engine, by, at, body, content)
  const under = by === 'P1' ? 'relation:proposer' : by === 'O1' ? 'role:dostOfficer' : 'role:dostLeader'
  return send(engine, stream, name, { ...sent, under })
}
