import type { Law } from '../regulations/schema'
import { addMonths, type Due, termMonths, type WorkCalendar } from './calendar'
import type { LumpSum } from './estimate'
import { compareShare, type Rational, ratio, ratioHolds } from './fractions'
import type { LocalDate } from './instant'
import { firstRefusal, granted, type Refusal, refuse, type Verdict } from './verdict'

/** A request to run longer, and the contract that it is about. */
export interface ExtensionRequest {
  readonly months: number
  /** The contract's duration without extensions. */
  readonly durationMonths: number
  readonly endsOn: LocalDate
  readonly extensionsGranted: number
}

/**
 * The most months that a task of this duration may be extended by (TT 04/2015, Điều 12.1), with the clause.
 */
export function extensionLimit(
  durationMonths: number,
  law: Law['execution'],
): { readonly months: number; readonly clause: string } {
  const threshold = ratio(termMonths(law.longTaskOver.value) ?? 0)
  const long = ratioHolds(ratio(durationMonths), law.longTaskComparator.value, threshold)
  const { value, cite: clause } = long ? law.longTaskExtensionMax : law.shortTaskExtensionMax
  return { months: termMonths(value) ?? 0, clause }
}

/** The last day on which an extension is considered (TT 04/2015, Điều 12.2). */
export function extensionConsideredUntil(
  endsOn: LocalDate,
  law: Law['execution'],
  calendar: WorkCalendar,
): LocalDate {
  const term = { ...law.extensionConsidered.value, direction: 'before' as const }
  return calendar.addTerm(endsOn, term)?.date ?? endsOn
}

/**
 * Whether a contract may still be extended, and by so many months, whatever the day (TT 04/2015, Điều 12.1).
 */
export function mayExtendBy(
  { months, durationMonths, extensionsGranted: count }: Omit<ExtensionRequest, 'endsOn'>,
  law: Law['execution'],
): Verdict {
  return firstRefusal(
    () => {
      const { cite: clause, value: most } = law.extensionsMax
      return count < most ? granted : refuse('extension/already-extended', { clause, count, most })
    },
    () => {
      const { months: most, clause } = extensionLimit(durationMonths, law)
      const lawful = Number.isSafeInteger(months) && months >= 1 && months <= most
      return lawful ? granted : refuse('extension/too-long', { clause, months, most })
    },
  )
}

/** Whether an extension may be requested, or granted, on that day. */
export function mayExtend(
  request: ExtensionRequest,
  on: LocalDate,
  law: Law['execution'],
  calendar: WorkCalendar,
): Verdict {
  return firstRefusal(
    () => mayExtendBy(request, law),
    () => {
      const until = extensionConsideredUntil(request.endsOn, law, calendar)
      const { cite: clause } = law.extensionConsidered
      return on <= until ? granted : refuse('extension/too-late', { clause, on, until })
    },
  )
}

/** The end of a contract moved on by so many months, off a day off. */
export function extendedEnd(endsOn: LocalDate, months: number, calendar: WorkCalendar): Due {
  return calendarMonths(endsOn, months, calendar)
}

/** The end of a contract of so many months signed on that day, off a day off. */
export function contractEnd(signedOn: LocalDate, months: number, calendar: WorkCalendar): Due {
  return calendarMonths(signedOn, months, calendar)
}

function calendarMonths(from: LocalDate, months: number, calendar: WorkCalendar): Due {
  const due = calendar.addTerm(from, { count: months, unit: 'month' })
  if (due === undefined) throw new RangeError('A term without pauses always ends.')
  return due
}

/**
 * When periodic reports of a contract fall due: each period counted from the contract's date, those that
 * fall before its end (TT 04/2015, Điều 26.1). The acceptance dossier takes the place of a report on the
 * last day.
 */
export function reportsDue(
  signedOn: LocalDate,
  endsOn: LocalDate,
  law: Law['execution'],
  calendar: WorkCalendar,
): Due[] {
  const { value: period } = law.reportEvery
  const due: Due[] = []
  if (period.count === 0) return due
  for (let no = 1; ; no++) {
    const next = calendar.addTerm(signedOn, { ...period, count: period.count * no })
    if (next === undefined || next.date >= endsOn) return due
    due.push(next)
  }
}

/** Whether a task may be shortened, with so much of its contents done (TT 04/2015, Điều 12.3). */
export function mayShorten(done: Rational, law: Law['execution']): Verdict {
  const { shorteningComparator, shorteningDoneShare } = law
  const { numerator, denominator } = done
  if (compareShare(numerator, denominator, shorteningComparator.value, shorteningDoneShare.value)) {
    return granted
  }
  return refuse('shortening/too-little-done', { clause: shorteningDoneShare.cite, numerator, denominator })
}

/** What a change of a running task touches. */
export type ChangeSubject = Law['execution']['hostDecides']['value'][LumpSum][number]

/** Who decides on a change: the host alone, or the manager; refused where nobody may. */
export function whoDecides(
  subject: ChangeSubject,
  lumpSum: LumpSum,
  law: Law['execution'],
): { readonly ok: true; readonly by: 'host' | 'manager'; readonly clause: string } | Refusal {
  const { neverChanged, hostDecides } = law
  if (neverChanged.value[lumpSum].includes(subject)) {
    return refuse('amendment/never', { clause: neverChanged.cite, subject, lumpSum })
  }
  const by = hostDecides.value[lumpSum].includes(subject) ? 'host' : 'manager'
  return { ok: true, by, clause: hostDecides.cite }
}

/**
 * The first day on which a bar of such a term no longer holds; it is not a term to act, so days off do not
 * move it.
 */
export function barredUntil(from: LocalDate, term: Law['call']['hostSuspensionBar']): LocalDate {
  const months = termMonths(term.value)
  if (months === undefined) throw new RangeError(`A bar is counted in months or years: ${term.cite}`)
  return addMonths(from, months)
}
