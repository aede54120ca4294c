import type { Law } from '../../regulations/schema'
import { atHour, type Instant, type LocalDate } from '../instant'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'

/**
 * A notice of a call, or an offer of direct assignment. Its
 * texts, the reason for direct assignment too, are contents.
 */
export interface PostNotice {
  /** The last day and hour for dossiers. */
  readonly deadlineOn: LocalDate
  readonly hour: string
  /** The first day that satisfies the law's notice term, by the calendar of days off. */
  readonly earliestOn: LocalDate
  /** Direct assignment only: the organisation that is asked. */
  readonly host: string | null
  /** How many reasons for direct assignment the texts give. */
  readonly reasons: number
}

/** A notice as it is recorded. */
export interface NoticePosted {
  /** 1 for the task's first call. */
  readonly round: number
  readonly deadlineOn: LocalDate
  readonly deadline: Instant
  readonly host: string | null
}

/** Whether a notice with these terms may be posted. */
export function mayPost(
  { deadlineOn, earliestOn, host, reasons }: PostNotice,
  method: 'openSelection' | 'directAssignment',
  { notice }: Law['call'],
): Verdict {
  const direct = method === 'directAssignment'
  return firstRefusal(
    () => (direct && host === null ? refuse('call/host-not-named') : granted),
    () => (!direct && host !== null ? refuse('call/open-to-all') : granted),
    () => (direct && reasons === 0 ? refuse('call/direct-without-reason') : granted),
    () =>
      deadlineOn < earliestOn
        ? refuse('call/notice-too-short', { clause: notice.cite, earliest: earliestOn })
        : granted,
  )
}

/** The notice as it is recorded. */
export function postedNotice({ deadlineOn, hour, host }: PostNotice, round: number): NoticePosted {
  return { round, deadlineOn, deadline: atHour(deadlineOn, hour), host }
}
