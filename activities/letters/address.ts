import { createHash } from 'node:crypto'
import { loadCalendarYears } from '../../db/calendar'
import type { Trx } from '../../db/connection'
import type { LawPin } from '../../db/processes'
import type { FactToProject } from '../../db/projections/project'
import { WorkCalendar } from '../../domain/calendar'
import { addMillis, fromMillis, toLocalDate } from '../../domain/instant'
import { lawFor } from '../../regulations'
import { duties } from './duties'
import type { OwedLetter, Recipients } from './owed/owed-letter'

interface Addressee {
  readonly id: string
  readonly name: string
  readonly degree: string | null
}

/** The people whom a letter goes to, each once. */
async function addresseesOf(trx: Trx, fact: FactToProject, to: Recipients): Promise<Addressee[]> {
  const people = trx('people').distinct('people.id', 'people.name', 'people.degree').orderBy('people.id')
  if ('persons' in to) return people.whereIn('people.id', [...to.persons])
  if ('role' in to) {
    const today = toLocalDate(fact.at)
    return people
      .join('person_roles', 'person_roles.person_id', 'people.id')
      .where('person_roles.role', to.role)
      .andWhere('person_roles.valid_from', '<=', today)
      .andWhere((still) =>
        still.whereNull('person_roles.valid_to').orWhere('person_roles.valid_to', '>=', today),
      )
  }
  return people
    .join('task_people', 'task_people.person_id', 'people.id')
    .where({ 'task_people.relation': to.relation, 'task_people.stream': to.stream ?? '' })
    .whereNull('task_people.until')
    .modify((query) => {
      if (fact.taskId) query.where('task_people.task_id', fact.taskId)
    })
}

/** The common fields about the task; a letter about several tasks names the first one it concerns. */
async function subjectOf(
  trx: Trx,
  { taskId }: FactToProject,
): Promise<{ taskCode: string; taskTitle: string | null }> {
  const row = taskId
    ? await trx('tasks').where({ id: taskId }).first('code', 'title', 'classified')
    : undefined
  return { taskCode: row?.code ?? '', taskTitle: row?.classified ? null : (row?.title ?? null) }
}

async function dueOf(trx: Trx, fact: FactToProject, law: LawPin, name: string | undefined) {
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
  law: LawPin,
): Promise<void> {
  const subject = await subjectOf(trx, fact)
  for (const { letter, to, context, deadline, clause, path } of letters) {
    const due = await dueOf(trx, fact, law, deadline)
    const link = path ?? `/nhiem-vu/${subject.taskCode}`
    const common = { ...subject, ...due, ...(clause ? { clause } : {}), link, sentAt: fact.at }
    const rows = (await addresseesOf(trx, fact, to)).map(({ id, name, degree }) => ({
      message_id: messageId(fact.key, letter, id),
      fact_seq: fact.seq,
      letter,
      to_person: id,
      context: JSON.stringify({ ...common, recipientName: degree ? `${degree} ${name}` : name, ...context }),
    }))
    if (rows.length > 0) await trx('outbox').insert(rows).onConflict('message_id').ignore()
  }
}
