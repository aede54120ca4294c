import type { Knex } from 'knex'

const statements = `
    -- What a search looks at, with the task itself: a list that is walked for common words reads no second
    -- row a task. The index over all words stays on task_words, which acts do not write.
    alter table tasks add column words text not null default '';
    update tasks set words = task_words.words from task_words where task_words.task_id = tasks.id;
`

/** The words of a task are kept beside it too. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
