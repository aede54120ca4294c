import { seedCalendar } from '../../db/calendar'
import { calendarSeed } from '../../regulations/calendar'
import { checkReplayed } from '../../scripts/verify/replayed'
import { sessionStream, stageStream } from '../../workflows/contract'
import { type Answer, type Caller, type RunningApi, startApi } from '../support/api'
import { nine, nineSeats } from '../support/councils'
import { type Engine, opened, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

interface Council {
  view: string
  status: { code: string }
  seats: { person: { id: string }; recused: boolean }[]
  agenda: { task: { id: string }; conclusion: string | null }[]
  ballots: { member?: string; ballot: { proposal: string } }[]
  ballotsCast?: number
  minutes: { body: { quorum: { needed: number }; dissent: unknown[] } }[]
  actions: { act: string; allowed: boolean; awaited: boolean; href: string }[]
}

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
  for (const id of [...nine, 'S1']) who[id] = await api.join({ id, roles: ['expert'], organisation: 'ORG-V' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

async function acceptedOrder(): Promise<string> {
  const { body } = await who.proposer!.post<{ task: { id: string } }>(
    '/api/tasks',
    orderOf('ORG-P'),
    at('01-08'),
  )
  const { id } = body.task
  await opened(engine, stageStream(id, 'ordering'))
  await who.officer!.post(`/api/tasks/${id}/proposal/acceptance`, {}, at('01-09'))
  const search = { hitTexts: [], hits: [], conclusion: 'clear', note: 'Không trùng' }
  const searched = await who.officer!.post(`/api/tasks/${id}/proposal/overlap-search`, search, at('01-10'))
  expect(searched.status).toBe(201)
  return id
}

const appointment = (taskId: string) => ({
  ...{ kind: 'determination', taskIds: [taskId], seats: nineSeats, adminSecretary: 'O1' },
  decisionNumber: '12/QĐ-UBND',
})

async function appointed(taskId: string): Promise<string> {
  const answer = await who.authority!.post<{ links: { session: string } }>(
    '/api/councils',
    appointment(taskId),
    at('01-15'),
  )
  expect(answer.status).toBe(201)
  return answer.body.links.session
}

const ballot = (taskId: string, pass: boolean) => ({
  taskId,
  criteria: { urgency: pass, importance: true, noDuplication: true, stateResourcesNeeded: true },
  proposal: pass ? 'recommend' : 'notRecommend',
  comment: 'Nhận xét riêng',
})

const refusedBy = ({ status, body }: Answer): [number, string] => [status, String(body.code)]

test('a council is appointed, meets, votes in secret and concludes, over HTTP', async () => {
  const taskId = await acceptedOrder()
  const session = await appointed(taskId)
  expect(refusedBy(await who.proposer!.get(session))).toEqual([404, 'request/not-found'])
  const invited = await who.C6!.get<Council>(session)
  expect(invited.body.actions.filter(({ awaited }) => awaited).map(({ act }) => act)).toEqual([
    'acceptInvitation',
  ])
  expect((await who.C6!.post(`${session}/invitation/acceptance`, {}, at('01-16'))).status).toBe(201)

  const papers = (day: string) => ({ sittingAt: `2024-${day}T02:00:00.000Z`, papers: ['Phiếu đề xuất'] })
  const late = await who.officer!.post(`${session}/papers`, papers('01-19'), at('01-17'))
  expect(refusedBy(late)).toEqual([422, 'council/papers-too-late'])
  expect((await who.officer!.post(`${session}/papers`, papers('01-26'), at('01-17'))).status).toBe(201)
  const [letter] = await engine.db('outbox').where({ letter: 'councilPapersSent', to_person: 'C6' })
  expect(letter.context).toMatchObject({ taskCode: 'NV-2024-001', sitting: { sequence: 0 } })

  const draft = await who.C2!.call(
    'PUT',
    `${session}/ballots/draft`,
    { taskId, version: 0, draft: { proposal: 'recommend' } },
    { key: null },
  )
  expect([draft.status, draft.body.version]).toEqual([200, 1])
  const present = nine.map((person) => ({ person }))
  expect((await who.C1!.post(`${session}/sitting`, { present }, at('01-26'))).status).toBe(201)
  for (const member of nine.slice(0, 8)) {
    const cast = await who[member]!.post(`${session}/ballots`, ballot(taskId, member !== 'C8'), at('01-26'))
    expect(cast.status).toBe(201)
  }
  expect(refusedBy(await who.C2!.post(`${session}/ballots`, ballot(taskId, true), at('01-26')))).toEqual([
    422,
    'council/ballot-cast-already',
  ])
  await secretBeforeTheConclusion(session)

  const conclusion = { taskId, minutes: 'Thảo luận', dissent: [{ member: 'C8', opinion: 'Chưa cấp thiết' }] }
  expect(refusedBy(await who.C2!.post(`${session}/conclusions`, conclusion, at('01-26')))[0]).toBe(403)
  expect((await who.C1!.post(`${session}/conclusions`, conclusion, at('01-26'))).status).toBe(201)
  const after = await who.C3!.get<Council>(session)
  expect(after.body.ballots).toHaveLength(8)
  expect(after.body.agenda[0]).toMatchObject({ conclusion: 'recommended' })
  expect(after.body.minutes[0]?.body).toMatchObject({ quorum: { needed: 6 }, dissent: conclusion.dissent })
})

/** Nobody but the member reads a ballot, and only those who close the vote learn how many are in. */
async function secretBeforeTheConclusion(session: string): Promise<void> {
  const chair = (await who.C1!.get<Council>(session)).body
  expect([chair.ballots.map(({ member }) => member), chair.ballotsCast]).toEqual([['C1'], 8])
  const officer = (await who.leader!.get<Council>(session)).body
  expect([officer.ballots, officer.ballotsCast]).toEqual([[], undefined])
  const absent = (await who.C9!.get<Council>(session)).body
  expect([absent.ballots, absent.ballotsCast]).toEqual([[], undefined])
  const mine = await who.C2!.get<{ cast: unknown[]; drafts: unknown[] }>(`${session}/ballots/mine`)
  expect([mine.body.cast.length, mine.body.drafts.length]).toEqual([1, 0])
  expect(refusedBy(await who.officer!.get(`${session}/ballots/mine`))).toEqual([403, 'rights/not-yours'])
}

test('a member in conflict is kept out of everything; a stranger cannot act', async () => {
  const taskId = await acceptedOrder()
  const session = await appointed(taskId)
  const twice = await who.authority!.post('/api/councils', appointment(taskId), at('01-15'))
  expect(refusedBy(twice)).toEqual([422, 'council/already-appointed'])
  const conflict = { kind: 'coAuthor', with: 'P1', note: 'Đồng tác giả' }
  expect((await who.C6!.post(`${session}/conflicts`, conflict, at('01-16'))).status).toBe(201)
  expect(await who.C6!.get<Council>(session)).toMatchObject({ body: { view: 'recused', actions: [] } })
  expect(refusedBy(await who.C6!.post(`${session}/ballots`, ballot(taskId, true), at('01-16')))).toEqual([
    403,
    'rights/conflicted',
  ])
  expect(refusedBy(await who.S1!.post(`${session}/ballots`, ballot(taskId, true), at('01-16')))).toEqual([
    404,
    'request/not-found',
  ])
  const substitute = { person: 'C6', replacement: { person: 'S1' } }
  expect(refusedBy(await who.leader!.post(`${session}/replacements`, substitute, at('01-17')))[0]).toBe(403)
  expect((await who.authority!.post(`${session}/replacements`, substitute, at('01-17'))).status).toBe(201)
  const seen = await who.S1!.get<Council>(session)
  expect(seen.body.seats.filter(({ recused }) => recused).map(({ person }) => person.id)).toEqual(['C6'])
})

test('an unlawful council is refused with its article, and nothing is started', async () => {
  const taskId = await acceptedOrder()
  const six = { ...appointment(taskId), seats: nineSeats.slice(0, 6) }
  const answer = await who.authority!.post('/api/councils', six, at('01-15'))
  expect(refusedBy(answer)).toEqual([422, 'council/size'])
  expect(answer.body.clause).toMatch(/khoản 2 Điều 10/)
  expect(refusedBy(await who.officer!.post('/api/councils', appointment(taskId), at('01-15')))[0]).toBe(403)
  const sessions = await engine.db('council_agenda').where({ task_id: taskId })
  expect(sessions).toEqual([])
  const list = await who.C1!.get<{ items: { id: string }[] }>('/api/councils?kind=determination')
  expect(list.body.items).toHaveLength(2)
  const stream = sessionStream(list.body.items[0]!.id)
  expect(await engine.db('processes').where({ stream }).count()).toEqual([{ count: 1 }])
})

test('the journal rebuilds every council, recomputes its result and bears out every right', async () => {
  const reports = await checkReplayed(engine.db)
  expect(reports.map(({ invariant, violations }) => [invariant, violations])).toEqual([
    ['I2', []],
    ['I3', []],
    ['I4', []],
    ['I5', []],
  ])
})
