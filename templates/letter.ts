import type { Instant } from '../domain/instant'
import { formatDeadline } from './formats'
import type { Word } from './words'

/** What is due, and when. */
export interface LetterDue {
  /** The first moment that is too late. */
  at: Instant
  /** Vietnamese, the act that is due, without the time: 'Nộp bổ sung đề xuất'. */
  label: string
  /** Working days left when the letter is written; negative when late; absent while the clock stands. */
  workingDaysLeft?: number
}

/** What every letter needs. */
export interface LetterBasics {
  /** With the degree where there is one; 'Kính gửi Ông/Bà' is written before it. */
  recipientName: string
  /** '' in a letter that is about no task, such as one about the recipient's account. */
  taskCode: string
  /** null for a classified task, which letters name by its code alone. */
  taskTitle: string | null
  /** Absolute http(s) address of the page where the recipient acts or reads; it asks to sign in. */
  link: string
  due?: LetterDue
  /** The clause that sets the term or founds the act, as `Cited.cite` says it; given wherever `due` is. */
  clause?: string
  /** The clause's value is not checked against the province's own decision: 'chưa đối chiếu' is shown. */
  clauseAssumed?: boolean
  sentAt: Instant
  /** The body that writes; 'Sở Khoa học và Công nghệ' when absent. */
  orgName?: string
}

/** Something wrong in what was handed in, and how to mend it. */
export interface Defect {
  item: string
  problem: string
  remedy: string | null
}

/** A stored file as its receipt names it. */
export interface ReceivedFile {
  name: string
  sizeBytes: number
  /** 64 hexadecimal digits. */
  sha256: string
}

/** One sitting of a council, or another meeting that people are invited to. */
export interface Sitting {
  /** Stable: the calendar entry's identity comes from it. */
  id: string
  startsAt: Instant
  endsAt: Instant | null
  mode: Word<'sittingMode'>
  place: string | null
  /** Address of the online room. */
  onlineLink: string | null
  /** 0 in the first invitation, one more at each change, so that calendars replace the earlier entry. */
  sequence: number
}

/** An entry for the recipient's calendar (RFC 5545). */
export interface CalendarEntry {
  id: string
  sequence: number
  /** `cancelled` removes the entry from the calendar. */
  status: 'tentative' | 'confirmed' | 'cancelled'
  startsAt: Instant
  endsAt: Instant | null
  summary: string
  description: string
  location: string | null
  url: string
  stampedAt: Instant
}

/** A kind of letter: its template beside it, its subject, and what goes with it. */
export interface Letter<C extends LetterBasics> {
  /** Path under `templates/` without extension. */
  readonly template: string
  /** Whether the recipient must act; otherwise the letter says that nothing is needed. */
  asks(context: C): boolean
  subject(context: C): string
  calendar?(context: C): CalendarEntry | null
}

/** The act, then the deadline when there is one: subjects are 'act, code, due'. */
export function withDue(act: string, { due }: Pick<LetterBasics, 'due'>): string {
  return due ? `${act}, hạn ${formatDeadline(due.at)}` : act
}

/** The calendar entry of a sitting, in words that name a classified task by its code alone. */
export function sittingEntry(
  context: LetterBasics & { sitting: Sitting },
  about: { summary: string; status: CalendarEntry['status'] },
): CalendarEntry {
  const { sitting, taskCode, taskTitle, link, sentAt } = context
  const room = sitting.onlineLink === null ? [] : [`Phòng họp trực tuyến: ${sitting.onlineLink}`]
  const subject = taskTitle === null ? `Nhiệm vụ: ${taskCode}` : `Nhiệm vụ: ${taskCode}, ${taskTitle}`
  return {
    id: sitting.id,
    sequence: sitting.sequence,
    status: about.status,
    startsAt: sitting.startsAt,
    endsAt: sitting.endsAt,
    summary: about.summary,
    description: [subject, ...room, `Tài liệu và phần việc: ${link}`].join('\n'),
    location: sitting.place,
    url: link,
    stampedAt: sentAt,
  }
}
