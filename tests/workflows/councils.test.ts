import { seedCalendar } from '../../db/calendar'
import type { AgendaTask } from '../../domain/councils/state'
import { calendarSeed } from '../../regulations/calendar'
import { advanceClock, held, sessionStream } from '../../workflows/contract'
import {
  appointment,
  convened,
  lettersOf,
  nine,
  on,
  satAndConcluded,
  seedCouncilPeople,
  sendPapers,
  sessionInput,
  startStage,
} from '../support/councils'
import { actBy, type Engine, endOf, send, startEngine, startWith } from '../support/engine'
import { addPerson } from '../support/people'

let engine: Engine
const days = { appointedOn: '2026-03-02', papersOn: '2026-03-04', sittingOn: '2026-03-16' }

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  await seedCouncilPeople(engine)
  await addPerson(engine.db, { id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  await addPerson(engine.db, { id: 'H2', roles: ['principalInvestigator'], organisation: 'ORG-G' })
})

afterAll(() => engine.stop())

const stage = (kind: 'determination' | 'selection', taskId: string, code: string, previous = {}) =>
  startStage(engine, kind, taskId, code, previous)

function task(taskId: string, stageOf: string, more: Partial<AgendaTask> = {}): AgendaTask {
  return { taskId, stage: stageOf, type: 'researchProject', sides: [], earlierMembers: [], ...more }
}

const criteria = (pass: boolean) => ({
  urgency: pass,
  importance: true,
  noDuplication: true,
  stateResourcesNeeded: true,
})
const judged = (member: string, pass: boolean) => ({
  member,
  ballot: { criteria: criteria(pass), proposal: pass ? 'recommend' : 'notRecommend' },
})

const by = async (
  stream: string,
  person: string,
  name: string,
  day: string,
  body = {},
  texts?: Record<string, unknown>,
) => send(engine, stream, name, await actBy(engine, person, on(day), body, texts))

test('an order is recommended, worded, listed, approved, published, and its proposer told', async () => {
  const stream = await stage('determination', 'd1', 'NV-2026-001')
  const session = await convened(engine, 'sd1', { kind: 'determination', agenda: [task('d1', stream)] }, days)
  const running = engine
    .db('deadlines')
    .where({ task_id: 'd1', state: 'running' })
    .whereNot({ waits_for: '' })
  const { next_due } = (await running.min('due as next_due').first())!
  expect(next_due).toBeInstanceOf(Date)
  expect(await engine.db('tasks').where({ id: 'd1' }).first('status', 'next_due')).toEqual({
    ...{ status: 'papersSent', next_due },
  })
  await satAndConcluded(
    engine,
    session,
    '2026-03-16',
    'd1',
    nine.map((member) => judged(member, member !== 'C9')),
  )
  const text = { name: 'Giống lúa chịu mặn mới', objectives: 'Chọn giống', products: ['Giống lúa'] }
  await by(
    session,
    'C1',
    'adoptOrderText',
    '2026-03-18',
    { taskId: 'd1', agreeing: 9, method: 'openSelection' },
    text,
  )
  await by(stream, 'L1', 'proposeOrderList', '2026-03-20')
  await by(stream, 'A1', 'approveOrderList', '2026-03-25', {}, { decisionNumber: '45/QĐ-UBND' })
  await by(stream, 'O1', 'publishOrder', '2026-03-27')
  await by(stream, 'O1', 'tellProposer', '2026-03-27')
  expect(await endOf(engine, stream)).toMatchObject({
    outcome: 'ordered',
    state: { method: 'openSelection', approvedOn: '2026-03-25', sessionIds: ['sd1'], councillors: nine },
  })
  expect(await endOf(engine, session)).toMatchObject({ outcome: 'concluded' })
  expect(await engine.db('tasks').where({ id: 'd1' }).first('title')).toEqual({ title: text.name })
  expect(await engine.db('ballots').where({ session_id: 'sd1' }).count()).toEqual([{ count: 9 }])
  expect(await engine.db('minutes').where({ session_id: 'sd1' }).first('conclusion')).toEqual({
    conclusion: 'recommended',
  })
  expect(await lettersOf(engine)).toMatchObject({
    councilInvitation: 9,
    councilPapersSent: 9,
    orderApproved: 1,
  })
})

test('nobody is present twice over, and a ballot is cast once, whatever the key', async () => {
  const stream = await stage('determination', 'd2', 'NV-2026-002')
  const session = await convened(engine, 'sd2', { kind: 'determination', agenda: [task('d2', stream)] }, days)
  const early = by(session, 'C1', 'holdSitting', '2026-03-13', {
    present: [{ person: 'C1' }],
    countingPanel: [],
  })
  await expect(early).rejects.toMatchObject({ cause: { message: 'council/before-its-day' } })
  const few = by(session, 'C1', 'holdSitting', '2026-03-16', {
    present: [{ person: 'C1' }],
    countingPanel: [],
  })
  await expect(few).rejects.toMatchObject({ cause: { message: 'quorum/too-few' } })
  const present = nine.map((person) => ({ person }))
  await by(session, 'C1', 'holdSitting', '2026-03-16', { present, countingPanel: [] })
  const { ballot } = judged('C2', false)
  const twice = await Promise.allSettled([
    by(session, 'C2', 'castBallot', '2026-03-16', { taskId: 'd2', ...ballot }),
    by(session, 'C2', 'castBallot', '2026-03-16', { taskId: 'd2', ...ballot }),
  ])
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await by(session, 'C1', 'concludeSitting', '2026-03-16', { taskId: 'd2' }, { reasons: ['Chưa cấp thiết'] })
  await by(stream, 'O1', 'tellProposer', '2026-03-17')
  expect(await endOf(engine, stream)).toMatchObject({ outcome: 'notRecommended', state: null })
  expect(await engine.db('tasks').where({ id: 'd2' }).first('status')).toEqual({ status: 'notRecommended' })
  const [letter] = await engine.db('outbox').where({ letter: 'determinationResult' })
  expect(letter.context).toMatchObject({
    outcome: 'notRecommended',
    ballotsFor: 0,
    comments: ['Chưa cấp thiết'],
  })
})

test('without a ballot the council sits again; the authority may refuse the order', async () => {
  const stream = await stage('determination', 'd3', 'NV-2026-003')
  const session = await convened(engine, 'sd3', { kind: 'determination', agenda: [task('d3', stream)] }, days)
  await satAndConcluded(engine, session, '2026-03-16', 'd3', [])
  expect(await engine.db('tasks').where({ id: 'd3' }).first('status')).toEqual({ status: 'councilAppointed' })
  await sendPapers(engine, session, '2026-03-17', '2026-03-30')
  await satAndConcluded(
    engine,
    session,
    '2026-03-30',
    'd3',
    nine.map((member) => judged(member, true)),
  )
  const text = { name: 'Giống lúa', objectives: 'Chọn giống', products: ['Giống lúa'] }
  await by(
    session,
    'C1',
    'adoptOrderText',
    '2026-04-01',
    { taskId: 'd3', agreeing: 7, method: 'openSelection' },
    text,
  )
  await by(stream, 'L1', 'proposeOrderList', '2026-04-03')
  await by(
    stream,
    'A1',
    'returnOrderList',
    '2026-04-06',
    { anotherCouncil: false },
    { note: 'Làm rõ sản phẩm' },
  )
  await by(stream, 'L1', 'proposeOrderList', '2026-04-08')
  await by(
    stream,
    'A1',
    'refuseOrder',
    '2026-04-10',
    { reasons: 1 },
    { reasonTexts: ['Chưa cân đối được kinh phí'] },
  )
  await by(stream, 'O1', 'tellProposer', '2026-04-13')
  expect(await endOf(engine, stream)).toMatchObject({ outcome: 'notApproved' })
  expect(await engine.db('sittings').where({ session_id: 'sd3' }).pluck('sitting')).toEqual([1, 2])
  const letters = await lettersOf(engine)
  expect(letters).toMatchObject({ orderNotApproved: 1 })
  expect(letters.councilSittingMoved).toBeUndefined()
})

test('two councils for one task: the second appointment is refused by the database', async () => {
  const stream = await stage('determination', 'd4', 'NV-2026-004')
  const agenda = [task('d4', stream)]
  const appoint = async (id: string) => {
    const act = await actBy(engine, 'A1', on('2026-03-02'), appointment(id, agenda))
    const input = sessionInput(id, { kind: 'determination', agenda }, '2026-03-02')
    return startWith(engine, 'councilSession', input, 'appointCouncil', act)
  }
  await appoint('sd4')
  await expect(appoint('sd4-again')).rejects.toMatchObject({
    cause: { message: 'council/already-appointed' },
  })
  expect(await engine.db('councils').where({ session_id: 'sd4-again' })).toEqual([])
  const committed = (id: string) =>
    engine
      .db('journal')
      .where({ stream: sessionStream(id) })
      .orderBy('seq')
  expect(await committed('sd4').pluck('type')).toEqual(['processOpened', 'councilAppointed'])
  expect(await committed('sd4-again').pluck('type')).toEqual(['processOpened'])
})

test('a member in conflict is out of everything and is replaced; their ballot never counts', async () => {
  const stream = await stage('determination', 'd5', 'NV-2026-009')
  const session = await convened(engine, 'sd5', { kind: 'determination', agenda: [task('d5', stream)] }, days)
  await by(
    session,
    'C6',
    'declareConflict',
    '2026-03-05',
    { kind: 'spouse', with: 'H1' },
    { note: 'Vợ chồng' },
  )
  await by(session, 'C7', 'declineInvitation', '2026-03-05', {}, { reason: 'Đi công tác' })
  const replacement = { person: 'S1', organisations: ['ORG-EXPERTS'] }
  await by(session, 'A1', 'replaceMember', '2026-03-06', { person: 'C6', replacement })
  const relations = await engine
    .db('task_people')
    .where({ task_id: 'd5', person_id: 'C6' })
    .whereNull('until')
  expect(relations.map(({ relation }) => relation)).toEqual(['conflicted'])
  const present = ['C1', 'C2', 'C3', 'C4', 'C5', 'S1', 'C8', 'C9'].map((person) => ({ person }))
  await by(session, 'C1', 'holdSitting', '2026-03-16', { present, countingPanel: [] })
  await by(session, 'C9', 'castBallot', '2026-03-16', { taskId: 'd5', ...judged('C9', false).ballot })
  await by(session, 'C9', 'declareConflict', '2026-03-16', { kind: 'other', with: null })
  await by(session, 'C8', 'castBallot', '2026-03-16', { taskId: 'd5', ...judged('C8', true).ballot })
  await by(session, 'C1', 'concludeSitting', '2026-03-16', { taskId: 'd5' }, { reasons: [] })
  const { result } = await engine.db('council_agenda').where({ session_id: 'sd5' }).first('result')
  expect(result).toMatchObject({
    turnout: { appointed: 8, present: 7, cast: 1, valid: 1 },
    for: 1,
    against: 0,
  })
  const voided = await engine.db('ballots').where({ session_id: 'sd5', voided: true }).pluck('member')
  expect(voided).toEqual(['C9'])
})

test('what reminds of a sitting is about its task and leads to the sitting', async () => {
  const stream = await stage('determination', 'd6', 'NV-2026-010')
  const agenda = [task('d6', stream)]
  const input = sessionInput('sd6', { kind: 'determination', agenda }, '2026-03-02')
  const appointed = await actBy(engine, 'A1', on('2026-03-02'), appointment('sd6', agenda))
  await startWith(engine, 'councilSession', input, 'appointCouncil', appointed)
  const handle = engine.client.workflow.getHandle(input.stream)
  await handle.signal(advanceClock, on('2026-03-31'))
  const escalated = () =>
    engine.db('journal').where({ stream: input.stream, type: 'deadlineEscalated' }).first('seq')
  while (!(await escalated())) await handle.query(held)
  const letters: { letter: string; to_person: string; context: object }[] = await engine
    .db('outbox')
    .join('journal', 'seq', 'fact_seq')
    .where({ stream: input.stream })
    .whereLike('letter', 'deadline%')
  expect(letters.map(({ letter, to_person: to }) => `${letter} ${to}`)).toEqual(
    expect.arrayContaining(['deadlineReminder C9', 'deadlineEscalation L1']),
  )
  for (const { context } of letters) {
    expect(context).toMatchObject({ taskCode: 'NV-2026-010', link: '/phien-hop/sd6' })
  }
})
