import type { FactToRecord, RecordInput } from '../../activities/contract'
import { recordingActivities } from '../../activities/record-facts'
import { seedCalendar } from '../../db/calendar'
import { connect, type Db } from '../../db/connection'
import { deadlineMissed, deadlineReminded, processOpened } from '../../domain/fact'
import { endOfDay, instant, localDate } from '../../domain/instant'
import { budgetStream } from '../../domain/streams'
import { calendarSeed } from '../../regulations/calendar'
import { addPerson } from '../support/people'
import { type FreshDatabase, freshDatabase } from '../support/services'

let database: FreshDatabase
let db: Db

beforeAll(async () => {
  database = await freshDatabase()
  db = connect(database.url)
  await seedCalendar(db, calendarSeed)
  await addPerson(db, { id: 'F1', roles: ['financeOfficer'] })
})

afterAll(async () => {
  await db?.destroy()
  await database?.drop()
})

const record = (input: RecordInput) => recordingActivities(db).recordFacts(input)

const processOf = (year: number) => ({
  stream: budgetStream(year),
  kind: 'yearBudget' as const,
  taskId: null,
})

async function openYear(year: number) {
  const at = instant(`${year}-01-05T02:00:00.000Z`)
  const key = `${budgetStream(year)}/opened`
  const fact = { key, type: processOpened, at, by: null, data: { year }, hasContent: false }
  const input = { ...processOf(year), opening: { law: { editionId: '2023' as const } }, facts: [fact] }
  await record(input)
  return input
}

function proposed(year: number, key: string): FactToRecord {
  const act = { name: 'proposeAppropriation', under: 'role:financeOfficer', hash: key }
  const data = { year, source: 'province', amountDong: 1_000_000 }
  const at = instant(`${year}-02-01T02:00:00.000Z`)
  return { key, type: 'appropriationProposed', at, by: 'F1', act, data, hasContent: false }
}

function ofClock(year: number, type: string): FactToRecord {
  const at = endOfDay(localDate(`${year}-12-31`))
  const key = `${budgetStream(year)}/yearEnd/${type}`
  return { key, type, at, by: null, data: { name: 'yearEnd' }, hasContent: false }
}

const keysOf = (year: number): Promise<string[]> =>
  db('journal')
    .where({ stream: budgetStream(year) })
    .orderBy('seq')
    .pluck('key')

test('an act whose answer was lost is answered the same, and recorded once', async () => {
  await openYear(2027)
  const input = { ...processOf(2027), facts: [proposed(2027, 'lost-answer')] }
  const answer = await record(input)
  expect(await record(input)).toEqual(answer)
  expect(answer.refusal).toBeUndefined()
  expect(await keysOf(2027)).toEqual(['budget/2027/opened', 'lost-answer'])
})

test('it is answered the same when the act is out of turn by now', async () => {
  const opening = await openYear(2028)
  const input = { ...processOf(2028), facts: [proposed(2028, 'in-time')] }
  const answer = await record(input)
  await record({ ...processOf(2028), facts: [ofClock(2028, deadlineMissed)] })
  expect(await record(input)).toEqual(answer)
  expect((await record(opening)).deadlines.changed).toMatchObject([{ name: 'yearEnd' }])
  expect((await record({ ...input, facts: [proposed(2028, 'too-late')] })).refusal).toMatchObject({
    code: 'process/ended',
  })
  expect(await keysOf(2028)).toHaveLength(3)
})

test('two attempts at once record it once', async () => {
  await openYear(2029)
  const input = { ...processOf(2029), facts: [proposed(2029, 'at-once')] }
  const [first, ...others] = await Promise.all([record(input), record(input), record(input)])
  expect(others).toEqual([first, first])
  expect(await keysOf(2029)).toEqual(['budget/2029/opened', 'at-once'])
})

test('facts of which some are recorded already are completed by the others', async () => {
  await openYear(2030)
  const reminded = ofClock(2030, deadlineReminded)
  await record({ ...processOf(2030), facts: [reminded] })
  const missed = ofClock(2030, deadlineMissed)
  const input = { ...processOf(2030), facts: [reminded, proposed(2030, 'with-the-clock'), missed] }
  const answer = await record(input)
  expect(answer).toMatchObject({ deadlines: { changed: [], closed: ['yearEnd'] }, told: [] })
  expect(await record(input)).toEqual(answer)
  expect(await keysOf(2030)).toEqual(['budget/2030/opened', ...[reminded.key, 'with-the-clock', missed.key]])
})
