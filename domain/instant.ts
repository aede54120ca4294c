declare const instantBrand: unique symbol
declare const localDateBrand: unique symbol

/** A moment: UTC, ISO 8601 with milliseconds ('2024-01-22T10:00:00.000Z'). Compares as text. */
export type Instant = string & { readonly [instantBrand]: true }

/** A day in Vietnam (Asia/Ho_Chi_Minh, +07:00, no summer time): 'YYYY-MM-DD'. Compares as text. */
export type LocalDate = string & { readonly [localDateBrand]: true }

const dayMs = 86_400_000
const offsetMs = 7 * 3_600_000
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const dateShape = /^\d{4}-\d{2}-\d{2}$/
const instantLength = '1970-01-01T00:00:00.000Z'.length
const hourShape = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/** Whether the text is a moment in the one form that compares as text. */
export function isInstant(text: string): text is Instant {
  if (!instantShape.test(text)) return false
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text
}

/** Whether the text is a day of the calendar (30 February is not). */
export function isLocalDate(text: string): text is LocalDate {
  if (!dateShape.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** Whether the text is an hour of the day, '00:00' to '23:59', or '24:00'. */
export function isHour(text: string): boolean {
  return hourShape.test(text)
}

/** The text as a moment. Throws RangeError: texts from people are checked before. */
export function instant(text: string): Instant {
  if (!isInstant(text)) throw new RangeError(`Not an instant: ${text}`)
  return text
}

/** The text as a day. Throws RangeError: texts from people are checked before. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`Not a local date: ${text}`)
  return text
}

/** The moment of so many milliseconds since 1970. Throws RangeError outside the years 0 to 9999. */
export function fromMillis(ms: number): Instant {
  const text = new Date(ms).toISOString()
  // A date writes itself in the one form, unless the year needs a sign: nothing else is left to check.
  if (text.length !== instantLength) throw new RangeError(`Not an instant: ${text}`)
  return text as Instant
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function toMillis(at: Instant): number {
  return Date.parse(at)
}

/** The moment so many milliseconds later, or earlier when negative. */
export function addMillis(at: Instant, ms: number): Instant {
  return fromMillis(toMillis(at) + ms)
}

function dayOf(ms: number): LocalDate {
  return fromMillis(ms).slice(0, 10) as LocalDate
}

/** The day in Vietnam at that moment. */
export function toLocalDate(at: Instant): LocalDate {
  return dayOf(toMillis(at) + offsetMs)
}

/** Days since 1970-01-01, for arithmetic on days. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00.000Z`) / dayMs
}

/** The day of that number since 1970-01-01. */
export function fromDayNumber(day: number): LocalDate {
  return dayOf(day * dayMs)
}

/** The day so many days later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days)
}

/** Calendar days from one day to the other; negative when `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 Sunday to 6 Saturday. */
export function dayOfWeek(date: LocalDate): number {
  return new Date(`${date}T00:00:00.000Z`).getUTCDay()
}

/** The year of a day. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}

/** 00:00 of the day in Vietnam. */
export function startOfDay(date: LocalDate): Instant {
  return fromMillis(dayNumber(date) * dayMs - offsetMs)
}

/** 24:00 of the day in Vietnam, which is 00:00 of the next: the first moment that is too late. */
export function endOfDay(date: LocalDate): Instant {
  return startOfDay(addDays(date, 1))
}

/** The hour 'HH:mm' (or '24:00') of the day in Vietnam. Throws RangeError on another form. */
export function atHour(date: LocalDate, hour: string): Instant {
  if (!isHour(hour)) throw new RangeError(`Not an hour: ${hour}`)
  const [hours, minutes] = hour.split(':').map(Number)
  return addMillis(startOfDay(date), ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000)
}
