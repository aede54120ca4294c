import { seedCalendar } from '../../db/calendar'
import { entryByKey } from '../../db/journal'
import { calendarSeed } from '../../regulations/calendar'
import { Checks } from '../../scripts/verify/report'
import { checkRight } from '../../scripts/verify/rights'
import { stageStream } from '../../workflows/contract'
import { type Answer, type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, opened, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

let engine: Engine
let api: RunningApi
const who: Record<string, Caller> = {}
const at = (day: string) => ({ at: `2024-01-${day}T02:00:00.000Z` })
const refusal = ({ status, body }: Answer) => [status, (body as { code?: string }).code]

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  api = await startApi(engine)
  who.proposer = await api.join({ id: 'P1', roles: ['proposer'], organisation: 'ORG-P' })
  who.officer = await api.join({ id: 'O1', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  who.leader = await api.join({ id: 'L1', roles: ['dostLeader'], organisation: 'ORG-SO' })
  who.deputy = await api.join({ id: 'D1', roles: ['expert'], organisation: 'ORG-SO' })
  who.stranger = await api.join({ id: 'X1', roles: ['expert'], organisation: 'ORG-V' })
  who.admin = await api.join({ id: 'Q1', roles: ['admin'], organisation: 'ORG-SO' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const basis = { role: 'dostLeader', organisation: 'ORG-SO', delegate: 'D1', document: '15/GUQ-SKHCN' }
const span = { from: '2024-01-09', to: '2024-01-20' }
const make = (caller: Caller, body: object, day = '09') =>
  caller.post<{ id: string }>('/api/me/delegations', { ...basis, ...span, ...body }, at(day))
const revoke = (caller: Caller, id: string, day: string) =>
  caller.post(`/api/me/delegations/${id}/revocation`, {}, at(day))

/** An order that waits for the leader: to be admitted, or refused. */
async function awaitingLeader(title: string): Promise<string> {
  const order = { ...orderOf('ORG-P'), title }
  const { body } = await who.proposer!.post<{ task: { id: string } }>('/api/tasks', order, at('08'))
  const { id } = body.task
  await opened(engine, stageStream(id, 'ordering'))
  await who.officer!.post(`/api/tasks/${id}/proposal/acceptance`, {}, at('08'))
  const found = { hits: [{ taskId: null, similarity: 'high' }], conclusion: 'proposeRefusal' }
  await who.officer!.post(`/api/tasks/${id}/proposal/overlap-search`, found, at('08'))
  return id
}

const admit = (caller: Caller, id: string, day: string, key?: string) => {
  const options = { ...at(day), ...(key ? { key } : {}) }
  return caller.post(`/api/tasks/${id}/proposal/admission`, { note: 'Nội dung khác.' }, options)
}
const waitingFor = async (caller: Caller, day: string) => {
  const { body } = await caller.get<{ items: { act: string }[] }>('/api/me/work', at(day))
  return body.items.map(({ act }) => act).sort()
}

test.each([
  ['to oneself', { delegate: 'L1' }, 'delegation/to-oneself'],
  ['from yesterday', { from: '2024-01-08' }, 'delegation/begins-in-past'],
  ['that ends before it begins', { to: '2024-01-08' }, 'administration/dates-reversed'],
  ['to somebody of another organisation', { delegate: 'X1' }, 'delegation/of-another-organisation'],
  ['of a role in another organisation', { organisation: 'ORG-P' }, 'delegation/role-not-held'],
  ['of an act that the role may not do', { acts: ['payTranche'] }, 'delegation/not-of-the-role'],
])('a delegation %s is refused', async (_name, body, code) => {
  expect(refusal(await make(who.leader!, body))).toEqual([422, code])
})

test('nobody delegates a role that they do not hold, or one that cannot be delegated', async () => {
  expect(refusal(await make(who.officer!, {}))).toEqual([422, 'delegation/role-not-held'])
  expect((await make(who.admin!, { role: 'admin' })).status).toBe(400)
  expect((await make(api.anonymous, {})).status).toBe(401)
})

test('within its scope and time a delegate acts for the holder, and the history says for whom', async () => {
  const id = await awaitingLeader('Ủy quyền một việc')
  expect(refusal(await admit(who.deputy!, id, '09'))).toEqual([404, 'request/not-found'])
  const { status, body } = await make(who.leader!, {
    ...{ acts: ['admitProposal'], from: '2024-01-10', to: '2024-01-11' },
  })
  expect(status).toBe(201)
  expect(refusal(await admit(who.deputy!, id, '09'))).toEqual([404, 'request/not-found'])
  expect(await waitingFor(who.leader!, '10')).toContain('refuseProposal')
  expect(await waitingFor(who.deputy!, '10')).toEqual([])
  const refused = await who.deputy!.post(
    `/api/tasks/${id}/proposal/refusal`,
    { reasonTexts: ['Trùng.'] },
    at('10'),
  )
  expect(refusal(refused)).toEqual([403, 'rights/not-yours'])
  expect((await admit(who.deputy!, id, '10', 'admitted-by-deputy')).status).toBe(201)
  const entry = await entryByKey(engine.db, 'admitted-by-deputy')
  expect(entry).toMatchObject({ by: 'D1', under: `delegation:${body.id}` })
  const journal = await who.leader!.get<{ items: object[] }>(`/api/tasks/${id}/journal`, at('11'))
  expect(journal.body.items).toContainEqual(
    expect.objectContaining({ act: 'admitProposal', onBehalfOf: 'Người L1' }),
  )
  expect((await who.deputy!.get(`/api/tasks/${id}`, at('21'))).status).toBe(404)
})

test('a delegate delegates nothing on', async () => {
  expect(refusal(await make(who.deputy!, { delegate: 'O1', from: '2024-01-10' }, '10'))).toEqual([
    422,
    'delegation/role-not-held',
  ])
})

test('a revocation holds from the next request on, and what was done before stays right', async () => {
  const [first, second] = [await awaitingLeader('Trước khi thu hồi'), await awaitingLeader('Sau khi thu hồi')]
  const { body } = await make(who.leader!, { from: '2024-01-12' }, '12').then(async (answer) =>
    answer.status === 201 ? answer : Promise.reject(new Error(JSON.stringify(answer.body))),
  )
  expect(await waitingFor(who.deputy!, '12')).toEqual(['refuseProposal', 'refuseProposal'])
  expect((await admit(who.deputy!, first, '12', 'before-revocation')).status).toBe(201)
  expect(refusal(await revoke(who.officer!, body.id, '12'))).toEqual([404, 'request/not-found'])
  expect((await revoke(who.leader!, body.id, '12')).status).toBe(204)
  expect(refusal(await revoke(who.leader!, body.id, '12'))).toEqual([422, 'delegation/revoked-already'])
  const letters = await engine.db('outbox').where({ letter: 'delegation', to_person: 'D1' }).pluck('context')
  expect(letters.map(({ revoked, acts }) => [revoked, acts])).toEqual([
    [false, 1],
    [false, null],
    [true, null],
  ])
  expect((await admit(who.deputy!, second, '12')).status).toBeGreaterThanOrEqual(403)
  const checks = new Checks('I5')
  const entry = await entryByKey(engine.db, 'before-revocation')
  await engine.db.transaction((trx) => checkRight(checks, trx, entry!))
  expect(checks.report()).toMatchObject({ ok: true })
})

test('who lost the role has nothing that another could do for them', async () => {
  const id = await awaitingLeader('Thôi chức vụ')
  await api.join({ id: 'L2', roles: ['dostLeader'], organisation: 'ORG-SO' })
  const leaving = await api.signIn('L2')
  const made = await make(leaving, { delegate: 'D1', from: '2024-01-14' }, '14')
  expect(made.status).toBe(201)
  expect((await who.deputy!.get(`/api/tasks/${id}`, at('15'))).status).toBe(200)
  await engine.db('person_roles').where({ person_id: 'L2' }).update({ valid_to: '2024-01-15' })
  expect((await admit(who.deputy!, id, '16')).status).toBe(404)
})

test('an administrator revokes too; both sides see what was given', async () => {
  const list = await who.leader!.get<{ given: { id: string; state: string }[]; roles: object[] }>(
    '/api/me/delegations',
    at('12'),
  )
  expect(list.body.roles).toMatchObject([{ role: { code: 'dostLeader' }, organisation: { id: 'ORG-SO' } }])
  expect(list.body.given.map(({ state }) => state).sort()).toEqual(['ended', 'revoked'])
  const { body: made } = await make(who.leader!, { from: '2024-01-17', acts: ['refuseProposal'] }, '17')
  const id = await awaitingLeader('Một việc trong hàng')
  expect(await waitingFor(who.deputy!, '17')).toEqual(Array(3).fill('refuseProposal'))
  expect((await admit(who.deputy!, id, '17')).status).toBe(403)
  expect((await revoke(who.admin!, made.id, '17')).status).toBe(204)
  expect(await waitingFor(who.deputy!, '17')).toEqual([])
  const received = await who.deputy!.get<{ received: object[] }>('/api/me/delegations', at('17'))
  expect(received.body.received).toContainEqual(expect.objectContaining({ id: made.id, state: 'revoked' }))
})
