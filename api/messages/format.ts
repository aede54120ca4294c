import { type Instant, isInstant, isLocalDate, toLocalDate } from '../../domain/instant'
import type { RefusalParam } from '../../domain/verdict'

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 4 })

/** 1234567 as '1.234.567'. */
export function formatNumber(value: number): string {
  return numbers.format(value)
}

const kilo = 1000
const tenths = 10

/** A size in decimal units: '1,2 MB'. */
export function formatBytes(bytes: number): string {
  const unit = bytes < kilo ? 'B' : bytes < kilo * kilo ? 'kB' : 'MB'
  const size = bytes < kilo ? bytes : bytes < kilo * kilo ? bytes / kilo : bytes / kilo / kilo
  return `${formatNumber(Math.round(size * tenths) / tenths)} ${unit}`
}

/** '2026-01-31' as '31/01/2026'. */
export function formatDate(date: string): string {
  return date.split('-').reverse().join('/')
}

/**
 * A moment in Vietnam: '17:00 ngày 31/01/2026'. The first moment after a day is told as 24:00 of that day.
 */
export function formatInstant(at: Instant): string {
  const date = toLocalDate(at)
  const hour = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(11, 16)
  if (hour !== '00:00') return `${hour} ngày ${formatDate(date)}`
  const before = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)
  return `24:00 ngày ${formatDate(before)}`
}

/**
 * A refusal's value as people read it: amounts (`...Dong`) with their unit, moments and days in Vietnamese
 * form.
 */
export function formatParam(name: string, value: RefusalParam): string {
  if (typeof value === 'number')
    return /Dong$/.test(name) ? `${formatNumber(value)} đồng` : formatNumber(value)
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (typeof value !== 'string') return value.join(', ')
  if (isInstant(value)) return formatInstant(value)
  return isLocalDate(value) ? formatDate(value) : value
}
