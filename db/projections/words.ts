import type { Trx } from '../connection'

/** Tables of the search. */
export const searchTables = ['task_words'] as const

/** Keeps what a search looks at, after the title of a task has been written. */
export async function keepWords(trx: Trx, taskId: string): Promise<void> {
  await trx.raw(
    `with kept as (
       insert into task_words
       select id, plain_text(coalesce(title, '')), ' ' || plain_text(coalesce(title, '') || ' ' || code)
       from tasks where id = ?
       on conflict (task_id) do update set title = excluded.title, words = excluded.words
       returning task_id, words)
     update tasks set words = kept.words from kept where id = kept.task_id`,
    [taskId],
  )
}
