import {
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

function is(value: unknown, expected: unknown): boolean {
  return value === expected
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
