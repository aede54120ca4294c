import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { CalendarEntry } from '../../templates/letter'
import type { Mailbox } from './send'

const statuses = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const

/**
 * The iCalendar file of an entry. It is published, not requested: mail clients would answer a request to an
 * address that nobody reads, and the member would believe to have accepted. Accepting is an act on the site.
 * A published entry names its organizer (RFC 5546, 3.2.1): the mailbox that writes.
 */
export function calendarFile(
  entry: CalendarEntry,
  organizer: Mailbox,
): { method: 'PUBLISH' | 'CANCEL'; content: string } {
  const method = entry.status === 'cancelled' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH
  const calendar = ical({ method, prodId: { company: 'detai', product: 'detai', language: 'VI' } })
  calendar.createEvent({
    id: `${entry.id}@detai`,
    sequence: entry.sequence,
    status: statuses[entry.status],
    stamp: entry.stampedAt,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: entry.summary,
    description: entry.description,
    location: entry.location,
    url: entry.url,
    organizer: { name: organizer.name, email: organizer.address },
  })
  return {
    method: method === ICalCalendarMethod.CANCEL ? 'CANCEL' : 'PUBLISH',
    content: `${calendar.toString()}\r\n`,
  }
}
