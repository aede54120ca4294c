import { seedCalendar } from '../../db/calendar'
import { calendarSeed } from '../../regulations/calendar'
import { checkReplayed } from '../../scripts/verify/replayed'
import { stageStream } from '../../workflows/contract'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { nine, nineSeats } from '../support/councils'
import { type Engine, opened, startEngine } from '../support/engine'
import { orderOf } from '../support/order'
import { addPerson } from '../support/people'

let engine: Engine
let api: RunningApi
let session: string
let taskId: string
const who: Record<string, Caller> = {}
const at = (day: string) => ({ at: `2024-${day}T02:00:00.000Z` })

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  api = await startApi(engine)
  who.proposer = await api.join({ id: 'P1', roles: ['proposer'], organisation: 'ORG-P' })
  who.officer = await api.join({ id: 'O1', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  who.authority = await api.join({ id: 'A1', roles: ['authority'], organisation: 'ORG-UB' })
  who.admin = await api.join({ id: 'AD1', roles: ['admin'], organisation: 'ORG-SO' })
  for (const id of [...nine, 'S1', 'C6-B']) {
    await addPerson(engine.db, { id, roles: ['expert'], organisation: 'ORG-V' })
  }
  await convene()
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

/** A council over one order, appointed and not yet met. */
async function convene(): Promise<void> {
  const proposed = await who.proposer!.post<{ task: { id: string } }>(
    '/api/tasks',
    orderOf('ORG-P'),
    at('01-08'),
  )
  taskId = proposed.body.task.id
  await opened(engine, stageStream(taskId, 'ordering'))
  await who.officer!.post(`/api/tasks/${taskId}/proposal/acceptance`, {}, at('01-09'))
  const search = { hitTexts: [], hits: [], conclusion: 'clear', note: 'Không trùng' }
  await who.officer!.post(`/api/tasks/${taskId}/proposal/overlap-search`, search, at('01-10'))
  const appointment = { kind: 'determination', taskIds: [taskId], seats: nineSeats, adminSecretary: 'O1' }
  const { status, body } = await who.authority!.post<{ links: { session: string } }>(
    '/api/councils',
    { ...appointment, decisionNumber: '12/QĐ-UBND' },
    at('01-15'),
  )
  expect(status).toBe(201)
  session = body.links.session
}

async function merge(kept: string, merged: string) {
  const reason = { reason: 'Một người', document: 'CV 1' }
  const proposed = await who.admin!.call(
    'POST',
    '/api/admin/merges',
    { kept, merged, ...reason },
    at('01-16'),
  )
  if (proposed.status !== 204) return proposed
  const { id } = await engine.db('merge_proposals').where({ merged }).first('id')
  // There is no second administrator here.
  return who.admin!.call('POST', `/api/admin/merges/${id}/confirmation`, {}, at('01-16'))
}

test('two members of one council stay two', async () => {
  expect((await merge('C7', 'C6')).body).toMatchObject({ code: 'merge/one-council' })
})

test('a seat stays its holder’s after the merge, and they hold no second one', async () => {
  expect((await merge('C6-B', 'C6')).status).toBe(204)
  const member = await api.signIn('C6-B')
  const seen = await member.get<{ actions: { act: string; awaited: boolean }[] }>(session, at('01-17'))
  expect(seen.body.actions.filter(({ awaited }) => awaited).map(({ act }) => act)).toEqual([
    'acceptInvitation',
  ])
  const work = await member.get<{ items: { act: { code: string } }[] }>('/api/me/work', at('01-17'))
  expect(JSON.stringify(work.body)).toContain('acceptInvitation')
  expect((await member.post(`${session}/invitation/acceptance`, {}, at('01-17'))).status).toBe(201)
  const seat = await engine.db('council_seats').where({ person_id: 'C6' }).first('reply')
  expect(seat).toEqual({ reply: 'accepted' })
  const declined = await api.signIn('C7')
  await declined.post(`${session}/invitation/refusal`, { reason: 'Bận' }, at('01-17'))
  const twice = await who.authority!.post(
    `${session}/replacements`,
    { person: 'C7', replacement: { person: 'C6-B' } },
    at('01-18'),
  )
  expect(twice).toMatchObject({ status: 422, body: { code: 'council/substitute-not-free' } })
  const other = { person: 'C7', replacement: { person: 'S1' } }
  expect((await who.authority!.post(`${session}/replacements`, other, at('01-18'))).status).toBe(201)
})

test('a conflict that one id declares keeps the person out', async () => {
  const member = await api.signIn('C6-B')
  const declared = await member.post(`${session}/conflicts`, { kind: 'other', note: 'Lợi ích' }, at('01-19'))
  expect(declared.status).toBe(201)
  expect((await member.get(`/api/tasks/${taskId}`, at('01-19'))).body).toMatchObject({ view: 'recused' })
})

test('letters, rights and projections are as the journal says', async () => {
  const reports = await checkReplayed(engine.db)
  expect(reports.flatMap(({ violations }) => violations)).toEqual([])
})
