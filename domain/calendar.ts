import type { Law, Term } from '../regulations/schema'
import {
  addDays,
  atHour,
  dayNumber,
  dayOfWeek,
  daysBetween,
  type Instant,
  type LocalDate,
  localDate,
  yearOf,
} from './instant'

/** What the table of one year says; `provisional` while the State has not decided the year's days. */
export interface CalendarYear {
  readonly year: number
  /** Days off that would otherwise be worked, Tết and substitute days with them. */
  readonly holidays: readonly LocalDate[]
  /** Saturdays that are worked in exchange for a day off. */
  readonly swappedWorkingSaturdays: readonly LocalDate[]
  readonly provisional?: boolean
}

/** A time when the legal clock stood still: both days are touched by it; no `to` while it still stands. */
export interface Pause {
  readonly from: LocalDate
  readonly to?: LocalDate
}

/** When a term ends: its last day, and the first moment that is too late (24:00, or the named hour). */
export interface Due {
  readonly date: LocalDate
  readonly at: Instant
  /** The term begins or ends in a year whose days off are not decided yet. */
  readonly provisional: boolean
}

/** What may bend a term: pauses of the clock, and the hour that a notice names. */
export interface TermConditions {
  readonly pauses?: readonly Pause[]
  /** 'HH:mm' */
  readonly hour?: string
}

/**
 * A month later or earlier with the day's number kept, or the month's last day where it has no such day;
 * without `clamps` the days that the month lacks run on into the next.
 */
export function addMonths(date: LocalDate, months: number, clamps = true): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(clamps ? Math.min(day, last) : day)
  return localDate(first.toISOString().slice(0, 10))
}

/** A term of months or years in months; undefined for a term in days. */
export function termMonths(term: Term): number | undefined {
  if (term.unit === 'month') return term.count
  return term.unit === 'year' ? 12 * term.count : undefined
}

/** Whether a pause touches the day. */
export function isPaused(date: LocalDate, pauses: readonly Pause[]): boolean {
  return pauses.some((pause) => pause.from <= date && (pause.to === undefined || date <= pause.to))
}

/** Whether an act at that moment is after the term: at 24:00 of the last day it is. */
export function isLate(at: Instant, due: Due): boolean {
  return at >= due.at
}

function isWeekday(date: LocalDate): boolean {
  const day = dayOfWeek(date)
  return day !== 0 && day !== 6
}

/** Mondays to Fridays up to a day, itself included, since the Monday before 1970. */
function weekdaysUpTo(date: LocalDate): number {
  const days = dayNumber(date) + 3
  const weeks = Math.floor(days / 7)
  return weeks * 5 + Math.min(days - weeks * 7 + 1, 5)
}

/** The working days of Vietnam, and the terms counted by the edition's readings of the clock. */
export class WorkCalendar {
  private readonly holidays: ReadonlySet<LocalDate>
  private readonly swapped: ReadonlySet<LocalDate>
  private readonly decided: ReadonlySet<number>

  /** `years` in any order; a year that is not among them has only its weekends off and is provisional. */
  constructor(
    years: readonly CalendarYear[],
    private readonly law: Law['clock'],
  ) {
    this.holidays = new Set(years.flatMap((year) => year.holidays))
    this.swapped = new Set(years.flatMap((year) => year.swappedWorkingSaturdays))
    this.decided = new Set(years.filter((year) => !year.provisional).map((year) => year.year))
  }

  /** Monday to Friday without days off, and Saturdays swapped in. */
  isWorkingDay(date: LocalDate): boolean {
    if (this.swapped.has(date)) return true
    return isWeekday(date) && !this.holidays.has(date)
  }

  /** Whether the State has not decided the days off of the day's year, or nobody has entered them. */
  isProvisional(date: LocalDate): boolean {
    return !this.decided.has(yearOf(date))
  }

  /** The day itself when it is worked, else the next worked day. */
  onOrAfter(date: LocalDate): LocalDate {
    let day = date
    while (!this.isWorkingDay(day)) day = addDays(day, 1)
    return day
  }

  /** The day itself when it is worked, else the worked day before it. */
  onOrBefore(date: LocalDate): LocalDate {
    let day = date
    while (!this.isWorkingDay(day)) day = addDays(day, -1)
    return day
  }

  /** The first worked day after the day. */
  nextWorkingDay(date: LocalDate): LocalDate {
    return this.onOrAfter(addDays(date, 1))
  }

  /** Worked days from one day to the other: the first is not counted, the last is; 0 unless `to` is later. */
  workingDaysBetween(from: LocalDate, to: LocalDate): number {
    if (to <= from) return 0
    const between = (day: LocalDate) => from < day && day <= to
    const off = [...this.holidays].filter((day) => between(day) && isWeekday(day) && !this.swapped.has(day))
    const swapped = [...this.swapped].filter((day) => between(day) && !isWeekday(day))
    return weekdaysUpTo(to) - weekdaysUpTo(from) - off.length + swapped.length
  }

  /**
   * When a term that starts on `start` ends; a backward term is counted back from an event on `start`. The
   * last day runs to 24:00 or the named hour. Undefined while an open pause holds the clock. A backward
   * term knows no pauses: its event fixes it.
   */
  addTerm(start: LocalDate, term: Term, { pauses = [], hour }: TermConditions = {}): Due | undefined {
    const due = term.direction === 'before' ? this.countBack(start, term) : this.countOn(start, term, pauses)
    if (due === undefined) return undefined
    const hourHolds = hour !== undefined && (!due.moved || this.law.namedHourAfterMove.value)
    const lastHour = `${String(this.law.lastHour.value).padStart(2, '0')}:00`
    return {
      date: due.date,
      at: atHour(due.date, hourHolds ? hour : lastHour),
      provisional: this.isProvisional(start) || this.isProvisional(due.date),
    }
  }

  private countBack(event: LocalDate, term: Term) {
    const offset = this.law.backwardEventDayCounted.value && term.count > 0 ? 1 : 0
    let date = addDays(event, offset)
    if (term.unit === 'workingDay') {
      for (let left = term.count; left > 0; left--) date = this.onOrBefore(addDays(date, -1))
    } else {
      date = addDays(this.shift(event, term, -1), offset)
    }
    const moves = this.law.backwardDayOffMoves.value
    if (this.isWorkingDay(date) || moves === 'stays') return { date, moved: false }
    return {
      date: moves === 'previousWorkingDay' ? this.onOrBefore(date) : this.onOrAfter(date),
      moved: true,
    }
  }

  private countOn(start: LocalDate, term: Term, allPauses: readonly Pause[]) {
    const held = this.law.pausedHasNoEnd.value
      ? allPauses
      : allPauses.filter((pause) => pause.to !== undefined)
    const working = term.unit === 'workingDay'
    const bends = working
      ? this.law.workingTermSkipsPausedDays.value
      : this.law.calendarTermMovesByPause.value
    const pauses = bends ? held : []
    const count = term.count === 0 && !this.law.zeroEndsSameDay.value ? 1 : term.count
    const offset = this.law.firstDayCounted.value && count > 0 ? -1 : 0
    const date = working
      ? this.walk(addDays(start, offset), count, pauses, (day) => this.isWorkingDay(day))
      : this.walk(
          addDays(start, offset),
          daysBetween(start, this.shift(start, { ...term, count }, 1)),
          pauses,
          () => true,
        )
    if (date === undefined) return undefined
    const stays = this.law.lastDayOffMoves.value === 'stays' || this.isWorkingDay(date)
    if (stays && !isPaused(date, pauses)) return { date, moved: false }
    const later = this.walk(date, 1, pauses, (day) => this.isWorkingDay(day))
    return later === undefined ? undefined : { date: later, moved: true }
  }

  /** A term in days, months or years laid on the calendar, before it moves off a day off. */
  private shift(from: LocalDate, term: Term, sign: 1 | -1): LocalDate {
    const months = termMonths(term)
    if (months === undefined) return addDays(from, sign * term.count)
    return addMonths(from, sign * months, this.law.monthEndClamps.value)
  }

  /** The day on which the count of days that run (counted and not paused) is full, or none while paused. */
  private walk(
    start: LocalDate,
    count: number,
    pauses: readonly Pause[],
    counts: (day: LocalDate) => boolean,
  ): LocalDate | undefined {
    const [stopsOn] = pauses
      .filter((pause) => pause.to === undefined)
      .map((pause) => pause.from)
      .sort()
    let day = start
    for (let left = count; left > 0; ) {
      day = addDays(day, 1)
      if (stopsOn !== undefined && day >= stopsOn) return undefined
      if (counts(day) && !isPaused(day, pauses)) left--
    }
    return day
  }
}
