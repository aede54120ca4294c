import { seedCalendar } from '../../db/calendar'
import { calendarSeed } from '../../regulations/calendar'
import { checkBallots } from '../../scripts/verify/ballots'
import { Checks } from '../../scripts/verify/report'
import { type Answer, type Caller, type RunningApi, startApi } from '../support/api'
import { dossier, nine, nineSeats, on, startStage } from '../support/councils'
import { type Engine, startEngine } from '../support/engine'
import { pdf, upload } from '../support/files'
import { addPerson } from '../support/people'

let engine: Engine
let api: RunningApi
let session: string
let scan: { readonly name: string; readonly sha256: string }
const who: Record<string, Caller> = {}
const at = { at: '2026-03-17T02:00:00.000Z' }
const refusal = ({ status, body }: Answer) => [status, (body as { code?: string }).code]
const post = (by: string, path: string, body: object) => who[by]!.post(`${session}/${path}`, body, at)
const points = {
  ...{ overview: 10, contentStaffMethod: 20, products: 14, applicability: 14 },
  ...{ planBudget: 14, capability: 14 },
}
const ballot = { taskId: 't1', application: 't1-1', points }
const paper = (member: string, more: object = {}) => ({ ...ballot, member, ...more })
const blank = { taskId: 't1', application: 't1-1', member: 'C9', invalid: 'blank' }

interface Counting {
  readonly agenda: readonly { readonly count?: object; readonly voting?: object }[]
  readonly paperBallots?: readonly object[]
}
const seen = async (by: string) => (await who[by]!.get<Counting>(session, at)).body

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  api = await startApi(engine)
  await addPerson(engine.db, { id: 'P1', roles: ['proposer'], organisation: 'ORG-P' })
  who.O1 = await api.join({ id: 'O1', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  who.A1 = await api.join({ id: 'A1', roles: ['authority'], organisation: 'ORG-UB' })
  for (const id of nine) who[id] = await api.join({ id, roles: ['expert'], organisation: 'ORG-V' })
  await addPerson(engine.db, { id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  const applications = [dossier('t1-1', 'ORG-H', 'H1')]
  const call = { deadline: on('2026-02-20'), round: 1, firstPostedOn: null, applications }
  await startStage(engine, 'selection', 't1', 'NV-2026-201', { call })
  const appointment = { kind: 'selection', taskIds: ['t1'], seats: nineSeats, adminSecretary: 'O1' }
  const early = { at: '2026-03-02T02:00:00.000Z' }
  const council = await who.A1!.post<{ links: { session: string } }>('/api/councils', appointment, early)
  session = council.body.links.session
  await who.O1!.post(`${session}/papers`, { sittingAt: at.at, papers: ['Hồ sơ'] }, early)
  const present = nine.map((person) => ({ person }))
  const opening = { present, countingPanel: ['C6', 'C7', 'C8'], panelConfirms: true }
  expect((await post('C1', 'sitting', opening)).status).toBe(201)
  for (const member of nine.slice(0, 7)) await post(member, 'ballots', ballot)
  const { body } = await upload(who.O1!, pdf('Phiếu của C8'), 'phieu-c8.pdf')
  scan = { name: 'phieu-c8.pdf', sha256: String(body.sha256) }
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

test('a ballot on paper is entered with its scan by a secretary, and again by another hand', async () => {
  const entry = { ...paper('C8'), evidence: [scan] }
  expect(refusal(await post('C2', 'paper-ballots', entry))).toEqual([403, 'rights/not-yours'])
  expect(refusal(await post('O1', 'paper-ballots', paper('C8')))[0]).toBe(400)
  const foreign = { ...entry, evidence: [{ name: 'a.pdf', sha256: 'a'.repeat(64) }] }
  expect(refusal(await post('O1', 'paper-ballots', foreign))).toEqual([422, 'file/unknown'])
  expect((await post('O1', 'paper-ballots', entry)).status).toBe(201)
  expect((await seen('C6')).paperBallots).toMatchObject([
    { member: { id: 'C8' }, enteredBy: { id: 'O1' }, confirmedBy: null, invalid: null },
  ])
  expect(await seen('C2')).not.toHaveProperty('paperBallots')
  expect(JSON.stringify((await seen('C6')).paperBallots)).not.toMatch(/overview|points/)

  const again = (by: string, body: object) => post(by, 'paper-ballots/confirmations', body)
  expect(refusal(await again('O1', paper('C8')))).toEqual([422, 'council/paper-same-hand'])
  const other = paper('C8', { points: { ...points, overview: 9 } })
  const differs = await again('C6', other)
  expect(refusal(differs)).toEqual([422, 'council/paper-differs'])
  expect(JSON.stringify(differs.body)).not.toMatch(/overview/)
  expect((await again('C6', paper('C8'))).status).toBe(201)
  const mine = await who.C8!.get(`${session}/ballots/mine`)
  expect(mine.body.cast).toMatchObject([{ application: 't1-1', ballot: { points }, onPaper: true }])
  const letter = await engine.db('outbox').where({ letter: 'workWaiting', to_person: 'C8' }).first('context')
  expect(letter.context.duty).toContain('phiếu giấy')
})

test('an invalid one needs a reason, and is cast without being valid', async () => {
  const { invalid: _none, ...rest } = blank
  expect(refusal(await post('O1', 'paper-ballots', { ...blank, evidence: [scan] }))).toEqual([
    422,
    'council/invalid-without-reason',
  ])
  expect(refusal(await post('O1', 'paper-ballots', { ...rest, evidence: [scan] }))[0]).toBe(422)
  const entry = { ...blank, evidence: [scan], invalidReason: 'Thành viên nộp phiếu chưa ghi điểm.' }
  expect((await post('O1', 'paper-ballots', entry)).status).toBe(201)
  expect(refusal(await post('C1', 'conclusions', { taskId: 't1' }))).toEqual([422, 'council/paper-pending'])
  expect((await post('C5', 'paper-ballots/confirmations', blank)).status).toBe(201)
})

test('three counters confirm what came in; only then the chair concludes', async () => {
  const count = { cast: 9, invalid: 1, counters: [{ person: 'C6', done: false }] }
  expect((await seen('C6')).agenda[0]?.count).toMatchObject({ ...count, counters: expect.any(Array) })
  expect((await seen('C2')).agenda[0]).not.toHaveProperty('count')
  const confirm = (by: string, cast = 9, invalid = 1) => post(by, 'counts', { taskId: 't1', cast, invalid })
  expect(refusal(await confirm('C2'))).toEqual([422, 'council/not-counting'])
  expect(refusal(await confirm('C6', 8))).toEqual([422, 'council/count-differs'])
  expect((await confirm('C6')).status).toBe(201)
  expect(refusal(await post('C1', 'conclusions', { taskId: 't1' }))).toEqual([
    422,
    'council/count-unconfirmed',
  ])
  const reason = 'Đếm lại phiếu.'
  expect(refusal(await post('C2', 'counts/reopening', { taskId: 't1', reason }))[0]).toBe(403)
  expect((await post('C1', 'counts/reopening', { taskId: 't1', reason })).status).toBe(201)
  for (const by of ['C6', 'C7', 'C8']) expect((await confirm(by)).status).toBe(201)
  expect((await post('C1', 'conclusions', { taskId: 't1', minutes: 'Đã kiểm phiếu.' })).status).toBe(201)
})

test('the minutes say who counted and why a ballot was invalid', async () => {
  const { body } = await who.C2!.get<{
    minutes: { body: object }[]
    agenda: { outcome: object }[]
    ballots: object[]
  }>(session)
  expect(body.minutes[0]?.body).toMatchObject({
    counting: {
      ...{ confirmedBy: ['C6', 'C7', 'C8'], onPaper: 2 },
      invalid: [{ member: 'C9', application: 't1-1', reason: 'blank' }],
    },
  })
  expect(body.agenda[0]?.outcome).toMatchObject({ ranking: [{ validBallots: 8, final: 86 }] })
  expect(body.ballots).toContainEqual(
    expect.objectContaining({
      member: 'C9',
      invalid: 'blank',
      comment: 'Thành viên nộp phiếu chưa ghi điểm.',
    }),
  )
  const checks = new Checks('I2')
  await checkBallots(engine.db, checks)
  expect(checks.report().violations).toEqual([])
})

test('a scan is read by the council once the vote is concluded, and by nobody else', async () => {
  expect((await who.C2!.raw(`/api/files/${scan.sha256}`)).status).toBe(200)
  const outsider = await api.join({ id: 'X1', roles: ['expert'], organisation: 'ORG-V' })
  expect((await outsider.raw(`/api/files/${scan.sha256}`)).status).toBe(404)
  const papers = await who.O1!.get<{ items: { sha256: string }[] }>('/api/tasks/t1/documents')
  expect(papers.body.items.map(({ sha256 }) => sha256)).not.toContain(scan.sha256)
})
