import type { Knex } from 'knex'

const statements = `
    -- Commits that keep failing, for who keeps the system running. Names only: no values, no texts.
    create table stuck_commits (
      fact_key text primary key,
      fact_type text not null,
      stream text not null,
      kind text not null,
      task_id text,
      attempts integer not null,
      error_class text not null,
      error_code text,
      constraint_name text,
      table_name text,
      since timestamptz(3) not null default clock_timestamp(),
      last_at timestamptz(3) not null default clock_timestamp()
    );
    create index stuck_commits_by_since on stuck_commits (since desc, fact_key desc);
`

/** What the worker notes of a commit that fails again and again. No part of the journal, nor a projection. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
