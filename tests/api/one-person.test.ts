import { seedCalendar } from '../../db/calendar'
import { entriesInOrder } from '../../db/journal'
import { idsOfPeople } from '../../db/people'
import { calendarSeed } from '../../regulations/calendar'
import { Checks } from '../../scripts/verify/report'
import { checkRight } from '../../scripts/verify/rights'
import { stageStream } from '../../workflows/contract'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { callBrief, momentOn, seedCallTask } from '../support/call'
import { type Engine, startAlone, startEngine } from '../support/engine'
import { pdf, upload } from '../support/files'
import { addPerson } from '../support/people'

const [called, conflicted] = ['one-person-1', 'one-person-2']
const password = 'mat-khau-thu-nghiem'
const forms = ['B1-1', 'B1-2a', 'B1-3', 'B1-4']
const at = (day: string) => ({ at: momentOn(day) })

let engine: Engine
let api: RunningApi
let admin: Caller
let second: Caller

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  await seedCalendar(engine.db, calendarSeed)
  await seedCallTask(engine.db, [called, conflicted])
  const stream = stageStream(called, 'call')
  const input = {
    stream,
    kind: 'call',
    taskId: called,
    law: { editionId: '2023' },
    clock: 'training',
  } as const
  const brief = { ...callBrief(), taskId: called }
  await startAlone(engine, { ...input, at: momentOn('2026-03-02', '08:00'), brief })
  admin = await api.join({ id: 'AD1', roles: ['admin'], organisation: 'ORG-SO' })
  second = await api.join({ id: 'AD2', roles: ['admin'], organisation: 'ORG-SO' })
  // The second record of H1, and of the finance officer.
  await addPerson(engine.db, { id: 'H1-B', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  await addPerson(engine.db, { id: 'F1', roles: ['financeOfficer'], organisation: 'ORG-TC' })
  await addPerson(engine.db, { id: 'A1', roles: ['authority'], organisation: 'ORG-UB' })
  await engine.db('people').whereIn('id', ['H1', 'H1-B']).update({ name: 'Trần Văn Hai' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

interface Listed {
  merges: { id: string; mayConfirm: boolean; outcome: string | null; alone: boolean | null }[]
  candidates: { one: { id: string }; other: { id: string }; signs: { code: string }[] }[]
}

const propose = (kept: string, merged: string, by = admin, day = '2026-03-21') =>
  by.call(
    'POST',
    '/api/admin/merges',
    { kept, merged, reason: 'Cùng thẻ căn cước', document: 'CV 12/VP' },
    at(day),
  )
const listed = async (by = admin) => (await by.get<Listed>('/api/admin/merges', at('2026-03-21'))).body
const decide = (id: string, how: 'confirmation' | 'refusal', by: Caller, day = '2026-03-21') =>
  by.call('POST', `/api/admin/merges/${id}/${how}`, {}, at(day))

async function merged(kept: string, other: string, day = '2026-03-21'): Promise<void> {
  expect((await propose(kept, other, admin, day)).status).toBe(204)
  const [proposal] = (await listed()).merges
  expect(await decide(proposal!.id, 'confirmation', second, day)).toMatchObject({ status: 204 })
}

async function dossier(caller: Caller, principalInvestigator: string) {
  const documents = []
  for (const form of forms) {
    const { body } = await upload(caller, pdf(`${form} ${principalInvestigator}`), `${form}.pdf`)
    documents.push({ form, sha256: body.sha256 })
  }
  const lines = [{ line: 'materials', stateDong: 900_000_000 }]
  return { host: 'ORG-H', principalInvestigator, lumpSum: 'partial', lines, documents }
}

const signIn = (email: string) =>
  api.anonymous.call('POST', '/api/session', { email, password }, { key: null })

describe('two records of one person', () => {
  beforeAll(async () => {
    const officer = await api.signIn('O1')
    const notice = { deadlineOn: '2026-04-03' }
    expect((await officer.post(`/api/tasks/${called}/call/notices`, notice, at('2026-03-03'))).status).toBe(
      201,
    )
    for (const [id, host] of [
      ['H1', 'ORG-H'],
      ['H2', 'ORG-G'],
    ] as const) {
      const caller = await api.signIn(id)
      const body = { ...(await dossier(caller, id)), host }
      expect((await caller.post(`/api/tasks/${called}/applications`, body, at('2026-03-20'))).status).toBe(
        201,
      )
    }
    const since = momentOn('2026-03-20')
    await engine
      .db('task_people')
      .insert({ task_id: conflicted, person_id: 'H1', relation: 'conflicted', since })
  })

  test('are suggested by name and organisation; what is not two people is refused', async () => {
    expect((await listed()).candidates).toMatchObject([
      { one: { id: 'H1' }, other: { id: 'H1-B' }, signs: [{ code: 'name' }] },
    ])
    expect((await propose('H1', 'H1')).body.code).toBe('merge/same-person')
    expect((await propose('H1', 'khong-co')).body.code).toBe('merge/not-two')
    expect((await propose('AD1', 'H1')).body.code).toBe('merge/of-oneself')
    const outsider = await api.signIn('O1')
    expect((await propose('H1-B', 'H1', outsider)).status).toBe(403)
  })

  test('that one running process knows as two stay two, and it is named', async () => {
    expect((await propose('H1', 'H2')).body).toMatchObject({
      code: 'merge/one-process',
      detail: expect.stringContaining('NV-2026-101'),
    })
    const path = '/api/admin/merges/compare?kept=H1&merged=H2'
    expect((await admin.get(path)).body).toMatchObject({
      kept: { id: 'H1', emails: ['h1@detai.example'], acts: 1 },
      obstacle: { code: 'merge/one-process' },
    })
    const seats = { status: 'appointed', seats: [{ person: 'A1' }, { person: 'L1' }] }
    await engine.db('processes').insert({
      ...{ stream: 'session/one-council', kind: 'councilSession', law: '{}', status: 'appointed' },
      ...{ state: JSON.stringify(seats), opened_at: momentOn('2026-03-01') },
    })
    expect((await propose('A1', 'L1')).body.code).toBe('merge/one-council')
    await engine.db('processes').where({ stream: 'session/one-council' }).delete()
  })

  test('are merged by a second administrator, and are then one', async () => {
    expect((await propose('H1-B', 'H1')).status).toBe(204)
    expect((await propose('H1', 'H1-B')).body.code).toBe('merge/proposed-already')
    const [proposal] = (await listed()).merges
    expect(proposal).toMatchObject({ mayConfirm: false })
    expect((await decide(proposal!.id, 'confirmation', admin)).body.code).toBe('merge/second-needed')
    expect((await listed(second)).merges[0]).toMatchObject({ mayConfirm: true })
    expect((await decide(proposal!.id, 'confirmation', second)).status).toBe(204)
    expect((await decide(proposal!.id, 'confirmation', second)).body.code).toBe('merge/decided-already')
    expect((await listed()).merges[0]).toMatchObject({ outcome: 'confirmed', alone: false })
    const told = await engine.db('outbox').whereRaw(`context ->> 'what' = 'peopleMerged'`)
    expect(told.map((letter) => [letter.to_person, letter.to_address]).sort()).toEqual([
      ['H1-B', 'h1-b@detai.example'],
      ['H1-B', 'h1@detai.example'],
    ])
  })

  test('sign in as the kept one, by either address', async () => {
    const kept = await api.signIn('H1-B')
    expect((await signIn('h1@detai.example')).body).toMatchObject({ personId: 'H1-B' })
    expect((await kept.get('/api/me', at('2026-03-21'))).body).toMatchObject({ id: 'H1-B' })
    const { items } = (await kept.get<{ items: { id: string }[] }>('/api/people?q=Hai')).body
    expect(items.map(({ id }) => id)).toEqual(['H1-B'])
  })

  test('have one dossier between them, which goes on as it was handed in', async () => {
    const kept = await api.signIn('H1-B')
    const path = `/api/tasks/${called}`
    const { dossiers } = (await kept.get<{ dossiers: { id: string }[] }>(`${path}/call`, at('2026-03-22')))
      .body
    expect(dossiers).toHaveLength(1)
    const again = await dossier(kept, 'H1-B')
    const twice = await kept.post(`${path}/applications`, again, at('2026-03-23'))
    expect(twice).toMatchObject({ status: 422, body: { code: 'call/already-applied' } })
    const replaced = await kept.call(
      'PUT',
      `${path}/applications/${dossiers[0]?.id}`,
      again,
      at('2026-03-23'),
    )
    expect(replaced.status).toBe(201)
    const last = await engine.db('journal').where({ task_id: called }).orderBy('seq', 'desc').first()
    expect(last).toMatchObject({ type: 'applicationReplaced', by_person: 'H1' })
    expect(last.data.application.principalInvestigator).toBe('H1')
  })

  test('are kept out together: a conflict of either is one of both', async () => {
    const kept = await api.signIn('H1-B')
    const { body } = await kept.get(`/api/tasks/${conflicted}`, at('2026-03-22'))
    expect(body).toMatchObject({ view: 'recused' })
  })

  test('had their rights, under whichever id they acted', async () => {
    const checks = new Checks('I5')
    await engine.db.transaction(async (trx) => {
      for await (const entry of entriesInOrder(trx)) await checkRight(checks, trx, entry)
    })
    expect(checks.report().violations).toEqual([])
  })
})

test('the maker of a plan is not its approver under another id', async () => {
  const proposal = { year: 2031, source: 'province', amountDong: 9_000 }
  const officer = await api.signIn('F1')
  expect((await officer.post('/api/appropriations', proposal, at('2026-03-20'))).status).toBe(201)
  await merged('A1', 'F1')
  const approver = await api.signIn('A1')
  const approval = { source: 'province' }
  const refused = await approver.post('/api/appropriations/2031/approvals', approval, at('2026-03-24'))
  expect(refused).toMatchObject({ status: 422, body: { code: 'money/approver-is-proposer' } })
})

test('two numbers are two people; one goes along with its person', async () => {
  for (const id of ['N1', 'N2', 'N3']) await addPerson(engine.db, { id, roles: [] })
  const write = (id: string, nationalId: string) =>
    admin.call(
      'PUT',
      `/api/admin/people/${id}/national-id`,
      { nationalId, document: 'CCCD' },
      at('2026-03-21'),
    )
  expect((await write('N1', '001099000011')).status).toBe(204)
  expect((await write('N2', '001099000012')).status).toBe(204)
  expect((await write('N3', '001099000012')).body).toMatchObject({
    code: 'administration/national-id-taken',
    detail: expect.stringContaining('Người N2'),
  })
  expect((await propose('N1', 'N2')).body.code).toBe('merge/two-national-ids')
  await merged('N3', 'N2')
  expect((await admin.get('/api/admin/people/N3/national-id')).body).toEqual({ nationalId: '001099000012' })
  expect((await admin.get('/api/admin/people/N2')).body).toMatchObject({ mergedInto: { id: 'N3' } })
  expect((await write('N2', '001099000013')).status).toBe(404)
  await addPerson(engine.db, { id: 'N4', roles: [] })
  await merged('N4', 'N3', '2026-03-25')
  const chains = await engine.db('people').where({ merged_into: 'N4' }).orderBy('id').pluck('id')
  expect(chains).toEqual(['N2', 'N3'])
  const known = async (day: string) => (await idsOfPeople(engine.db, ['N2'], momentOn(day))).get('N2')
  expect(await known('2026-03-20')).toEqual(['N2'])
  expect(await known('2026-03-22')).toEqual(['N3', 'N2'])
  expect(await known('2026-03-26')).toEqual(['N4', 'N3', 'N2'])
})

test('a role goes on with the kept one: what they lack of it, and no day twice', async () => {
  await addPerson(engine.db, { id: 'R1', roles: ['expert'], organisation: 'ORG-V' })
  await addPerson(engine.db, { id: 'R2', roles: ['expert', 'resultUser'], organisation: 'ORG-V' })
  await engine.db('person_roles').where({ person_id: 'R1' }).update({ valid_to: '2026-04-30' })
  await merged('R1', 'R2')
  const rolesOf = (person_id: string) =>
    engine.db('person_roles').where({ person_id }).orderBy(['role', 'valid_from'])
  expect(await rolesOf('R1')).toMatchObject([
    { role: 'expert', valid_from: '2020-01-01', valid_to: '2026-04-30' },
    { role: 'expert', valid_from: '2026-05-01', valid_to: null },
    { role: 'resultUser', valid_from: '2026-03-22', valid_to: null },
  ])
  expect((await rolesOf('R2')).map((role) => role.valid_to)).toEqual(['2026-03-21', '2026-03-21'])
  const { body } = await (await api.signIn('R1')).get<{ activeRoles: string[] }>('/api/me', at('2026-03-21'))
  expect([...body.activeRoles].sort()).toEqual(['expert', 'resultUser'])
})

test('a proposal can be declined, and the last administrator may confirm alone', async () => {
  for (const id of ['D1', 'D2']) await addPerson(engine.db, { id, roles: [] })
  expect((await propose('D1', 'D2')).status).toBe(204)
  const [first] = (await listed()).merges
  expect((await decide(first!.id, 'refusal', second)).status).toBe(204)
  expect((await propose('D1', 'D2')).status).toBe(204)
  const ended = { valid_to: '2026-03-20' }
  await engine.db('person_roles').where({ person_id: 'AD2' }).update(ended)
  const [alone] = (await listed()).merges
  expect(alone).toMatchObject({ mayConfirm: true })
  expect((await decide(alone!.id, 'confirmation', admin)).status).toBe(204)
  expect(await engine.db('merge_decisions').where({ proposal: alone!.id })).toMatchObject([
    { outcome: 'confirmed', under: 'role:admin', decided_by: 'AD1', alone: true },
  ])
  await expect(engine.db('merge_decisions').delete()).rejects.toMatchObject({ code: 'DT000' })
})
