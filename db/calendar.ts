import type { CalendarYear } from '../domain/calendar'
import { localDate } from '../domain/instant'
import type { YearSeed } from '../regulations/calendar'
import { type Db, planned, type Trx } from './connection'

interface YearRow {
  readonly year: number
  readonly holidays: string[]
  readonly swapped_working_saturdays: string[]
  readonly status: string
}

const readIn = new WeakMap<Trx, Promise<CalendarYear[]>>()

/** The years of the working calendar as the administrator keeps them; a transaction reads them once. */
export function loadCalendarYears(db: Db | Trx): Promise<CalendarYear[]> {
  if (!db.isTransaction) return readYears(db)
  const known = readIn.get(db as Trx) ?? readYears(db)
  readIn.set(db as Trx, known)
  return known
}

async function readYears(db: Db | Trx): Promise<CalendarYear[]> {
  const rows: YearRow[] = await db('calendar_years')
    .orderBy('year')
    .select('year', 'status', db.raw('holidays::text[]'), db.raw('swapped_working_saturdays::text[]'))
    .options(planned('calendar years'))
  return rows.map(toYear)
}

function toYear({ year, holidays, swapped_working_saturdays: swapped, status }: YearRow): CalendarYear {
  return {
    year,
    holidays: holidays.map(localDate),
    swappedWorkingSaturdays: swapped.map(localDate),
    provisional: status === 'provisional',
  }
}

/** Adds the years that the table does not have; what an administrator has edited stays. */
export async function seedCalendar(db: Db, years: readonly YearSeed[]): Promise<void> {
  const rows = years.map(({ year, status, holidays, workingSaturdays }) => ({
    year,
    holidays: holidays.flatMap(({ days }) => [...days]),
    swapped_working_saturdays: workingSaturdays.flatMap(({ days }) => [...days]),
    status,
    source: [...new Set([...holidays, ...workingSaturdays].map(({ source }) => source))].join('; '),
  }))
  await db('calendar_years').insert(rows).onConflict('year').ignore()
}
