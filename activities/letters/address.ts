import { createHash } from 'node:crypto'
import { loadCalendarYears } from '../../db/calendar'
import type { Trx } from '../../db/connection'
import type { FactToProject } from '../../db/projections/project'
import { WorkCalendar } from '../../domain/calendar'
import { addMillis, fromMillis, toLocalDate } from '../../domain/instant'
import { lawFor, type PinnedLaw } from '../../regulations'
import { addresseesOf } from './addressees'
import { duties } from './duties'
import type { OwedLetter } from './owed/owed-letter'

/** The common fields about the task. */
async function subjectOf(
  trx: Trx,
  taskId: string | null | undefined,
): Promise<{ taskCode: string; taskTitle: string | null }> {
  const row = taskId
    ? await trx('tasks').where({ id: taskId }).first('code', 'title', 'classified')
    : undefined
  return { taskCode: row?.code ?? '', taskTitle: row?.classified ? null : (row?.title ?? null) }
}

async function dueOf(trx: Trx, fact: FactToProject, law: PinnedLaw, name: string | undefined) {
  if (!name) return {}
  const row = await trx('deadlines')
    .where({ stream: fact.stream, name })
    .orderBy('opened_seq', 'desc')
    .first()
  if (!row?.due) return row ? { clause: row.clause as string } : {}
  const at = fromMillis(row.due.getTime())
  const calendar = new WorkCalendar(await loadCalendarYears(trx), lawFor(law.editionId, law.overlay).clock)
  const [today, last] = [toLocalDate(fact.at), toLocalDate(addMillis(at, -1))]
  const left =
    last >= today ? calendar.workingDaysBetween(today, last) : -calendar.workingDaysBetween(last, today)
  return {
    clause: row.clause as string,
    due: { at, label: duties[row.waits_for] ?? '', workingDaysLeft: left },
  }
}

/** Deterministic, so that a letter handed over twice is one letter to whoever receives it. */
function messageId(key: string, letter: string, person: string): string {
  const digest = createHash('sha256').update(`${key}\n${letter}\n${person}`).digest('hex').slice(0, 40)
  return `<${digest}@detai>`
}

/** Writes one outbox row a letter and recipient. */
export async function addressLetters(
  trx: Trx,
  fact: FactToProject,
  letters: readonly OwedLetter[],
  law: PinnedLaw,
): Promise<void> {
  for (const { letter, to, context, deadline, clause, path, taskId } of letters) {
    const subject = await subjectOf(trx, taskId ?? fact.taskId)
    const due = await dueOf(trx, fact, law, deadline)
    const link = path ?? `/nhiem-vu/${subject.taskCode}`
    const common = { ...subject, ...due, ...(clause ? { clause } : {}), link, sentAt: fact.at }
    const rows = (await addresseesOf(trx, { ...fact, taskId: taskId ?? fact.taskId }, to)).map(
      ({ id, name, degree }) => ({
        message_id: messageId(`${fact.key} ${taskId ?? ''}`, letter, id),
        fact_seq: fact.seq,
        letter,
        to_person: id,
        context: JSON.stringify({
          ...common,
          recipientName: degree ? `${degree} ${name}` : name,
          ...context,
        }),
      }),
    )
    if (rows.length > 0) await trx('outbox').insert(rows).onConflict('message_id').ignore()
  }
}
