import { doReadNumber, ReadingConfig } from 'read-vietnamese-number'
import type { Instant, LocalDate } from '../domain/instant'

const offsetMs = 7 * 3_600_000
const minuteMs = 60_000
const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const

const reading = new ReadingConfig()
reading.unit = ['đồng']
reading.units = [[], ['nghìn'], ['triệu'], ['tỷ']]
reading.oddText = 'linh'

function wholeDong(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole amount of đồng: ${amount}`)
  return amount
}

function local(at: Instant, shiftMs = 0): Date {
  const ms = Date.parse(at)
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${at}`)
  return new Date(ms + offsetMs + shiftMs)
}

function dayAndHour(day: Date, hour: string): string {
  const date = day.toISOString().slice(0, 10) as LocalDate
  return `${hour} ${weekday(date)} ${formatDate(date)}`
}

/** Whole đồng as people write it: '1.234.567 đồng'. Throws RangeError on anything but a safe integer. */
export function formatDong(amount: number): string {
  return `${formatNumber(wholeDong(amount))} đồng`
}

/** Whole đồng in words, first letter capital: 'Một triệu đồng'. Throws RangeError like `formatDong`. */
export function dongInWords(amount: number): string {
  return capitalised(doReadNumber(String(wholeDong(amount)), reading))
}

/** The text with a capital first letter. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A number with dots between thousands, a decimal comma and at most two decimals: '1.234,5'. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`Not a number: ${value}`)
  const [whole = '0', decimals = ''] = Math.abs(value)
    .toFixed(Number.isInteger(value) ? 0 : 2)
    .split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const kept = decimals.replace(/0+$/, '')
  const sign = value < 0 && /[1-9]/.test(whole + kept) ? '-' : ''
  return `${sign}${grouped}${kept ? `,${kept}` : ''}`
}

/** The size of a file: '912 B', '1,5 kB', '2,25 MB' (1 kB = 1000 B). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${formatNumber(bytes)} B`
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1000)} kB`
  return `${formatNumber(bytes / 1_000_000)} MB`
}

/** A day as 'dd/MM/yyyy'. Throws RangeError on another form. */
export function formatDate(date: LocalDate): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  if (!year || !month || !day) throw new RangeError(`Not a local date: ${date}`)
  return `${day}/${month}/${year}`
}

/** The day in Vietnam at that moment as 'dd/MM/yyyy'. */
export function formatDay(at: Instant): string {
  return formatDate(local(at).toISOString().slice(0, 10) as LocalDate)
}

/** The name of the day as it stands inside a sentence: 'thứ Hai' to 'Chủ nhật'. */
export function weekday(date: LocalDate): string {
  return weekdays[new Date(`${date}T00:00:00.000Z`).getUTCDay()] ?? ''
}

/** A moment in Vietnam: '17:00 thứ Ba 17/11/2026'. */
export function formatInstant(at: Instant): string {
  const day = local(at)
  return dayAndHour(day, day.toISOString().slice(11, 16))
}

/** The first moment that is too late: like `formatInstant`, but midnight is '24:00' of the day before. */
export function formatDeadline(at: Instant): string {
  const day = local(at)
  if (day.toISOString().slice(11) !== '00:00:00.000Z') return formatInstant(at)
  return dayAndHour(local(at, -minuteMs), '24:00')
}

/** Working days to a deadline in words: 'còn 3 ngày làm việc', 'hết hạn hôm nay'; negative is late. */
export function formatDaysLeft(workingDays: number): string {
  if (workingDays === 0) return 'hết hạn hôm nay'
  return workingDays > 0 ? `còn ${workingDays} ngày làm việc` : `quá hạn ${-workingDays} ngày làm việc`
}
