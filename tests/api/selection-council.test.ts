import { seedCalendar } from '../../db/calendar'
import { calendarSeed } from '../../regulations/calendar'
import { type Answer, type Caller, type RunningApi, startApi } from '../support/api'
import { dossier, nine, nineSeats, on, startStage } from '../support/councils'
import { type Engine, startEngine } from '../support/engine'
import { addPerson } from '../support/people'

let engine: Engine
let api: RunningApi
const who: Record<string, Caller> = {}
const at = (day: string) => ({ at: `2026-03-${day}T02:00:00.000Z` })

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  api = await startApi(engine)
  who.proposer = await api.join({ id: 'P1', roles: ['proposer'], organisation: 'ORG-P' })
  who.officer = await api.join({ id: 'O1', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  who.authority = await api.join({ id: 'A1', roles: ['authority'], organisation: 'ORG-UB' })
  for (const id of [...nine, 'S1']) who[id] = await api.join({ id, roles: ['expert'], organisation: 'ORG-V' })
  await addPerson(engine.db, { id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  await addPerson(engine.db, { id: 'H2', roles: ['principalInvestigator'], organisation: 'ORG-G' })
  await engine.db('person_relations').insert({ person_id: 'H2', other_id: 'C9', kind: 'parent' })
  const employed = {
    person_id: 'C8',
    organisation_id: 'ORG-G',
    valid_from: '2020-01-01',
    valid_to: '2026-03-01',
  }
  await engine.db('person_employments').insert(employed)
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const refusal = ({ status, body }: Answer) => [status, (body as { code?: string }).code]

const appointment = (taskId: string) => ({
  ...{ kind: 'selection', taskIds: [taskId], seats: nineSeats, adminSecretary: 'O1' },
})

const points = (content: number) => ({
  ...{
    overview: 10,
    contentStaffMethod: content,
    products: 14,
    applicability: 14,
    planBudget: 14,
    capability: 14,
  },
})

async function selectionOf(taskId: string, code: string, applicationDeadline = '2026-02-20') {
  const applications = [dossier(`${taskId}-1`, 'ORG-H', 'H1'), dossier(`${taskId}-2`, 'ORG-G', 'H2')]
  const call = { deadline: on(applicationDeadline), round: 1, firstPostedOn: null, applications }
  return startStage(engine, 'selection', taskId, code, { call })
}

test('ties on record are found: for a host, before the papers, and of who comes into a seat', async () => {
  await selectionOf('k1', 'NV-2026-101')
  const then = await who.authority!.post('/api/councils', appointment('k1'), {
    at: '2026-02-27T02:00:00.000Z',
  })
  expect(refusal(then)).toEqual([422, 'council/of-host'])
  const answer = await who.authority!.post<{ links: { session: string } }>(
    '/api/councils',
    appointment('NV-2026-101'),
    at('02'),
  )
  expect(answer.status).toBe(201)
  const session = answer.body.links.session
  const papers = { sittingAt: '2026-03-17T02:00:00.000Z', papers: ['Hồ sơ'] }
  const tied = await who.officer!.post(`${session}/papers`, papers, at('04'))
  expect(refusal(tied)).toEqual([422, 'council/conflict-of-interest'])
  expect((await who.C9!.post(`${session}/conflicts`, { kind: 'child', with: 'H2' }, at('04'))).status).toBe(
    201,
  )
  const substitute = { person: 'C9', replacement: { person: 'S1' } }
  const sibling = { person_id: 'H2', other_id: 'S1', kind: 'sibling' }
  await engine.db('person_relations').insert(sibling)
  const related = await who.authority!.post<{ clause?: string }>(
    `${session}/replacements`,
    substitute,
    at('05'),
  )
  expect([...refusal(related), related.body.clause]).toEqual([
    ...[422, 'council/conflict-of-interest'],
    expect.stringMatching(/Điều \d+/),
  ])
  await engine.db('person_relations').where(sibling).delete()
  expect((await who.authority!.post(`${session}/replacements`, substitute, at('05'))).status).toBe(201)
  expect((await who.officer!.post(`${session}/papers`, papers, at('06'))).status).toBe(201)

  const seated = nine.map((person) => (person === 'C9' ? 'S1' : person))
  const opening = { present: seated.map((person) => ({ person })), countingPanel: ['C6', 'C7', 'S1'] }
  expect((await who.C1!.post(`${session}/sitting`, opening, at('17'))).status).toBe(201)
  for (const member of seated) {
    for (const [application, content] of [
      ['k1-1', 14],
      ['k1-2', 20],
    ] as const) {
      const ballot = { taskId: 'k1', application, points: points(content) }
      expect((await who[member]!.post(`${session}/ballots`, ballot, at('17'))).status).toBe(201)
    }
  }
  const conclusion = { taskId: 'k1', lumpSum: 'partial', requests: ['Làm rõ tiến độ'] }
  expect((await who.C1!.post(`${session}/conclusions`, conclusion, at('17'))).status).toBe(201)
  expect((await who.officer!.post('/api/tasks/k1/selection/notice', {}, at('18'))).status).toBe(201)
  expect(await engine.db('tasks').where({ id: 'k1' }).first('status')).toEqual({ status: 'selected' })
  const [won] = await engine.db('outbox').where({ letter: 'selectionResultWinner' })
  expect([won.to_person, won.context.meanPoints, won.context.requests]).toEqual([
    'H2',
    86,
    ['Làm rõ tiến độ'],
  ])
})

test('what the task’s people read says nothing of who judges', async () => {
  const page = await who.proposer!.get('/api/tasks/k1')
  const journal = await who.proposer!.get('/api/tasks/k1/journal')
  const text = JSON.stringify([page.body, journal.body])
  expect(page.status).toBe(200)
  expect([...nine, 'S1'].filter((person) => text.includes(`"${person}"`))).toEqual([])
  const officers = await who.officer!.get<{ items: { act: string | null }[] }>(
    '/api/tasks/k1/journal?limit=100',
  )
  const acts = officers.body.items.map(({ act }) => act)
  expect(acts).toEqual(
    expect.arrayContaining(['appointCouncil', 'sendPapers', 'concludeSitting', 'tellApplicants']),
  )
})
