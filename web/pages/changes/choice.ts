import type { AnswerOf } from '../../api/client'
import { formatNumber } from '../../format'
import { changes } from '../../text/changes'

/** What the edition lets the contract change. */
export type Rules = NonNullable<AnswerOf<'getChangeRules'>['rules']>

/** One thing that may be changed. */
export type Subject = Rules['subjects'][number]

/** What is asked for: a change of something, or the end of the contract. */
export type Wanted = Subject | 'stop'

/** The code that stands for the end of the contract in the page's address. */
export const stopCode = 'cham-dut'

const timeCodes = new Set(['extension', 'shortening'])

/** The groups in which the page offers what can be changed. */
export type Group = 'time' | 'manager' | 'host'

/** The group of a change: of the time, or by who decides. */
export function groupOf({ code, decides }: Subject): Group | 'never' {
  if (decides.code === 'nobody') return 'never'
  if (timeCodes.has(code)) return 'time'
  return decides.code === 'host' ? 'host' : 'manager'
}

/** A term of the law in words: '30 ngày'. */
export function termWords({
  count,
  unit,
}: {
  readonly count: number
  readonly unit: keyof typeof changes.units
}) {
  return changes.units[unit](formatNumber(count))
}

/** The act by which something is asked for. */
export function actOf(wanted: Wanted): 'requestAmendment' | 'changeMember' | 'proposeTermination' {
  if (wanted === 'stop') return 'proposeTermination'
  return wanted.decides.code === 'host' ? 'changeMember' : 'requestAmendment'
}
