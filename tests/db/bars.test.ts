import { type BarGround, hostRecord, investigatorRecord, liftBar, recordBar } from '../../db/bars'
import { connect, type Db } from '../../db/connection'
import { hostBars, investigatorBars } from '../../domain/eligibility'
import { localDate, startOfDay } from '../../domain/instant'
import { codes, law, seededCalendar } from '../domain/law'
import { addPerson } from '../support/people'
import { type FreshDatabase, freshDatabase } from '../support/services'

let database: FreshDatabase
let db: Db

beforeAll(async () => {
  database = await freshDatabase()
  db = connect(database.url)
  await addPerson(db, { id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  await db('people').where({ id: 'H1' }).update({ degree: 'PGS.TS', years_in_field: 6 })
})

afterAll(async () => {
  await db?.destroy()
  await database?.drop()
})

const host = { organisationId: 'ORG-H' }
const person = { personId: 'H1' }
const from = localDate('2025-03-03')

const hostCodes = async (on: string) =>
  codes(hostBars(await hostRecord(db, 'ORG-H'), localDate(on), law.call, seededCalendar))
const personCodes = async (on: string) =>
  codes(investigatorBars(await investigatorRecord(db, 'H1'), localDate(on), law.call, seededCalendar))

test.each<[BarGround, string, string, string | null, string]>([
  ['unregisteredResult', '2025-03-03', '2025-03-04', '2025-05-05', 'host/unregistered-result'],
  ['missingApplicationReport', '2025-03-03', '2025-03-04', '2025-05-05', 'host/missing-application-report'],
  ['lateAcceptanceDossier', '2025-04-02', '2025-04-03', '2025-05-05', 'host/late-acceptance-dossier'],
  ['unpaidRecovery', '2025-03-02', '2025-03-03', '2025-05-05', 'host/unpaid-recovery'],
  ['suspendedForBreach', '2025-03-02', '2025-03-03', null, 'host/suspended'],
])('%s bars a host from the day after %s, until it is done', async (ground, free, barred, done, code) => {
  await db.transaction((trx) => recordBar(trx, host, { ground, taskId: ground, from }))
  expect(await hostCodes(free)).toEqual([])
  expect(await hostCodes(barred)).toEqual([code])
  if (done) await db.transaction((trx) => liftBar(trx, host, { ground, taskId: ground }, localDate(done)))
  expect(await hostCodes('2025-05-06')).toEqual(done ? [] : [code])
  await db('bars').delete()
})

test('the same ground of the same task is one bar, with the latest dates', async () => {
  const bar = { ground: 'unpaidRecovery', taskId: 't1', from } as const
  await db.transaction((trx) => recordBar(trx, host, bar))
  await db.transaction((trx) => recordBar(trx, host, { ...bar, to: localDate('2025-04-01') }))
  expect(await db('bars').select('from_date', 'to_date')).toEqual([
    { from_date: from, to_date: '2025-04-01' },
  ])
  await db('bars').delete()
})

test.each([
  ['PGS.TS', []],
  ['Kỹ sư', []],
  ['Bác sĩ CKII', []],
  [null, ['investigator/degree']],
])('the degree %s gives %j', async (degree, expected) => {
  await db('people').where({ id: 'H1' }).update({ degree })
  expect(await personCodes('2025-06-02')).toEqual(expected)
})

test('an investigator is barred by a task that they lead, until it ends', async () => {
  await db('people').where({ id: 'H1' }).update({ degree: 'Tiến sĩ' })
  const opened = startOfDay(from)
  const task = { id: 't2', code: 'NV-2025-002', field: 'F-NN', type: 'researchProject', edition: '2023' }
  await db('tasks').insert({
    ...task,
    stage: 'execution',
    status: 'running',
    opened_at: opened,
    last_at: opened,
  })
  const relation = { task_id: 't2', person_id: 'H1', relation: 'principalInvestigator', since: opened }
  await db('task_people').insert(relation)
  expect(await personCodes('2025-03-03')).toEqual(['investigator/leads-another-task'])
  await db('tasks')
    .where({ id: 't2' })
    .update({ closed_at: startOfDay(localDate('2025-09-01')) })
  expect(await personCodes('2025-08-29')).toEqual(['investigator/leads-another-task'])
  expect(await personCodes('2025-09-01')).toEqual([])
  await db.transaction((trx) => recordBar(trx, person, { ground: 'suspendedForBreach', taskId: 't2', from }))
  expect(await personCodes('2028-03-02')).toEqual(['investigator/suspended'])
  expect(await personCodes('2028-03-03')).toEqual([])
})
