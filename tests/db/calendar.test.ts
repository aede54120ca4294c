import { loadCalendarYears, seedCalendar } from '../../db/calendar'
import { connect, type Db } from '../../db/connection'
import { calendarSeed } from '../../regulations/calendar'
import { type FreshDatabase, freshDatabase } from '../support/services'

let database: FreshDatabase
let db: Db

beforeAll(async () => {
  database = await freshDatabase()
  db = connect(database.url)
  await seedCalendar(db, calendarSeed)
})

afterAll(async () => {
  await db?.destroy()
  await database?.drop()
})

const holidaysIn = async (place: Db) => {
  const years = await loadCalendarYears(place)
  return years.find(({ year }) => year === 2026)?.holidays
}

test('a transaction counts with the calendar that it read first, the next with what was edited', async () => {
  const before = await holidaysIn(db)
  await db.transaction(async (trx) => {
    expect(await holidaysIn(trx)).toEqual(before)
    await db('calendar_years')
      .where({ year: 2026 })
      .update({ holidays: ['2026-03-03'] })
    expect(await holidaysIn(trx)).toEqual(before)
  })
  expect(await db.transaction(holidaysIn)).toEqual(['2026-03-03'])
  expect(await holidaysIn(db)).toEqual(['2026-03-03'])
})
