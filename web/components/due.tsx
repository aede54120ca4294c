import { dayOf, deadline, formatNumber } from '../format'
import { terms } from '../text/terms'
import { Status, type Tone } from './status'

const soonDays = 3

/** A term as the API tells it. */
export interface Term {
  readonly due: string | null
  readonly state: 'running' | 'paused' | 'missed' | 'closed'
  /** Working days to the last day of the term; negative when it has passed; null where nothing counts. */
  readonly workingDaysLeft: number | null
  /** The day since which the clock stands. */
  readonly pausedSince?: string | null
}

/** What a term's status says and how it looks. */
export function statusOf({ due, state, workingDaysLeft: left, pausedSince }: Term): [Tone, string] {
  if (state === 'paused') return ['paused', terms.pausedSince(pausedSince ? dayOf(pausedSince) : '')]
  if (due === null) return ['running', terms.running]
  if (state === 'missed') {
    return ['late', left !== null && left < 0 ? terms.late(formatNumber(-left)) : terms.justLate]
  }
  if (left === null) return ['running', terms.running]
  if (left === 0) return ['soon', terms.lastDay]
  if (left < 0) return ['late', terms.late(formatNumber(-left))]
  return [left > soonDays ? 'later' : 'soon', terms.left(formatNumber(left))]
}

/** A legal term: hour, weekday and date in bold, its status in words; no end while the clock stands. */
export function Due({ term }: { readonly term: Term }) {
  const [tone, words] = statusOf(term)
  return (
    <>
      <span className="due">
        <span className="vh">{terms.due} </span>
        {term.due && term.state !== 'paused' ? deadline(term.due) : terms.noEnd}
      </span>
      <div className="due-status">
        <Status tone={tone}>{words}</Status>
      </div>
    </>
  )
}
