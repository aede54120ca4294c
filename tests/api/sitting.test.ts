import { seedCalendar } from '../../db/calendar'
import { calendarSeed } from '../../regulations/calendar'
import { checkBallots } from '../../scripts/verify/ballots'
import { Checks } from '../../scripts/verify/report'
import { type Answer, type Caller, type RunningApi, startApi } from '../support/api'
import { dossier, nine, nineSeats, on, startStage } from '../support/councils'
import { type Engine, startEngine } from '../support/engine'
import { followed } from '../support/followed'
import { addPerson } from '../support/people'

interface Tie {
  readonly with: { readonly id: string }
  readonly ground: { readonly code: string }
  readonly bars: boolean
}
interface Ties {
  readonly parties: { party: { id: string } }[]
  readonly members: { person: { id: string }; ties: Tie[] }[]
}

let engine: Engine
let api: RunningApi
let session: string
const who: Record<string, Caller> = {}
const at = (day: string) => ({ at: `2026-03-${day}T02:00:00.000Z` })
const refusal = ({ status, body }: Answer) => [status, (body as { code?: string }).code]
const seats = nineSeats.map((seat) => (seat.person === 'C9' ? { ...seat, person: 'S1' } : seat))
const appointment = { kind: 'selection', taskIds: ['t1'], seats, adminSecretary: 'O1' }
const voters = seats.map(({ person }) => person)

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  api = await startApi(engine)
  who.proposer = await api.join({ id: 'P1', roles: ['proposer'], organisation: 'ORG-P' })
  who.officer = await api.join({ id: 'O1', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  who.authority = await api.join({ id: 'A1', roles: ['authority'], organisation: 'ORG-UB' })
  for (const id of [...nine, 'S1', 'S2']) {
    who[id] = await api.join({ id, roles: ['expert'], organisation: 'ORG-V' })
  }
  await addPerson(engine.db, { id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  await addPerson(engine.db, { id: 'H2', roles: ['principalInvestigator'], organisation: 'ORG-G' })
  await engine.db('person_relations').insert({ person_id: 'H2', other_id: 'C9', kind: 'parent' })
  const applications = [dossier('t1-1', 'ORG-H', 'H1'), dossier('t1-2', 'ORG-G', 'H2')]
  const call = { deadline: on('2026-02-20'), round: 1, firstPostedOn: null, applications }
  await startStage(engine, 'selection', 't1', 'NV-2026-201', { call })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

test('the rules of composition and every defect of a council are told before it is appointed', async () => {
  const rules = await who.officer!.get<{ rules: Record<string, unknown>; tasks: { code: string }[] }>(
    '/api/councils/composition?kind=selection&taskIds=t1',
    at('02'),
  )
  expect(rules.body).toMatchObject({
    tasks: [{ code: 'NV-2026-201' }],
    rules: { size: { least: 7, most: 9, assumed: false }, expertGroup: null },
  })
  const six = { ...appointment, seats: nineSeats.slice(3) }
  const { adminSecretary: _none, ...trial } = six
  const tried = await who.authority!.call<{ defects: { code: string }[]; ties: Ties }>(
    'POST',
    '/api/councils/check',
    trial,
    { key: null, ...at('02') },
  )
  expect(tried.status).toBe(200)
  expect(tried.body.defects.map(({ code }) => code)).toEqual([
    'council/size',
    ...['council/seat-count', 'council/seat-count', 'council/seat-count'],
  ])
  const tied = tried.body.ties.members.find(({ person }) => person.id === 'C9')
  expect(tied?.ties).toMatchObject([{ with: { id: 'H2' }, ground: { code: 'relative' }, bars: true }])
  expect(refusal(await who.C1!.get('/api/councils/composition?kind=selection&taskIds=t1'))).toEqual([
    403,
    'rights/role-needed',
  ])
})

test('a session tells its ballot’s criteria by the edition, and ties only to the offices', async () => {
  const answer = await who.authority!.post<{ links: { session: string } }>(
    '/api/councils',
    appointment,
    at('02'),
  )
  expect(answer.status).toBe(201)
  session = answer.body.links.session
  const papers = { sittingAt: '2026-03-17T02:00:00.000Z', papers: ['Hồ sơ'] }
  expect((await who.officer!.post(`${session}/papers`, papers, at('04'))).status).toBe(201)
  const seen = await who.C6!.get<{ agenda: { ballot: { points: { criteria: unknown[] } } }[] }>(session)
  expect(seen.body.agenda[0]).toMatchObject({
    parties: [{ host: { id: 'ORG-H' } }, { host: { id: 'ORG-G' } }],
    ballot: { each: 2, points: { max: 100, passMark: 70, applications: [{ id: 't1-1' }, { id: 't1-2' }] } },
  })
  expect(seen.body.agenda[0]?.ballot.points.criteria[1]).toMatchObject({
    ...{ code: 'contentStaffMethod', max: 24 },
  })
  const ties = await who.officer!.get<Ties>(`${session}/ties`)
  expect(ties.body.parties.map(({ party }) => party.id)).toEqual(['ORG-H', 'H1', 'ORG-G', 'H2'])
  expect(refusal(await who.C6!.get(`${session}/ties`))[0]).toBe(404)
  expect(refusal(await who.proposer!.get(`${session}/quorum`))[0]).toBe(404)
})

test('the quorum is worked out by the rule, with what is missing', async () => {
  const quorumOf = async (people: readonly string[], panel = '') => {
    const query = `present=${people.join(',')}&countingPanel=${panel}`
    return (await who.C1!.get(`${session}/quorum?${query}`, at('17'))).body
  }
  expect(await quorumOf(voters.slice(0, 5))).toMatchObject({
    ...{ ok: false, appointed: 9, recused: 0, base: 9, present: 5, needed: 6 },
    presiding: { id: 'C1' },
    opening: { ok: false, reason: { code: 'quorum/too-few' } },
  })
  const full = await quorumOf(voters)
  expect(full).toMatchObject({ ok: true, countingPanel: { size: 3 }, opening: { ok: false } })
  expect(full.keySeats).toMatchObject([
    { seat: { code: 'chair' }, held: 1, present: 1 },
    { seat: { code: 'reviewer' }, held: 2, present: 2 },
    { seat: { code: 'scientificSecretary' }, held: 1, present: 1 },
  ])
  expect(await quorumOf(voters, 'C6,C7,C8')).toMatchObject({ opening: { ok: true } })
})

test('drafts of a ballot never overwrite one another', async () => {
  const save = (version: number, overview: number) => {
    const draft = { points: { overview } }
    const body = { taskId: 't1', application: 't1-1', version, draft }
    return who.C6!.call('PUT', `${session}/ballots/draft`, body, { key: null })
  }
  expect((await save(0, 10)).body).toMatchObject({ version: 1 })
  expect(refusal(await save(0, 11))).toEqual([409, 'council/draft-changed'])
  expect((await save(1, 12)).body).toMatchObject({ version: 2 })
  const mine = await who.C6!.get(`${session}/ballots/mine`)
  expect(mine.body.drafts).toMatchObject([{ version: 2, draft: { points: { overview: 12 } } }])
  const check = { taskId: 't1', application: 't1-1', points: { overview: 13 } }
  const tried = await who.C6!.call('POST', `${session}/ballots/check`, check, { key: null })
  expect(tried.body.defects).toMatchObject([
    { code: 'selection/points-missing' },
    { code: 'selection/points-out-of-range' },
  ])
})

const ballot = (application: string, content: number) => ({
  ...{ taskId: 't1', application },
  points: {
    ...{ overview: 10, contentStaffMethod: content, products: 14, applicability: 14 },
    ...{ planBudget: 14, capability: 14 },
  },
})

/** C5 asks the secretary to unlock a ballot, and locks it again. */
async function unlocksAndLocksAgain(): Promise<void> {
  const unlocking = { taskId: 't1', application: 't1-2', member: 'C5', reason: 'Ghi nhầm điểm sản phẩm.' }
  const unlock = (caller: Caller, body: object) => caller.post(`${session}/ballots/unlocking`, body, at('17'))
  expect(refusal(await unlock(who.C3!, unlocking))).toEqual([403, 'rights/not-yours'])
  const stranger = await unlock(who.officer!, { ...unlocking, member: 'S2' })
  expect(refusal(stranger)).toEqual([422, 'council/member-not-there'])
  expect((await unlock(who.officer!, unlocking)).status).toBe(201)
  expect(refusal(await unlock(who.officer!, unlocking))).toEqual([422, 'council/no-ballot-there'])
  const mine = await who.C5!.get<{ cast: unknown[]; drafts: unknown[] }>(`${session}/ballots/mine`)
  expect(mine.body.cast).toMatchObject([{ application: 't1-1' }])
  expect(mine.body.drafts).toMatchObject([{ application: 't1-2', draft: { points: { products: '14' } } }])
  const counting = await who.officer!.get<{ agenda: { voting?: unknown }[] }>(session)
  expect(counting.body.agenda[0]?.voting).toEqual({ cast: 17, expected: 18 })
  const letter = await engine.db('outbox').where({ letter: 'workWaiting', to_person: 'C5' }).first('context')
  expect(letter.context).toMatchObject({ duty: 'sửa và khóa lại phiếu đã được mở khóa' })
  expect((await who.C5!.post(`${session}/ballots`, ballot('t1-2', 20), at('17'))).status).toBe(201)
  const checks = new Checks('I2')
  await checkBallots(engine.db, checks)
  expect(checks.report().violations).toEqual([])
}

test('who closes the vote is told of every ballot; a member of the sitting, never of ballots', async () => {
  const chair = await followed(who.C1!, `${api.url}${session}/events`)
  const member = await followed(who.C3!, `${api.url}${session}/events`)
  expect(chair.response.headers.get('content-type')).toBe('text/event-stream')
  const stranger = await who.S2!.get(`${session}/events`)
  expect([stranger.status, (await api.anonymous.get(`${session}/events`)).status]).toEqual([404, 401])

  const opening = { present: voters.map((person) => ({ person })), countingPanel: ['C6', 'C7', 'C8'] }
  expect((await who.C1!.post(`${session}/sitting`, opening, at('17'))).status).toBe(201)
  expect([await chair.next(), await member.next()]).toEqual(['changed', 'changed'])
  for (const person of voters) {
    for (const [application, content] of [
      ['t1-1', 14],
      ['t1-2', 20],
    ] as const) {
      const cast = await who[person]!.post(`${session}/ballots`, ballot(application, content), at('17'))
      expect(cast.status).toBe(201)
    }
    if (person === 'C1') expect(await chair.next()).toBe('changed')
  }
  const counting = await who.C1!.get<{ agenda: { voting?: unknown }[] }>(session)
  expect(counting.body.agenda[0]?.voting).toEqual({ cast: 18, expected: 18 })
  const other = await who.C3!.get<{ agenda: { voting?: unknown }[] }>(session)
  expect(other.body.agenda[0]?.voting).toBeUndefined()

  await unlocksAndLocksAgain()
  expect((await who.C1!.post(`${session}/conclusions`, { taskId: 't1' }, at('17'))).status).toBe(201)
  expect(await member.next()).toBe('changed')
  expect(member.rest()).not.toMatch(/event/)
  chair.leave()
  member.leave()
})

test('the conclusion is explained with its ranking', async () => {
  const { body } = await who.C3!.get<{ agenda: { outcome: unknown }[] }>(session)
  expect(body.agenda[0]?.outcome).toMatchObject({
    ...{ conclusion: { code: 'winner' }, passMark: 70, winner: { id: 'ORG-G' } },
    ranking: [
      { application: 't1-2', rank: 1, final: 86, validBallots: 9, reachesPassMark: true },
      { application: 't1-1', rank: 2, final: 80, validBallots: 9, reachesPassMark: true },
    ],
  })
})
