import type { LocalDate } from '../../domain/instant'
import { type Refusal, refuse, type Verdict } from '../../domain/verdict'
import type { DayStatus } from '../../regulations/calendar'
import type { Db } from '../connection'
import { type Author, type Change, change } from './change'

/** What an administrator writes about a year of the working calendar. */
export interface YearFields {
  readonly holidays: readonly LocalDate[]
  readonly swappedWorkingSaturdays: readonly LocalDate[]
  readonly status: DayStatus
  readonly source: string
}

const columns = ['version', 'status', 'source'] as const
const days = ['holidays::text[] as holidays', 'swapped_working_saturdays::text[] as swapped'] as const

/**
 * Sets the days of a year; version 0 adds one that is not there yet. Terms that begin afterwards are counted
 * with them: those that run have their dates from the commit that began them.
 */
export function setCalendarYear(
  db: Db,
  author: Author,
  { year, version, reason }: { readonly year: number; readonly version: number; readonly reason: string },
  fields: YearFields,
): Promise<Verdict> {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const known = await trx('calendar_years')
      .where({ year })
      .forUpdate()
      .first(...columns, ...days.map((one) => trx.raw(one)))
    if ((known?.version ?? 0) !== version) return refuse('administration/stale')
    const { holidays, swappedWorkingSaturdays, status, source } = fields
    const row = {
      ...{ holidays: [...holidays].sort(), status, source, version: version + 1 },
      swapped_working_saturdays: [...swappedWorkingSaturdays].sort(),
    }
    if (known) await trx('calendar_years').where({ year }).update(row)
    else await trx('calendar_years').insert({ year, ...row })
    const before = known && {
      ...{ holidays: known.holidays, swappedWorkingSaturdays: known.swapped },
      ...{ status: known.status, source: known.source },
    }
    return {
      kind: 'calendarChanged',
      subject: `calendar/${year}`,
      before: before ?? null,
      after: fields,
      reason,
    }
  })
}
