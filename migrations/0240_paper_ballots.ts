import type { Knex } from 'knex'

/** Ballots that were given on paper: who entered each, its scan, and why one of them does not count. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table ballots
      add column on_paper boolean not null default false,
      add column invalid text check (invalid in ('blank', 'irregular')),
      add constraint ballots_invalid_on_paper check (invalid is null or on_paper);

    create table paper_entries (
      session_id text not null,
      sitting integer not null,
      task_id text not null,
      application text not null default '',
      member text not null references people (id),
      entered_by text not null references people (id),
      entered_at timestamptz not null,
      invalid text,
      note text,
      scans jsonb not null,
      confirmed_by text references people (id),
      confirmed_at timestamptz,
      primary key (session_id, sitting, task_id, application, member),
      foreign key (session_id, sitting) references sittings (session_id, sitting),
      constraint paper_entries_by_two check (confirmed_by <> entered_by)
    )`)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
