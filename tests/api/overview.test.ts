import type { Role } from '../../domain/life'
import { stageStream } from '../../domain/streams'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, opened, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

interface Board {
  running: number
  late: { steps: number; tasks: number }
  fields: { code: string; title: string }[]
  stages: { stage: { code: string }; open: number; late: number; ended: number; medianDays: number | null }[]
  punctuality: { process: { code: string }; steps: number; onTime: number }[]
}
interface Step {
  task: { code: string }
  act: { code: string }
  workingDaysLate: number
  doneAt: string | null
  awaits: string[]
}
interface Listed<Item> {
  items: Item[]
  next: string | null
}

let engine: Engine
let api: RunningApi
let proposer: Caller
let officer: Caller
let leader: Caller
let auditor: Caller
const ids: string[] = []

const monday = '2024-01-08T02:00:00.000Z'
// The check of completeness has 5 working days: it has passed a month later.
const february = '2024-02-05T02:00:00.000Z'

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  const join = (id: string, role: Role) => api.join({ id, roles: [role], organisation: 'ORG-SO' })
  proposer = await api.join({ id: 'P-1', roles: ['proposer'], organisation: 'ORG-1' })
  officer = await join('P-2', 'dostOfficer')
  leader = await join('P-3', 'dostLeader')
  auditor = await join('P-4', 'auditor')
  for (const [index, field] of ['F-NN', 'F-NN', 'F-CN'].entries()) {
    const order = orderOf('ORG-1', { title: `=Nhiệm vụ ${index}`, field })
    const { body } = await proposer.post<{ task: { id: string } }>('/api/tasks', order, { at: monday })
    await opened(engine, stageStream(body.task.id, 'ordering'))
    ids.push(body.task.id)
  }
  const check = (id: string | undefined, at: string) =>
    officer.post(`/api/tasks/${id}/proposal/acceptance`, {}, { at })
  expect((await check(ids[0], monday)).status).toBe(201)
  expect((await check(ids[1], february)).status).toBe(201)
  const defectTexts = [{ text: 'Thiếu dự toán theo nội dung' }]
  const returned = await officer.post(
    `/api/tasks/${ids[2]}/proposal/returns`,
    { defectTexts },
    { at: monday },
  )
  expect(returned.status).toBe(201)
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const at2024 = { at: '2024-03-01T02:00:00.000Z' }

async function board(caller: Caller, query = 'year=2024'): Promise<Board> {
  const { status, body } = await caller.get<Board>(`/api/overview?${query}`, at2024)
  expect(status).toBe(200)
  return body
}

const stageOf = (of: Board, code: string) => of.stages.find(({ stage }) => stage.code === code)!

test('counts the tasks in each stage as the list of tasks does', async () => {
  const seen = await board(leader)
  expect(seen.running).toBe(3)
  for (const { stage, open } of seen.stages) {
    const { body } = await leader.get<Listed<unknown>>(
      `/api/tasks?stage=${stage.code}&outcome=none&limit=100`,
    )
    expect([stage.code, body.items.length]).toEqual([stage.code, open])
  }
  const narrowed = await board(leader, 'year=2024&field=F-CN')
  expect(narrowed.running).toBe(1)
  for (const { fields } of [seen, narrowed]) expect(fields.map(({ code }) => code)).toEqual(['F-CN', 'F-NN'])
})

test('a step is on time by its legal term, and the list behind the share holds every one', async () => {
  const seen = await board(auditor)
  const ordering = seen.punctuality.find(({ process }) => process.code === 'ordering')!
  const { body } = await auditor.get<Listed<Step>>('/api/overview/steps?year=2024&process=ordering', at2024)
  expect(body.items).toHaveLength(ordering.steps)
  expect(body.items.filter(({ workingDaysLate }) => workingDaysLate === 0)).toHaveLength(ordering.onTime)
  const late = await auditor.get<Listed<Step>>(
    '/api/overview/steps?year=2024&process=ordering&onTime=false',
    at2024,
  )
  expect(late.body.items.map(({ act }) => act.code)).toContain('acceptProposal')
  expect(late.body.items.every(({ workingDaysLate }) => workingDaysLate > 0)).toBe(true)
})

test('another year has none of it', async () => {
  const seen = await board(auditor, 'year=2019')
  expect(seen.punctuality.every(({ steps }) => steps === 0)).toBe(true)
  expect(stageOf(seen, 'ordering').ended).toBe(0)
})

test('what is late now comes oldest first, page by page, with whom it waits for', async () => {
  await officer.get('/api/me/work', { at: february })
  const whole = await leader.get<Listed<Step>>('/api/overview/late?limit=100', at2024)
  const { late } = await board(leader)
  expect(whole.body.items).toHaveLength(late.steps)
  const seen: Step[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from: string = cursor ? `&cursor=${cursor}` : ''
    const { body }: { body: Listed<Step> } = await leader.get(`/api/overview/late?limit=1${from}`, at2024)
    seen.push(...body.items)
    cursor = body.next
  }
  expect(seen).toEqual(whole.body.items)
})

test('the load says whom acts wait for, and opens down to them', async () => {
  interface Load {
    whom: string
    body: string
    open: number
  }
  const { body } = await leader.get<{ items: Load[] }>('/api/overview/load', at2024)
  const mine = body.items.find(({ whom }) => whom.includes('proposer'))!
  expect(mine).toMatchObject({ body: 'Đơn vị đề xuất', open: 1 })
  const behind = await leader.get<Listed<Step>>(`/api/overview/awaited?whom=${mine.whom}`, at2024)
  expect(behind.body.items.map(({ act }) => act.code)).toEqual(['supplementProposal'])
})

test('an auditor finds acts that were late and those that took others back', async () => {
  interface Act {
    title: string
    by: string
    workingDaysLate: number
  }
  const counts = await auditor.get<{ items: { list: string; count: number }[] }>(
    '/api/overview/acts/counts?year=2024',
  )
  for (const { list, count } of counts.body.items) {
    const { body } = await auditor.get<Listed<Act>>(`/api/overview/acts?year=2024&list=${list}`)
    expect([list, body.items.length]).toEqual([list, count])
  }
  const late = await auditor.get<Listed<Act>>('/api/overview/acts?year=2024&list=late')
  expect(late.body.items[0]).toMatchObject({ by: 'Người P-2' })
  expect(late.body.items[0]?.workingDaysLate).toBeGreaterThan(0)
  const reversed = await auditor.get<Listed<Act>>('/api/overview/acts?year=2024&list=reversed')
  expect(reversed.body.items).toHaveLength(1)
})

test('a task from which somebody is kept out by a conflict is in none of their figures', async () => {
  const conflicted = await api.join({ id: 'P-5', roles: ['dostLeader'], organisation: 'ORG-SO' })
  const since = new Date()
  await engine.db('task_people').insert({ task_id: ids[1], person_id: 'P-5', relation: 'conflicted', since })
  expect((await board(conflicted)).running).toBe(2)
  const { body } = await conflicted.get<Listed<{ task: { id: string } }>>(
    '/api/overview/acts?year=2024&list=late',
  )
  expect(body.items.map(({ task }) => task.id)).not.toContain(ids[1])
})

const sheets = ['stages', 'punctuality', 'steps', 'money', 'late', 'load', 'acts']

test.each(sheets)('the table %s is a CSV file for who sees it, and for nobody else', async (table) => {
  const { status, headers, body } = await auditor.get<string>(`/api/overview/${table}/csv`, at2024)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('text/csv')
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z-]+\.csv"$/)
  expect(body).not.toMatch(/(^|,)=/m)
  expect((await proposer.get(`/api/overview/${table}/csv`)).status).toBe(403)
})

test('a title that looks like a formula is written as a text', async () => {
  const { body } = await auditor.get<string>('/api/overview/steps/csv?year=2024', at2024)
  expect(body).toContain("'=Nhiệm vụ 0")
})

test('the curve adds up month by month and knows nothing of months to come', async () => {
  const { body } = await leader.get<{ until: number; months: { paidDong: number | null }[] }>(
    '/api/overview/money?year=2024',
    at2024,
  )
  expect(body.until).toBe(3)
  expect(body.months).toHaveLength(12)
  expect(body.months.map(({ paidDong }) => paidDong === null)).toEqual(
    Array.from({ length: 12 }, (_, index) => index >= 3),
  )
})
