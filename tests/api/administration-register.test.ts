import { seedCalendar } from '../../db/calendar'
import { calendarSeed } from '../../regulations/calendar'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

let engine: Engine
let api: RunningApi
let admin: Caller
const today = '2026-03-02'
const at = `${today}T02:00:00.000Z`

beforeAll(async () => {
  engine = await startEngine()
  await seedCalendar(engine.db, calendarSeed)
  api = await startApi(engine)
  admin = await api.join({ id: 'P-AD', roles: ['admin'], organisation: 'ORG-SO' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

interface Listed {
  items: { id: string }[]
}
interface LogLine {
  kind: { code: string }
  before: Record<string, unknown> | null
  reason: string | null
}

const send = (method: string, path: string, body?: unknown) =>
  admin.call(method, `/api/admin${path}`, body, { at })
const logOf = async (subject: string) =>
  (await admin.get<{ items: LogLine[] }>(`/api/admin/log?subject=${encodeURIComponent(subject)}`)).body.items

test('organisations are kept with their dates and successor; no circle, nobody overwritten', async () => {
  const make = async (name: string) =>
    ((await send('POST', '/organisations', { name, kind: 'institute' })).body as { id: string }).id
  const [first, next] = [await make('Viện Một'), await make('Viện Hai')]
  const change = (id: string, fields: object) =>
    send('PUT', `/organisations/${id}`, { version: 1, name: 'Viện Một', kind: 'institute', ...fields })
  expect((await change(first, { successor: next })).body.code).toBe('administration/successor-without-end')
  expect((await change(first, { validTo: '2026-06-30', successor: 'KHONG' })).body.code).toBe(
    'administration/successor-unknown',
  )
  expect((await change(first, { validFrom: '2026-07-01', validTo: '2026-06-30' })).body.code).toBe(
    'administration/dates-reversed',
  )
  expect((await change(first, { validTo: '2026-06-30', successor: next })).status).toBe(204)
  expect((await change(first, { name: 'Tên khác' })).status).toBe(409)
  const circle = await change(next, { name: 'Viện Hai', validTo: '2027-06-30', successor: first })
  expect(circle.body.code).toBe('administration/successor-circle')
  const kept = await admin.get(`/api/admin/organisations/${first}`)
  expect(kept.body).toMatchObject({
    version: 2,
    validTo: '2026-06-30',
    successor: { id: next, name: 'Viện Hai' },
  })
  const gone = await admin.get<Listed>('/api/admin/organisations?alive=false&q=vien', {
    at: '2026-07-01T02:00:00.000Z',
  })
  expect(gone.body.items.map(({ id }) => id)).toEqual([first])
  expect((await logOf(`organisation/${first}`)).map(({ kind }) => kind.code)).toEqual([
    'organisationChanged',
    'organisationAdded',
  ])
})

const yearBody = {
  version: 1,
  holidays: ['2027-01-01', '2027-02-05'],
  swappedWorkingSaturdays: ['2027-02-20'],
  status: 'verified',
  source: 'Thông báo nghỉ Tết 2027',
  reason: 'Có thông báo chính thức.',
}

test('a calendar year is changed with a reason; working days follow, running terms do not', async () => {
  const due = new Date('2027-02-12T17:00:00.000Z')
  await engine.db('deadlines').insert({
    ...{ stream: 'task/x', name: 'thu', kind: 'ordering', waits_for: 'x', clause: 'x', state: 'running' },
    ...{ counted_from: '2027-02-01', due, opened_at: new Date(at), opened_seq: 1 },
  })
  expect((await send('PUT', '/calendar/2027', yearBody)).status).toBe(204)
  expect((await send('PUT', '/calendar/2027', yearBody)).status).toBe(409)
  const { body } = await api.anonymous.get<{
    years: { year: number; holidays: string[]; provisional: boolean }[]
  }>('/api/calendar')
  expect(body.years.find(({ year }) => year === 2027)).toEqual({
    ...{ year: 2027, holidays: yearBody.holidays },
    ...{ swappedWorkingSaturdays: ['2027-02-20'], provisional: false },
  })
  expect(await engine.db('deadlines').where({ stream: 'task/x' }).first('due')).toEqual({ due })
  const [line] = await logOf('calendar/2027')
  expect(line).toMatchObject({ reason: yearBody.reason, before: { status: 'provisional' } })
})

test('days of another year, twice, or of the wrong kind are told all at once', async () => {
  const { status, body } = await send('PUT', '/calendar/2028', {
    ...yearBody,
    version: 0,
    holidays: ['2028-01-03', '2027-01-04', '2028-01-03', '2028-01-08'],
    swappedWorkingSaturdays: ['2028-01-10'],
  })
  expect(status).toBe(400)
  expect((body.errors as { field: string }[]).map(({ field }) => field)).toEqual([
    'holidays.1',
    'holidays.2',
    'holidays.3',
    'swappedWorkingSaturdays.0',
  ])
  const sound = { ...yearBody, version: 0, holidays: ['2028-01-03'], swappedWorkingSaturdays: ['2028-01-08'] }
  expect((await send('PUT', '/calendar/2028', sound)).status).toBe(204)
})

test('what needs care is counted', async () => {
  await engine.db('stuck_commits').insert({
    ...{ fact_key: 'task/lost/x', fact_type: 'x', stream: 'task/lost', kind: 'researchTask' },
    ...{ attempts: 4, error_class: 'DatabaseError' },
  })
  const { body } = await admin.get('/api/admin/overview')
  expect(body).toMatchObject({ failedLetters: 0, stuckCommits: 1, provisionalYears: [], mode: 'training' })
  expect((body.edition as { assumed: number }).assumed).toBeGreaterThan(0)
})

test('a stuck item whose workflow is gone is told apart from one that went through', async () => {
  const check = async (key: string) =>
    (await admin.get(`/api/stuck/check?factKey=${encodeURIComponent(key)}`)).body
  expect(await check('task/lost/x')).toMatchObject({ state: 'stopped', attempts: 4 })
  expect(await check('task/other/y')).toMatchObject({ state: 'settled' })
})

test('the administrators’ log cannot be changed, and the tasks’ journal holds none of it', async () => {
  await expect(engine.db('admin_log').update({ reason: 'khác' })).rejects.toThrow('append-only')
  await expect(engine.db('admin_log').delete()).rejects.toThrow('append-only')
  expect(await engine.db('journal').count()).toEqual([{ count: 0 }])
})

const officer = { role: 'dostOfficer', organisation: 'ORG-SO', document: '12/QĐ-SKHCN' }

test('unknown people, organisations and years are not found', async () => {
  for (const path of ['/people/khong', '/organisations/khong']) {
    expect((await admin.get(`/api/admin${path}`)).status).toBe(404)
  }
  expect((await send('PUT', '/calendar/1999', yearBody)).status).toBe(404)
  expect((await send('POST', '/people/khong/mandates', { ...officer, from: today })).status).toBe(404)
})
