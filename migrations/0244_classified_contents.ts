import type { Knex } from 'knex'

/** What is noted of classified tasks where the installation is declared a closed network; empty elsewhere. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table classified_contents (
      task_id text not null,
      fact_key text primary key,
      text text not null,
      noted_at timestamptz not null,
      noted_by text not null references people (id)
    );
    create index classified_contents_of_task on classified_contents (task_id, noted_at)`)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
