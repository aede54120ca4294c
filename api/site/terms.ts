import { callCloses, type OpenTerm } from '../../db/reads/public-site'
import type { WorkCalendar } from '../../domain/calendar'
import type { Instant } from '../../domain/instant'
import type { Law } from '../../regulations/schema'
import { formatDeadline } from '../../templates/formats'
import { bodiesOfAct } from '../messages/bodies'
import { formatDate, formatNumber } from '../messages/format'
import { assumedClauses, daysLeft } from '../term-answer'

/** A legal term as a page shows it. All texts are Vietnamese. */
export interface TermView {
  /** The body whose term it is; which act it waits for is not told. Of a call's end: what ends. */
  readonly whose: string
  /** '24:00 thứ Sáu 27/11/2026'; null while the clock stands, when there is no end date. */
  readonly due: string | null
  readonly clause: string
  /** The clause is not checked against the province's own decision. */
  readonly isAssumed: boolean
  readonly status: string
  /** How the status looks besides its words. */
  readonly tone: 'late' | 'soon' | 'wait' | 'pause'
}

const soonDays = 3

/** How much of a term is left at a moment: in working days, as the law counts. */
export function timeLeft(
  due: Instant,
  now: Instant,
  calendar: WorkCalendar,
): Pick<TermView, 'status' | 'tone'> {
  const left = daysLeft(calendar, { due, state: 'running' }, now) ?? 0
  if (now >= due) {
    return { tone: 'late', status: left < 0 ? `Quá hạn ${formatNumber(-left)} ngày làm việc` : 'Đã quá hạn' }
  }
  const status = left > 0 ? `Còn ${formatNumber(left)} ngày làm việc` : 'Hết hạn trong hôm nay'
  return { tone: left > soonDays ? 'wait' : 'soon', status }
}

/** A term of a task's stage as anyone may see it. */
export function termView(
  { name, waitsFor, clause, due, pauses }: OpenTerm,
  law: Law,
  now: Instant,
  calendar: WorkCalendar,
): TermView {
  const view = {
    whose: name === callCloses ? 'Hạn nộp hồ sơ' : bodiesOfAct(waitsFor).join(', '),
    clause,
    isAssumed: assumedClauses(law).has(clause),
  }
  if (due !== null) return { ...view, due: formatDeadline(due), ...timeLeft(due, now, calendar) }
  const since = pauses.find(({ to }) => to === undefined)?.from
  const status = since ? `Đồng hồ tạm dừng từ ${formatDate(since)}` : 'Đồng hồ đang tạm dừng'
  return { ...view, due: null, status, tone: 'pause' }
}
