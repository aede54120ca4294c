import pino from 'pino'
import { auditTrail } from '../../api/audit/trail'
import { type AuditEntry, appendAudit, auditInOrder, closeAuditDay, forgetAudit } from '../../db/audit'
import { localDate } from '../../domain/instant'
import type { Role } from '../../domain/life'
import { stageStream } from '../../domain/streams'
import { checkAudit } from '../../scripts/verify/audit'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { auditEntry } from '../support/audit'
import { type Engine, opened, startEngine } from '../support/engine'
import { orderOf } from '../support/order'
import { on } from '../support/ordering'

interface Event {
  key: string
  at: string
  person: { id: string } | null
  under: { code: string } | null
  kind: { code: string }
  what: { code: string; title: string }
  objects: string[]
  task: { id: string; code: string } | null
  result: { code: string }
  reason: { code: string; title: string } | null
  address: string | null
  agent: string | null
}
interface Listed {
  items: Event[]
  next: string | null
}

let engine: Engine
let api: RunningApi
let proposer: Caller
let stranger: Caller
let officer: Caller
let admin: Caller
let auditor: Caller
let task: { id: string; code: string }

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  const join = (id: string, role: Role, organisation: string) => api.join({ id, roles: [role], organisation })
  proposer = await join('P-1', 'proposer', 'ORG-1')
  stranger = await join('P-2', 'proposer', 'ORG-2')
  officer = await join('P-3', 'dostOfficer', 'ORG-SO')
  admin = await join('P-4', 'admin', 'ORG-SO')
  auditor = await join('P-5', 'auditor', 'ORG-TT')
  const { body } = await proposer.post<{ task: { id: string; code: string } }>('/api/tasks', orderOf('ORG-1'))
  const { id, code } = body.task
  task = { id, code }
  await opened(engine, stageStream(task.id, 'ordering'))
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

async function found(query: string): Promise<Event[]> {
  const { status, body } = await auditor.get<Listed>(`/api/audit?${query}`)
  expect(status).toBe(200)
  return body.items
}

describe('what was refused', () => {
  test('a task that somebody may not know of: who, from where, which route and task, and why', async () => {
    const headers = { 'User-Agent': 'x'.repeat(300) }
    expect((await stranger.get(`/api/tasks/${task.code}`, { headers })).status).toBe(404)
    const [event] = await found('person=P-2&kind=right')
    expect(event).toMatchObject({
      person: { id: 'P-2' },
      under: null,
      what: { code: 'getTask', title: 'Xem nhiệm vụ' },
      objects: [task.code],
      task,
      result: { code: 'refused' },
      reason: { code: 'request/not-found' },
      address: expect.stringContaining('127.0.0.1'),
    })
    expect(event?.agent).toHaveLength(120)
  })

  test('a route that is for other roles, and a route for who is signed in', async () => {
    expect((await officer.get('/api/letters')).status).toBe(403)
    expect((await api.anonymous.get('/api/me/work')).status).toBe(401)
    expect((await found('what=listLetters'))[0]).toMatchObject({
      ...{ person: { id: 'P-3' }, reason: { code: 'rights/role-needed' } },
    })
    expect((await found('what=getMyWork'))[0]).toMatchObject({
      ...{ person: null, reason: { code: 'session/required' } },
    })
  })

  test('an act that is not theirs', async () => {
    const { status } = await proposer.post(`/api/tasks/${task.id}/proposal/acceptance`)
    expect(status).toBe(403)
    expect((await found(`object=${task.code}&result=refused`))[0]).toMatchObject({
      ...{ person: { id: 'P-1' }, what: { code: 'acceptProposal' }, reason: { code: 'rights/not-yours' } },
    })
  })

  test('what the rules of the domain refuse is no decision on rights', async () => {
    const before = await found('person=P-3')
    const wrong = await officer.post(`/api/tasks/${task.id}/proposal/returns`, { defectTexts: [] })
    expect(wrong.status).toBe(422)
    expect(await found('person=P-3')).toEqual(before)
  })
})

describe('what was read and changed', () => {
  test('personal data, under the role that opened the route', async () => {
    expect((await admin.get('/api/admin/people/P-1')).status).toBe(200)
    expect((await found('kind=person&person=P-4'))[0]).toMatchObject({
      ...{ under: { code: 'role:admin' }, objects: ['P-1'], result: { code: 'done' }, reason: null },
    })
  })

  test('a change by administration, also one that was refused', async () => {
    const organisation = { name: 'Đơn vị mới', kind: 'other', shortName: null, validFrom: null }
    await admin.post('/api/admin/organisations', organisation)
    expect((await found('kind=administration'))[0]).toMatchObject({
      ...{ person: { id: 'P-4' }, under: { code: 'role:admin' }, what: { code: 'addOrganisation' } },
    })
    expect((await admin.post('/api/admin/organisations', {})).status).toBe(400)
    expect((await found('kind=administration'))[0]).toMatchObject({ result: { code: 'refused' } })
  })

  test('a history that an auditor reads, and this search itself', async () => {
    expect((await auditor.get(`/api/tasks/${task.id}/journal`)).status).toBe(200)
    const events = await found('kind=journal')
    expect(events.map(({ what }) => what.code)).toEqual(
      expect.arrayContaining(['getTaskJournal', 'searchAudit']),
    )
    expect((await officer.get(`/api/tasks/${task.id}/journal`)).status).toBe(200)
    expect(await found('person=P-3&kind=journal')).toEqual([])
  })

  test('a file of the table, with what it was narrowed to; the file of this search too', async () => {
    await auditor.get('/api/overview/late/csv?field=F-NN')
    const { status, body } = await auditor.get<string>('/api/audit/csv?kind=act')
    expect(status).toBe(200)
    expect(body).toContain('submitProposal')
    const [own, other] = await found('kind=export')
    expect(own).toMatchObject({ what: { code: 'exportAudit' }, objects: ['?kind=act'] })
    expect(other).toMatchObject({ what: { code: 'getLateSheet' }, objects: ['?field=F-NN'] })
  })
})

describe('the search', () => {
  test('shows acts and accesses together, newest first, page by page', async () => {
    const whole = await found(`object=${task.id}&limit=100`)
    expect(whole.map(({ kind }) => kind.code)).toEqual(expect.arrayContaining(['act', 'right']))
    expect(whole.map(({ at }) => at)).toEqual(
      whole
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
    const paged: Event[] = []
    for (let cursor = ''; ; ) {
      const { body } = await auditor.get<Listed>(`/api/audit?object=${task.id}&limit=1${cursor}`)
      paged.push(...body.items)
      if (body.next === null) break
      cursor = `&cursor=${body.next}`
    }
    const keys = (events: readonly Event[]) =>
      events.filter(({ kind }) => kind.code !== 'journal').map(({ key }) => key)
    expect(keys(paged)).toEqual(keys(whole))
  })

  test('finds a person by address and name, an act by its name, and a day', async () => {
    const byId = await found('person=P-1&kind=act')
    expect(byId).toHaveLength(1)
    expect(await found('person=p-1@detai.example&kind=act')).toEqual(byId)
    expect(await found(`person=${encodeURIComponent('Người P-1')}&kind=act`)).toEqual(byId)
    expect(await found('what=submitProposal')).toEqual(byId)
    expect(await found('person=nobody')).toEqual([])
    expect(await found('from=2020-01-01&to=2020-12-31')).toEqual([])
    expect(byId[0]).toMatchObject({ under: { code: 'role:proposer' }, task })
  })

  test.each(['person=', 'kind=x', 'result=x', 'from=31/12/2026', 'cursor=x', 'more=1'])(
    'refuses %s',
    async (query) => expect((await auditor.get(`/api/audit?${query}`)).status).toBe(400),
  )

  test.each(['/api/audit', '/api/audit/csv'])('%s is for auditors alone', async (path) => {
    for (const caller of [admin, officer, proposer]) expect((await caller.get(path)).status).toBe(403)
    expect((await api.anonymous.get(path)).status).toBe(401)
  })
})

describe('the log', () => {
  const kept = async () => {
    const entries: AuditEntry[] = []
    for await (const entry of auditInOrder(engine.db)) entries.push(entry)
    return entries
  }

  test('is one chain', async () => {
    await api.deps.audit.flush()
    expect(await checkAudit(engine.db)).toMatchObject({ ok: true, checked: expect.any(Number) })
  })

  test.each([
    `update audit_log set person = 'P-1'`,
    'truncate audit_log',
    `delete from audit_log where seq = (select max(seq) from audit_log)`,
  ])('refuses %s', (statement) => expect(engine.db.raw(statement)).rejects.toMatchObject({ code: 'DT000' }))

  test('a batch that is written again is one', async () => {
    const batch = [auditEntry(on('2026-03-02')), auditEntry(on('2026-03-02'))]
    await appendAudit(engine.db, batch)
    const before = await kept()
    await appendAudit(engine.db, [...batch, auditEntry(on('2026-03-02'))])
    expect(await kept()).toHaveLength(before.length + 1)
    expect(await checkAudit(engine.db)).toMatchObject({ ok: true })
  })

  test('what is old enough goes, up to a checkpoint, and the rest is a chain still', async () => {
    const { db } = engine
    await db.transaction(async (trx) => {
      await trx.raw('alter table audit_log disable trigger all')
      await trx('audit_log').delete()
      await trx('chains').where({ chain: 'audit' }).delete()
    })
    await appendAudit(db, [auditEntry(on('2024-01-10')), auditEntry(on('2024-01-10'))])
    await closeAuditDay(db, localDate('2024-01-10'))
    await appendAudit(db, [auditEntry(on('2024-02-10'))])
    await closeAuditDay(db, localDate('2024-02-10'))
    expect(await forgetAudit(db, localDate('2026-01-10'), 24)).toBe(0)
    expect(await forgetAudit(db, localDate('2026-01-13'), 24)).toBe(2)
    expect(await forgetAudit(db, localDate('2026-01-13'), 24)).toBe(0)
    expect(await kept()).toHaveLength(1)
    expect(await checkAudit(db)).toMatchObject({ ok: true, checked: expect.any(Number) })
  })
})

describe('writing it', () => {
  const logger = pino({ level: 'silent' })
  const { id: _id, at: _at, ...note } = auditEntry(on('2026-03-02'), { person: 'P-writing' })
  const written = async () =>
    (await engine.db('audit_log').where({ person: 'P-writing' }).orderBy('seq')).map(({ name }) => name)

  test('takes no more than it has room for while nothing can be written, and says what it lost', async () => {
    const { db } = engine
    const trail = auditTrail({ db, logger, monthsKept: 24, most: 2 })
    await db.schema.renameTable('audit_log', 'audit_log_away')
    for (const name of ['a', 'b', 'c', 'd']) trail.note({ ...note, name })
    await trail.flush()
    expect(trail.figures()).toEqual({ waiting: 2, failed: expect.any(Number), lost: 2 })
    await db.schema.renameTable('audit_log_away', 'audit_log')
    await trail.close()
    expect(await written()).toEqual(['a', 'b'])
    expect(trail.figures()).toMatchObject({ waiting: 0, lost: 2 })
    expect(await db('audit_log').where({ kind: 'lost' }).first()).toMatchObject({
      reason: '2',
      result: 'lost',
    })
    expect(await checkAudit(db)).toMatchObject({ ok: true })
  })

  test('a day that is over is closed once', async () => {
    const { db } = engine
    let now = Date.parse('2031-05-01T10:00:00.000Z')
    // So long that the days of this test let nothing go.
    const trail = auditTrail({ db, logger, monthsKept: 12_000, now: () => now })
    trail.note(note)
    await trail.flush()
    now += 86_400_000
    await trail.flush()
    await trail.close()
    const days = await db('audit_checkpoints').where('day', '>=', '2031-01-01').orderBy('day')
    expect(days.map(({ day }) => day)).toEqual(['2031-04-30', '2031-05-01'])
  })
})

test('what happened to accounts is found beside it, by the person, the kind and the outcome', async () => {
  const wrong = await api.anonymous.call('POST', '/api/session', {
    email: 'p-2@detai.example',
    password: 'khong-phai-mat-khau-nay',
  })
  expect(wrong.status).toBe(401)
  const found = async (query: string) => (await auditor.get<Listed>(`/api/audit?kind=identity&${query}`)).body
  const refused = await found('person=P-2&result=refused')
  expect(refused.items).toMatchObject([
    { person: { id: 'P-2' }, what: { code: 'signIn', title: 'Đăng nhập' }, result: { code: 'refused' } },
  ])
  expect(refused.items[0]?.address).toBeTruthy()
  const [first, second] = [await found('limit=2'), await found('')]
  expect(first.items).toEqual(second.items.slice(0, 2))
  const next = (await auditor.get<Listed>(`/api/audit?kind=identity&limit=2&cursor=${first.next}`)).body
  expect(next.items).toEqual(second.items.slice(2, 4))
})
