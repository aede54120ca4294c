import {
  addDays,
  atHour,
  dayOfWeek,
  daysBetween,
  endOfDay,
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

/** A term of the law: a count of units; `direction: 'before'` counts back from an event. */
export interface CalendarTerm {
  readonly count: number
  readonly unit: 'workingDay' | 'calendarDay' | 'month' | 'year'
  readonly direction?: 'before'
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
  /** The term crosses a year whose days off are not decided yet. */
  readonly provisional: boolean
}

/** What may bend a term: pauses of the clock, and the hour that a notice names. */
export interface TermConditions {
  readonly pauses?: readonly Pause[]
  /** 'HH:mm'; it applies on the last day after that day has moved. */
  readonly hour?: string
}

/** A month later or earlier with the day's number kept, or the month's last day where it has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return localDate(first.toISOString().slice(0, 10))
}

/** Whether a pause touches the day. */
export function isPaused(date: LocalDate, pauses: readonly Pause[]): boolean {
  return pauses.some((pause) => pause.from <= date && (pause.to === undefined || date <= pause.to))
}

/** The working days of Vietnam and the terms counted in them (domain readings "Clock"). */
export class WorkCalendar {
  private readonly holidays: ReadonlySet<LocalDate>
  private readonly swapped: ReadonlySet<LocalDate>
  private readonly decided: ReadonlySet<number>

  /** `years` in any order; a year that is not among them has only its weekends off and is provisional. */
  constructor(years: readonly CalendarYear[]) {
    this.holidays = new Set(years.flatMap((year) => year.holidays))
    this.swapped = new Set(years.flatMap((year) => year.swappedWorkingSaturdays))
    this.decided = new Set(years.filter((year) => !year.provisional).map((year) => year.year))
  }

  /** Monday to Friday without days off, and Saturdays swapped in. */
  isWorkingDay(date: LocalDate): boolean {
    if (this.swapped.has(date)) return true
    const weekday = dayOfWeek(date)
    return weekday !== 0 && weekday !== 6 && !this.holidays.has(date)
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
    let count = 0
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (this.isWorkingDay(day)) count++
    return count
  }

  /**
   * When a term that starts (or, backward, whose event falls) on `start` ends. The start is not counted, the
   * last day runs to 24:00 or the named hour. Undefined while an open pause holds the clock. A backward term
   * has no pauses: it is fixed by its event.
   */
  addTerm(start: LocalDate, term: CalendarTerm, conditions: TermConditions = {}): Due | undefined {
    const date =
      term.direction === 'before'
        ? this.countBack(start, term)
        : this.countOn(start, term, conditions.pauses ?? [])
    if (date === undefined) return undefined
    const at = conditions.hour === undefined ? endOfDay(date) : atHour(date, conditions.hour)
    return { date, at, provisional: this.isProvisional(start) || this.isProvisional(date) }
  }

  private countBack(event: LocalDate, { count, unit }: CalendarTerm): LocalDate {
    switch (unit) {
      case 'workingDay': {
        let day = event
        for (let left = count; left > 0; left--) day = this.onOrBefore(addDays(day, -1))
        return this.onOrBefore(day)
      }
      case 'calendarDay':
        return this.onOrBefore(addDays(event, -count))
      case 'month':
        return this.onOrBefore(addMonths(event, -count))
      case 'year':
        return this.onOrBefore(addMonths(event, -12 * count))
    }
  }

  private countOn(start: LocalDate, term: CalendarTerm, pauses: readonly Pause[]): LocalDate | undefined {
    const counted =
      term.unit === 'workingDay'
        ? this.walk(start, term.count, pauses, (day) => this.isWorkingDay(day))
        : this.countCalendar(start, term, pauses)
    if (counted === undefined) return undefined
    return this.isWorkingDay(counted) && !isPaused(counted, pauses)
      ? counted
      : this.walk(counted, 1, pauses, (day) => this.isWorkingDay(day))
  }

  private countCalendar(
    start: LocalDate,
    term: CalendarTerm,
    pauses: readonly Pause[],
  ): LocalDate | undefined {
    const months = term.unit === 'year' ? 12 * term.count : term.count
    const nominal = term.unit === 'calendarDay' ? addDays(start, term.count) : addMonths(start, months)
    return this.walk(start, daysBetween(start, nominal), pauses, () => true)
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
