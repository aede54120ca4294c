import { formatDong, formatNumber, percent } from '../../format'
import { text } from '../../text/common'
import { law } from '../../text/law'
import { valueWords } from '../../text/values'

/** A value of the law in words: one line, or several where it is a table. */
export type LawWords = string | readonly (readonly [row: string, value: string])[]

const hundred = 100
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Unit = keyof typeof law.units
const isUnit = (unit: unknown): unit is Unit => typeof unit === 'string' && unit in law.units

function termWords({ count, unit, direction }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof count !== 'number' || !isUnit(unit)) return undefined
  const term = law.units[unit](formatNumber(count))
  return direction === 'before' ? law.beforeEvent(term) : term
}

function shareWords({ numerator, denominator }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof numerator !== 'number' || typeof denominator !== 'number') return undefined
  if (hundred % denominator === 0) return percent(numerator / denominator)
  return law.shareOf(formatNumber(numerator), formatNumber(denominator))
}

const comparators: Readonly<Record<string, string>> = { '>': law.above, '>=': law.atLeast }
const monthDay = /^(\d{2})-(\d{2})$/

function plainWords(kind: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? text.yes : text.no
  if (typeof value === 'number') return kind === 'dong' ? formatDong(value) : formatNumber(value)
  if (typeof value !== 'string') return JSON.stringify(value)
  const [, month, day] = monthDay.exec(value) ?? []
  if (kind === 'monthDay' && month && day) return law.everyYear(`${day}/${month}`)
  return comparators[value] ?? valueWords(value)
}

/** A value of the law as people read it; `kind` is its kind in the schema of the law. */
export function lawWords(kind: string, value: unknown): LawWords {
  if (Array.isArray(value)) return value.map((one) => lineWords(kind, one)).join(', ')
  if (!isRecord(value)) return plainWords(kind, value)
  const single = termWords(value) ?? shareWords(value)
  return (
    single ?? Object.entries(value).map(([row, cell]) => [valueWords(row), lineWords(kind, cell)] as const)
  )
}

/** The same in one line. */
export function lineWords(kind: string, value: unknown): string {
  const words = lawWords(kind, value)
  return typeof words === 'string' ? words : words.map(([row, cell]) => `${row}: ${cell}`).join('; ')
}
