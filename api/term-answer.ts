import { z } from 'zod'
import type { StoredPause } from '../db/deadlines'
import type { WorkCalendar } from '../domain/calendar'
import { addMillis, type Instant, type LocalDate, startOfDay, toLocalDate } from '../domain/instant'
import { lawFor, type PinnedLaw } from '../regulations'
import type { Cited, Law } from '../regulations/schema'
import { instantShape } from './shapes'

/** A legal term as answers give it. */
export const termShape = z
  .object({
    due: instantShape.nullable().meta({ description: 'Không có khi đồng hồ tạm dừng.' }),
    state: z.enum(['running', 'paused', 'missed', 'closed']),
    workingDaysLeft: z
      .int()
      .nullable()
      .meta({ description: 'Số ngày làm việc còn lại; số âm là đã quá hạn.' }),
    pausedSince: instantShape.nullable(),
    clause: z.string(),
    assumed: z.boolean().meta({ description: 'Căn cứ chưa đối chiếu với văn bản.' }),
  })
  .meta({ id: 'Term' })

/** A term as it is kept. */
export interface KeptTerm {
  readonly due: Instant | null
  readonly state: 'running' | 'paused' | 'missed' | 'closed'
  readonly pauses: readonly StoredPause[] | null
  readonly clause: string
}

/** The clauses of a law of which some value is assumed. */
export function assumedClauses(law: Law): ReadonlySet<string> {
  const cited = Object.values(law).flatMap((group) => Object.values(group) as Cited<unknown>[])
  return new Set(cited.filter(({ status }) => status === 'assumed').map(({ cite }) => cite))
}

/** The last day on which something due at that moment is in time. */
export function lastDayOf(due: Instant): LocalDate {
  return toLocalDate(addMillis(due, -1))
}

/** Working days from now to the last day of a term, negative when it has passed; null where none counts. */
export function daysLeft(
  calendar: WorkCalendar,
  { due, state }: Pick<KeptTerm, 'due' | 'state'>,
  now: Instant,
): number | null {
  if (due === null || state === 'paused' || state === 'closed') return null
  const [today, last] = [toLocalDate(now), lastDayOf(due)]
  return today <= last ? calendar.workingDaysBetween(today, last) : -calendar.workingDaysBetween(last, today)
}

/** A term at a moment, under its law. */
export function termAnswer(
  calendar: WorkCalendar,
  pinned: PinnedLaw,
  term: KeptTerm,
  now: Instant,
): z.input<typeof termShape> {
  const since =
    term.state === 'paused' ? term.pauses?.findLast(({ to }) => to === undefined)?.from : undefined
  return {
    due: term.state === 'paused' ? null : term.due,
    state: term.state,
    workingDaysLeft: daysLeft(calendar, term, now),
    pausedSince: since ? startOfDay(since) : null,
    clause: term.clause,
    assumed: assumedClauses(lawFor(pinned.editionId, pinned.overlay)).has(term.clause),
  }
}
