import { type Instant, type LocalDate, toLocalDate } from '../domain/instant'
import * as formats from '../templates/formats'

export { capitalised, dongInWords, formatBytes, formatDong, formatNumber } from '../templates/formats'

const fractionDigits = 1

/** The day of a moment by the legal clock: '2026-11-30'. */
export const localDay = (at: string): string => toLocalDate(at as Instant)

/** A moment of the API's as people read it: '17:00 thứ Ba 17/11/2026'. */
export const moment = (at: string): string => formats.formatInstant(at as Instant)

/** The moment at which a term ends: '24:00 thứ Sáu 27/11/2026'. */
export const deadline = (at: string): string => formats.formatDeadline(at as Instant)

/** The day in Vietnam of a moment: '17/11/2026'. */
export const dayOf = (at: string): string => formats.formatDay(at as Instant)

/** A day of the API's ('2026-11-17') as '17/11/2026'. */
export const day = (date: string): string => formats.formatDate(date as LocalDate)

/** The hour in Vietnam of a moment: '14:32'. */
export const hourOf = (at: string): string => formats.formatInstant(at as Instant).slice(0, 5)

/** A share (0.125) in percent: '12,5%'. */
export const percent = (share: number): string =>
  `${formats.formatNumber(Number((share * 100).toFixed(fractionDigits)))}%`

const billion = 1_000_000_000

/** Đồng in tỷ đồng with one decimal, for charts and their tables: '38,5'. */
export function billions(amountDong: number): string {
  const [whole = '0', decimal = '0'] = (amountDong / billion).toFixed(1).split('.')
  return `${formats.formatNumber(Number(whole))},${decimal}`
}

/** '17/11/2026' as '2026-11-17'; undefined where it is no day of the calendar. */
export function parseDay(typed: string): string | undefined {
  const [, day, month, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed) ?? []
  if (!day || !month || !year) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${date}T00:00:00.000Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined
}

/** '17/11/2026' and '08:30' in Vietnam as a moment; undefined where one of them is none. */
export function parseMoment(typedDay: string, typedHour: string): string | undefined {
  const date = parseDay(typedDay)
  const [, hour, minute] = /^\s*(\d{1,2})[:hg](\d{2})\s*$/.exec(typedHour) ?? []
  if (!date || !hour || !minute || Number(hour) > 23 || Number(minute) > 59) return undefined
  return new Date(`${date}T${hour.padStart(2, '0')}:${minute}:00.000+07:00`).toISOString()
}

/** '1.234.567' or '1234567' as whole đồng; undefined where it is no whole amount. */
export function parseDong(typed: string): number | undefined {
  const digits = typed.replace(/[\s.]/g, '').replace(/đồng$/i, '')
  const amount = Number(digits)
  return /^\d+$/.test(digits) && Number.isSafeInteger(amount) ? amount : undefined
}

/** '12,5' as 12.5; undefined where it is no number. */
export function parseNumber(typed: string): number | undefined {
  const plain = typed
    .trim()
    .replace(/\.(?=\d{3}(\D|$))/g, '')
    .replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

const pointDigits = 2

/** Points of a scoring with at most two decimals: '83,33'. What is compared is never rounded. */
export const points = (value: number): string => formats.formatNumber(Number(value.toFixed(pointDigits)))
