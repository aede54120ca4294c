import type { Knex } from 'knex'

/** The files of a task are found by the task: its evidence is put together from them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index file_references_by_task on file_references (task_id)')
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
