import type { AnswerOf } from '../../api/client'
import type { Tone } from '../../components/status'
import { formatNumber } from '../../format'
import { acceptance as words } from '../../text/acceptance'

/** The acceptance of a task as the API tells it. */
export type Acceptance = AnswerOf<'getAcceptance'>
/** One line of the ordered and delivered table. */
export type DeliveredLine = Acceptance['lines'][number]
/** The council's rating with how it came about. */
export type Explained = NonNullable<Acceptance['explained']>

/** How a level looks; its word says it. */
export const levelTone: Readonly<Record<'excellent' | 'pass' | 'fail', Tone>> = {
  excellent: 'done',
  pass: 'done',
  fail: 'late',
}

const signs: Readonly<Record<string, string>> = { '>': '>', '>=': '≥', '<': '<', '<=': '≤', '=': '=' }
const opposite: Readonly<Record<string, string>> = { '>': '≤', '>=': '<' }

/** A comparison as people write it, and its opposite where it does not hold. */
export const sign = (comparator: string): string => signs[comparator] ?? comparator
/** The sign that is true where the comparison is not. */
export const notSign = (comparator: string): string => opposite[comparator] ?? sign(comparator)

/** A share of the law: '3/4'. */
export const shareWords = ({ numerator, denominator }: { numerator: number; denominator: number }): string =>
  `${formatNumber(numerator)}/${formatNumber(denominator)}`

/** How many ballots gave each level. */
export function countWords({ excellent, pass, fail }: Explained['members']): string {
  return words.counts(formatNumber(excellent), formatNumber(pass), formatNumber(fail))
}
