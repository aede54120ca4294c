import { fromMillis, type Instant } from '../../domain/instant'
import type { Db } from '../connection'

/** Something that a party handed in, as the journal holds it. */
export interface Submission {
  readonly taskId: string
  readonly taskCode: string
  readonly taskTitle: string | null
  readonly act: string
  readonly at: Instant
  readonly by: string
  readonly byName: string
  /** Of the journal's entry: 64 hexadecimal digits. */
  readonly hash: string
  readonly data: Readonly<Record<string, unknown>>
}

const submissions = (db: Db) =>
  db('journal as entry')
    .join('tasks', 'tasks.id', 'entry.task_id')
    .join('people', 'people.id', 'entry.by_person')
    .whereNotNull('entry.act')
    .select('tasks.id as taskId', 'tasks.code as taskCode', 'tasks.title as taskTitle')
    .select(
      'entry.act',
      'entry.at',
      'entry.by_person as by',
      'people.name as byName',
      'entry.hash',
      'entry.data',
    )

const toSubmission = (row: Omit<Submission, 'at'> & { readonly at: Date }): Submission => ({
  ...row,
  at: fromMillis(row.at.getTime()),
})

/** The act of a key, when it concerns a task. */
export async function submissionByKey(db: Db, key: string): Promise<Submission | undefined> {
  const row = await submissions(db).where({ key }).first()
  return row && toSubmission(row)
}

/** The act of a task whose entry's hash begins so. */
export async function submissionByHash(
  db: Db,
  taskCode: string,
  beginning: string,
): Promise<Submission | undefined> {
  const row = await submissions(db)
    .where('tasks.code', taskCode)
    .whereLike('entry.hash', `${beginning}%`)
    .first()
  return row && toSubmission(row)
}

/** The act that was given a receipt's number when it was recorded. */
export async function submissionByNumber(
  db: Db,
  taskId: string,
  receiptNumber: string,
): Promise<Submission | undefined> {
  const row = await submissions(db)
    .where('entry.task_id', taskId)
    .whereRaw("entry.data ->> 'receiptNumber' = ?", [receiptNumber])
    .first()
  return row && toSubmission(row)
}
