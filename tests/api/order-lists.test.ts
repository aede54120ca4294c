import { seedCalendar } from '../../db/calendar'
import { calendarSeed } from '../../regulations/calendar'
import { sessionStream, stageStream } from '../../workflows/contract'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { nine, nineSeats } from '../support/councils'
import { type Engine, opened, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

let engine: Engine
let api: RunningApi
const who: Record<string, Caller> = {}
const at = (day: string) => ({ at: `2024-${day}T02:00:00.000Z` })

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  api = await startApi(engine)
  who.proposer = await api.join({ id: 'P1', roles: ['proposer'], organisation: 'ORG-P' })
  who.officer = await api.join({ id: 'O1', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  who.leader = await api.join({ id: 'L1', roles: ['dostLeader'], organisation: 'ORG-SO' })
  who.authority = await api.join({ id: 'A1', roles: ['authority'], organisation: 'ORG-UB' })
  who.barred = await api.join({ id: 'B1', roles: ['dostLeader'], organisation: 'ORG-SO' })
  for (const id of nine) who[id] = await api.join({ id, roles: ['expert'], organisation: 'ORG-V' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

async function accepted(title: string): Promise<string> {
  const order = { ...orderOf('ORG-P'), title }
  const { body } = await who.proposer!.post<{ task: { id: string } }>('/api/tasks', order, at('01-08'))
  const { id } = body.task
  await opened(engine, stageStream(id, 'ordering'))
  await who.officer!.post(`/api/tasks/${id}/proposal/acceptance`, {}, at('01-09'))
  await who.officer!.post(
    `/api/tasks/${id}/proposal/overlap-search`,
    { hits: [], conclusion: 'clear' },
    at('01-10'),
  )
  await opened(engine, stageStream(id, 'determination'))
  return id
}

async function worded(taskId: string): Promise<void> {
  const council = {
    ...{ kind: 'determination', taskIds: [taskId], seats: nineSeats, adminSecretary: 'O1' },
    decisionNumber: '12/QĐ-UBND',
  }
  const { body } = await who.authority!.post<{ links: { session: string } }>(
    '/api/councils',
    council,
    at('01-15'),
  )
  const session = body.links.session
  await opened(engine, sessionStream(session.split('/').at(-1)!))
  const papers = { sittingAt: '2024-01-29T02:00:00.000Z', sittingMode: 'inPerson', papers: ['Phiếu đề xuất'] }
  await who.officer!.post(`${session}/papers`, papers, at('01-16'))
  const present = nine.map((person) => ({ person }))
  await who.C1!.post(`${session}/sitting`, { present }, at('01-29'))
  const criteria = { urgency: true, importance: true, noDuplication: true, stateResourcesNeeded: true }
  for (const member of nine) {
    await who[member]!.post(`${session}/ballots`, { taskId, criteria, proposal: 'recommend' }, at('01-29'))
  }
  await who.C1!.post(`${session}/conclusions`, { taskId, minutes: 'Thảo luận.' }, at('01-29'))
  const text = { name: 'Chọn giống lúa chịu mặn', objectives: 'Giống mới', products: ['Hai giống lúa'] }
  const wording = { taskId, agreeing: 9, method: 'openSelection', ...text }
  expect((await who.C1!.post(`${session}/order-texts`, wording, at('01-30'))).status).toBe(201)
}

const ownWork = [403, 'rights/decides-on-own']

/** What who put the list forward is told when they hold the role of who decides on it as well. */
async function decidedByMaker(taskId: string): Promise<unknown[]> {
  const role = { person_id: 'L1', role: 'authority', organisation_id: 'ORG-UB', valid_from: '2024-01-01' }
  await engine.db('person_roles').insert(role)
  const list = await who.leader!.get<List>('/api/order-lists/2024', at('02-02'))
  const { actions } = list.body.items.find(({ id }) => id === taskId)!
  const told = actions.filter(({ reason }) => reason?.code === ownWork[1]).map(({ act }) => act)
  expect(told.sort()).toEqual(['approveOrderList', 'refuseOrder', 'returnOrderList'])
  const answers = []
  for (const [where, body] of [
    ['approval', { decisionNumber: '20/QĐ-UBND' }],
    ['returns', { note: 'Chưa rõ.' }],
    ['refusal', { reasonTexts: ['Chưa rõ.'] }],
  ] as const) {
    const path = `/api/tasks/${taskId}/order-list/${where}`
    const answer = await who.leader!.post<{ code?: string }>(path, body, at('02-02'))
    answers.push([answer.status, answer.body.code])
  }
  await engine.db('person_roles').where(role).delete()
  return answers
}

interface List {
  readonly items: readonly {
    readonly id: string
    readonly title: string
    readonly council: { readonly votes: Record<string, unknown> } | null
    readonly orderText: { readonly name: string } | null
    readonly actions: readonly {
      readonly act: string
      readonly awaited: boolean
      readonly href: string
      readonly reason?: { readonly code: string }
    }[]
  }[]
  readonly next: string | null
}

test('a year’s list shows every order with its council, text, money and the act it waits for', async () => {
  const first = await accepted('Chọn giống lúa')
  const second = await accepted('Nuôi tôm sinh thái')
  await worded(first)
  const { body } = await who.leader!.get<List>('/api/order-lists/2024', at('02-01'))
  // Both came in at one moment: then their ids give the order.
  expect(body.items.map(({ id }) => id)).toEqual([first, second].sort())
  const of = (list: List, id: string) => list.items.find((item) => item.id === id)
  expect(of(body, first)).toMatchObject({
    ...{ title: 'Chọn giống lúa', orderText: { name: 'Chọn giống lúa chịu mặn', agreeing: 9 } },
    council: { conclusion: 'recommended', votes: { recommend: 9, for: 9, base: 9, invalid: 0 } },
  })
  expect(of(body, second)).toMatchObject({ council: null, orderText: null })
  const waits = of(body, first)!.actions.filter(({ awaited }) => awaited)
  expect(waits).toMatchObject([{ act: 'proposeOrderList' }])
  expect((await who.leader!.post(waits[0]!.href, { documentNumber: '5/TTr' }, at('02-01'))).status).toBe(201)
  const authority = await who.authority!.get<List>('/api/order-lists/2024', at('02-02'))
  expect(of(authority.body, first)!.actions.filter(({ awaited }) => awaited)).toMatchObject([
    { act: 'approveOrderList' },
  ])
  expect(await decidedByMaker(first)).toEqual(['approval', 'returns', 'refusal'].map(() => ownWork))
  const years = await who.authority!.get<{ years: unknown[] }>('/api/order-lists', at('02-02'))
  expect(years.body.years.at(-1)).toEqual({
    year: 2024,
    waiting: [{ act: 'approveOrderList', title: 'Phê duyệt danh mục đặt hàng', count: 1 }],
  })
  expect((await who.authority!.get<List>('/api/order-lists/2023', at('02-02'))).body.items).toEqual([])
  expect((await who.authority!.get('/api/order-lists/mot', at('02-02'))).status).toBe(404)
})

test('a list is cut into pages, and leaves out what a conflict keeps from the reader', async () => {
  const [page] = [await who.leader!.get<List>('/api/order-lists/2024?limit=1', at('02-03'))]
  const next = await who.leader!.get<List>(
    `/api/order-lists/2024?limit=1&cursor=${page.body.next}`,
    at('02-03'),
  )
  expect([page.body.items.length, next.body.items.length, next.body.next]).toEqual([1, 1, null])
  const id = page.body.items[0]!.id
  await engine
    .db('task_people')
    .insert({ task_id: id, person_id: 'B1', relation: 'conflicted', since: new Date() })
  const seen = await who.barred!.get<List>('/api/order-lists/2024', at('02-03'))
  expect(seen.body.items.map((one) => one.id)).toEqual([next.body.items[0]!.id])
})
