import { seedCalendar } from '../../db/calendar'
import { calendarSeed } from '../../regulations/calendar'
import { advanceClock, stageStream } from '../../workflows/contract'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { callBrief, momentOn, seedCallTask } from '../support/call'
import { type Engine, handleOf, startAlone, startEngine } from '../support/engine'
import { pdf, upload } from '../support/files'

let engine: Engine
let api: RunningApi
let officer: Caller
let leader: Caller
let applicant: Caller
let rival: Caller
let proposer: Caller

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  await seedCalendar(engine.db, calendarSeed)
  await seedCallTask(engine.db, ['api-call-1', 'api-call-2'])
  const people = ['O1', 'L1', 'H1', 'H2', 'P1'] as const
  ;[officer, leader, applicant, rival, proposer] = (await Promise.all(
    people.map((id) => api.signIn(id)),
  )) as [Caller, Caller, Caller, Caller, Caller]
  for (const taskId of ['api-call-1', 'api-call-2']) {
    const stream = stageStream(taskId, 'call')
    const at = momentOn('2026-03-02', '08:00')
    const brief = { ...callBrief(), taskId }
    const law = { editionId: '2023' as const }
    await startAlone(engine, { stream, kind: 'call', taskId, law, clock: 'training', at, brief })
  }
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

async function dossierOf(caller: Caller, host: string, investigator: string, forms: readonly string[]) {
  const documents = []
  for (const form of forms) {
    const { body } = await upload(caller, pdf(`${form} ${host}`), `${form}.pdf`)
    documents.push({ form, sha256: body.sha256 })
  }
  const lines = [{ line: 'materials', stateDong: 900_000_000 }]
  return {
    host,
    principalInvestigator: investigator,
    lumpSum: 'partial',
    lines,
    documents,
    summary: 'Điều bí mật',
  }
}

const at = (day: string) => ({ at: momentOn(day) })
const complete = ['B1-1', 'B1-2a', 'B1-3', 'B1-4']

/** Everything that a person can learn of a task and its call. */
async function seenBy(caller: Caller) {
  const paths = [
    '/api/tasks/api-call-1',
    '/api/tasks/api-call-1/call',
    '/api/tasks/api-call-1/journal',
    '/api/tasks/api-call-1/documents',
    '/api/tasks/api-call-1/waiting',
    '/api/tasks',
    '/api/me/work',
    '/api/calls/api-call-1',
  ]
  return Promise.all(paths.map(async (path) => (await caller.get(path, at('2026-03-20'))).body))
}

/** The names of the task's files that a person finds. */
async function documentsFor(caller: Caller): Promise<string[]> {
  const path = '/api/tasks/api-call-1/documents?limit=100'
  const { body } = await caller.get<{ items: { name: string }[] }>(path)
  return body.items.map(({ name }) => name)
}

test('a notice needs the term of the law and a worked day', async () => {
  const post = (deadlineOn: string) =>
    officer.post('/api/tasks/api-call-1/call/notices', { deadlineOn }, at('2026-03-03'))
  expect(await post('2026-04-01')).toMatchObject({
    status: 422,
    body: { code: 'call/notice-too-short', detail: 'Hạn nộp hồ sơ sớm nhất là ngày 02/04/2026.' },
  })
  expect(await post('2026-04-04')).toMatchObject({ status: 422, body: { code: 'call/deadline-on-day-off' } })
  expect(await applicant.get('/api/tasks/api-call-1/call')).toMatchObject({ status: 404 })
  expect(await post('2026-04-03')).toMatchObject({
    status: 201,
    body: { task: { status: 'receivingDossiers' } },
  })
  const [call] = (
    await api.anonymous.get<{ items: { noticeNumber: string }[] }>('/api/calls', at('2026-03-05'))
  ).body.items
  expect(call).toMatchObject({ code: 'NV-2026-101', noticeNumber: 'NV-2026-101/TB1' })
  expect((await api.anonymous.get('/api/calls/NV-2026-101', at('2026-03-05'))).body).toMatchObject({
    open: true,
    forms: complete.map((code) => ({ code })),
    order: { objectives: 'Giống chịu mặn' },
  })
})

test('a dossier is sealed: the office sees the same bytes before and after it comes in', async () => {
  const before = await seenBy(officer)
  const dossier = await dossierOf(applicant, 'ORG-H', 'H1', complete)
  const submitted = await applicant.post('/api/tasks/api-call-1/applications', dossier, at('2026-03-20'))
  expect(submitted).toMatchObject({ status: 201, body: { receipt: { fact: 'applicationSubmitted' } } })
  expect(await seenBy(officer)).toEqual(before)
  const [file] = dossier.documents
  expect((await officer.get(`/api/files/${file?.sha256}`)).status).toBe(404)
  expect(await documentsFor(officer)).toEqual([])
  expect((await officer.get('/api/tasks/api-call-1')).body).toMatchObject({
    unseen: [{ what: expect.stringContaining('kể cả số hồ sơ'), at: momentOn('2026-04-03', '17:00') }],
  })
  const mine = await applicant.get<{ dossiers: { id: string }[] }>('/api/tasks/api-call-1/call')
  expect(mine.body).toMatchObject({ sealed: true, dossiers: [{ host: { id: 'ORG-H' }, valid: null }] })
  const path = `/api/tasks/api-call-1/applications/${mine.body.dossiers[0]?.id}`
  expect((await applicant.get(path)).body).toMatchObject({ texts: { summary: 'Điều bí mật' } })
  for (const other of [officer, leader, rival, proposer]) expect((await other.get(path)).status).toBe(404)
  expect((await rival.get('/api/tasks/api-call-1/call')).body).toMatchObject({ dossiers: [] })
})

test('a dossier names only files that its sender has brought in, for their own organisation', async () => {
  const dossier = await dossierOf(applicant, 'ORG-H', 'H1', ['B1-1'])
  const stolen = { ...dossier, host: 'ORG-G', principalInvestigator: 'H2' }
  expect(await rival.post('/api/tasks/api-call-1/applications', stolen, at('2026-03-23'))).toMatchObject({
    status: 422,
    body: { code: 'file/unknown' },
  })
  expect(await rival.post('/api/tasks/api-call-1/applications', dossier, at('2026-03-23'))).toMatchObject({
    status: 422,
    body: { code: 'call/not-your-organisation' },
  })
  expect((await officer.post('/api/tasks/api-call-1/applications', dossier, at('2026-03-23'))).status).toBe(
    403,
  )
})

test('a dossier changes by its applicants alone, and receipts tell strangers their validity', async () => {
  const own = await dossierOf(rival, 'ORG-G', 'H2', complete)
  await rival.post('/api/tasks/api-call-1/applications', own, at('2026-03-24'))
  const { dossiers } = (await rival.get<{ dossiers: { id: string }[] }>('/api/tasks/api-call-1/call')).body
  const path = `/api/tasks/api-call-1/applications/${dossiers[0]?.id}`
  const foreign = await applicant.post(`${path}/withdrawal`, {}, at('2026-03-25'))
  expect(foreign).toMatchObject({ status: 422, body: { code: 'call/not-your-application' } })
  expect((await rival.call('PUT', path, own, at('2026-03-26'))).status).toBe(201)
  const { receipts } = (await rival.get<{ receipts: string[] }>(path)).body
  expect(receipts).toHaveLength(2)
  expect((await rival.get(`/api/receipts/${receipts[0]}`)).body).toMatchObject({
    state: 'replaced',
    replacedBy: receipts[1],
    files: complete.map((form) => ({ name: `${form}.pdf` })),
  })
  const [former, current] = await Promise.all(
    receipts.map((number) => officer.get(`/api/receipts/${number}`)),
  )
  expect(former?.body).toEqual({ number: receipts[0], valid: false })
  expect(current?.body).toEqual({ number: receipts[1], valid: true })
  expect((await rival.post(`${path}/withdrawal`, {}, at('2026-03-27'))).status).toBe(201)
  expect((await api.anonymous.get(`/api/receipts/${receipts[1]}`)).body).toMatchObject({ valid: false })
})

test('after the deadline nothing changes, and the opening shows the dossiers to their judges', async () => {
  const dossier = await dossierOf(rival, 'ORG-G', 'H2', complete)
  const late = await rival.post('/api/tasks/api-call-1/applications', dossier, {
    at: momentOn('2026-04-03', '17:00'),
  })
  expect(late).toMatchObject({
    status: 422,
    body: {
      code: 'call/deadline-passed',
      detail: 'Hạn nộp là 17:00 ngày 03/04/2026. Máy chủ nhận yêu cầu lúc 17:00 ngày 03/04/2026.',
    },
  })
  expect(
    (await officer.post('/api/tasks/api-call-1/call/opening', { minutes: 'Mở' }, at('2026-04-08'))).status,
  ).toBe(201)
  const shown = await officer.get<{ dossiers: { id: string }[] }>('/api/tasks/api-call-1/call')
  expect(shown.body).toMatchObject({
    sealed: false,
    dossiers: [{ host: { id: 'ORG-H' }, valid: true, missing: [] }],
  })
  const path = `/api/tasks/api-call-1/applications/${shown.body.dossiers[0]?.id}`
  const { documents } = (await officer.get<{ documents: { sha256: string }[] }>(path)).body
  expect((await officer.raw(`/api/files/${documents[0]?.sha256}`)).status).toBe(200)
  expect((await documentsFor(officer)).sort()).toEqual(complete.map((form) => `${form}.pdf`))
  expect(await documentsFor(proposer)).toEqual([])
  for (const other of [rival, proposer]) expect((await other.get(path)).status).toBe(404)
  expect(await officer.call('PUT', `${path}/screening`, { valid: false }, at('2026-04-09'))).toMatchObject({
    status: 422,
    body: { code: 'call/invalid-without-reasons' },
  })
  const refused = { valid: false, reasonTexts: ['Chủ nhiệm đang chủ trì nhiệm vụ khác.'] }
  expect((await officer.call('PUT', `${path}/screening`, refused, at('2026-04-09'))).status).toBe(201)
  expect(await officer.post('/api/tasks/api-call-1/call/opening/notice', {}, at('2026-04-10'))).toMatchObject(
    {
      status: 201,
      body: { task: { status: 'noValidDossier' } },
    },
  )
  expect((await applicant.get(path)).body).toMatchObject({
    valid: false,
    reasons: refused.reasonTexts,
    hints: [],
  })
  const cancelled = { reasonTexts: ['Không còn nhu cầu.'] }
  expect(
    (await officer.post('/api/tasks/api-call-1/call/cancellation', cancelled, at('2026-04-13'))).status,
  ).toBe(403)
  expect(
    (await leader.post('/api/tasks/api-call-1/call/cancellation', cancelled, at('2026-04-13'))).status,
  ).toBe(201)
})

test('people’s CVs are for applicants, judges and offices in charge; every reading is recorded', async () => {
  const { db } = engine
  const { id } = await db('applications').where({ task_id: 'api-call-1', host: 'ORG-H' }).first('id')
  const document = { application_id: id, form: 'B1-4' }
  const { sha256: cv } = await db('application_documents').where(document).first('sha256')
  const finance = await api.join({ id: 'F-cv', roles: ['financeOfficer'], organisation: 'ORG-F' })
  const administrator = await api.join({ id: 'Q-cv', roles: ['admin'], organisation: 'ORG-F' })
  const appraiser = await api.join({ id: 'T-cv', roles: ['appraisalTeam'], organisation: 'ORG-F' })
  const since = momentOn('2026-04-09')
  await db('task_people').insert({
    ...{ task_id: 'api-call-1', person_id: 'T-cv', relation: 'appraisalTeam', since },
  })
  const path = `/api/tasks/api-call-1/applications/${id}`
  const formsFor = async (caller: Caller) => {
    const { body } = await caller.get<{ documents: { form: { code: string } }[] }>(path)
    return body.documents.map(({ form }) => form.code)
  }
  for (const caller of [finance, administrator]) {
    expect((await caller.raw(`/api/files/${cv}`)).status).toBe(404)
    expect(await formsFor(caller)).toEqual(complete.filter((form) => form !== 'B1-4'))
    expect(await documentsFor(caller)).not.toContain('B1-4.pdf')
  }
  for (const caller of [applicant, officer, leader, appraiser]) {
    expect((await caller.raw(`/api/files/${cv}`)).status).toBe(200)
    expect(await formsFor(caller)).toEqual(complete)
  }
  await api.deps.audit.flush()
  const readers = await db('audit_log').where({ kind: 'file' }).whereRaw('? = any(objects)', [cv])
  expect(readers.map(({ person }) => person).sort()).toEqual(['L1', 'O1', 'T-cv'])
})

test('the opening comes only after the deadline', async () => {
  await officer.post('/api/tasks/api-call-2/call/notices', { deadlineOn: '2026-04-03' }, at('2026-03-03'))
  expect(await officer.post('/api/tasks/api-call-2/call/opening', {}, at('2026-04-03'))).toMatchObject({
    status: 409,
    body: { code: 'process/not-in-turn' },
  })
  const handle = handleOf(engine, stageStream('api-call-2', 'call'))
  await handle.signal(advanceClock, momentOn('2026-04-03', '17:00'))
  expect((await officer.post('/api/tasks/api-call-2/call/opening', {}, at('2026-04-06'))).status).toBe(201)
  expect(await engine.db('tasks').where({ id: 'api-call-2' }).first('status')).toEqual({
    status: 'noValidDossier',
  })
})
