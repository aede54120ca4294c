import { loadCalendarYears } from '../../../db/calendar'
import type { Db } from '../../../db/connection'
import { WorkCalendar } from '../../../domain/calendar'
import { addMillis, type Instant, toLocalDate } from '../../../domain/instant'
import { lawFor, type PinnedLaw } from '../../../regulations'
import type { Law } from '../../../regulations/schema'

/** Counts by how many working days something came, or is, after its term: as its process's law counts. */
export async function latenessCounter(db: Db) {
  const years = await loadCalendarYears(db)
  const calendars = new Map<Law, WorkCalendar>()
  return ({ due, law: pinned }: { readonly due: Instant; readonly law: PinnedLaw }, at: Instant): number => {
    if (at <= due) return 0
    const law = lawFor(pinned.editionId, pinned.overlay)
    const calendar = calendars.get(law) ?? new WorkCalendar(years, law.clock)
    calendars.set(law, calendar)
    return calendar.workingDaysBetween(toLocalDate(addMillis(due, -1)), toLocalDate(at))
  }
}
