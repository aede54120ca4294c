import { createHash } from 'node:crypto'
import { loadCalendarYears } from '../../db/calendar'
import type { Trx } from '../../db/connection'
import { oneByOne } from '../../db/one-by-one'
import type { FactToProject } from '../../db/projections/project'
import { WorkCalendar } from '../../domain/calendar'
import { addMillis, fromMillis, type Instant, toLocalDate } from '../../domain/instant'
import { lawFor, type PinnedLaw } from '../../regulations'
import { type Addressee, addresseesOf } from './addressees'
import { duties } from './duties'
import type { OwedLetter } from './owed/owed-letter'

/** The common fields about the task. */
function subjectOf({ code, title, classified }: Addressee) {
  return { taskCode: code ?? '', taskTitle: classified ? null : title }
}

/** The common fields about the deadline. */
async function dueOf(
  { clause, due, waitsFor }: Addressee,
  sentAt: Instant,
  calendarOf: () => Promise<WorkCalendar>,
) {
  if (clause === null) return {}
  if (due === null) return { clause }
  const at = fromMillis(due.getTime())
  const calendar = await calendarOf()
  const [today, last] = [toLocalDate(sentAt), toLocalDate(addMillis(at, -1))]
  const left =
    last >= today ? calendar.workingDaysBetween(today, last) : -calendar.workingDaysBetween(last, today)
  return { clause, due: { at, label: duties[waitsFor ?? ''] ?? '', workingDaysLeft: left } }
}

/** What names a letter: its fact, the task that it is about where the fact has none, and whom it goes to. */
export interface NamedLetter {
  readonly key: string
  readonly aboutTask: string | undefined
  readonly letter: string
  readonly person: string
}

/** Deterministic, so that a letter handed over twice is one letter to whoever receives it. */
export function messageId({ key, aboutTask = '', letter, person }: NamedLetter): string {
  const digest = createHash('sha256')
    .update(`${key} ${aboutTask}\n${letter}\n${person}`)
    .digest('hex')
    .slice(0, 40)
  return `<${digest}@detai>`
}

/** Writes one outbox row a letter and recipient. */
export async function addressLetters(
  trx: Trx,
  fact: FactToProject,
  letters: readonly OwedLetter[],
  law: PinnedLaw,
): Promise<void> {
  const sought = letters.map(({ to, taskId, deadline }) => ({ to, taskId: taskId ?? fact.taskId, deadline }))
  const clock = lawFor(law.editionId, law.overlay).clock
  const calendar = async () => new WorkCalendar(await loadCalendarYears(trx), clock)
  const rows = await oneByOne(await addresseesOf(trx, fact, sought), async (addressee) => {
    const { letter, context, clause, path, taskId } = letters[addressee.place]!
    const subject = subjectOf(addressee)
    const due = await dueOf(addressee, fact.at, calendar)
    const link = path ?? `/nhiem-vu/${subject.taskCode}`
    const { id, name, degree } = addressee
    const common = { ...subject, ...due, ...(clause ? { clause } : {}), link, sentAt: fact.at }
    const recipientName = degree ? `${degree} ${name}` : name
    return {
      message_id: messageId({ key: fact.key, aboutTask: taskId, letter, person: id }),
      fact_seq: fact.seq,
      letter,
      to_person: id,
      context: JSON.stringify({ ...common, recipientName, ...context }),
    }
  })
  if (rows.length > 0) await trx('outbox').insert(rows).onConflict('message_id').ignore()
}
