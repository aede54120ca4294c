import type { HelperOptions } from 'handlebars'
import {
  capitalised,
  dongInWords,
  formatBytes,
  formatDate,
  formatDay,
  formatDaysLeft,
  formatDeadline,
  formatDong,
  formatInstant,
  formatNumber,
} from './formats'
import { wordFor } from './words'

function absent(value: unknown): boolean {
  return value === null
}

function is(this: unknown, value: unknown, expected: unknown, options: HelperOptions): string {
  return value === expected ? options.fn(this) : options.inverse(this)
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** What both renderings of a template may call for a value, all as plain text: `{{dong amountDong}}`. */
export const valueBlocks = {
  absent,
  bytes: formatBytes,
  capital: capitalised,
  date: formatDate,
  day: formatDay,
  daysLeft: formatDaysLeft,
  deadline: formatDeadline,
  dong: formatDong,
  is,
  moment: formatInstant,
  number: formatNumber,
  paragraphs,
  word: wordFor,
  words: dongInWords,
}
