import type { Knex } from 'knex'

const statements = `
    create index if not exists file_references_by_task on file_references (task_id);
    create index deadlines_ended on deadlines (kind, waits_for, closed_at desc) where closed_at is not null;
`

/** Indexes of a task's page: its documents, and how long a wait of a kind has taken before. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
