import type { Knex } from 'knex'

const statements = `
    -- What a person has begun to fill in and not sent. No fact of a task: nobody but the person reads it.
    -- A dropped draft keeps its row without contents, so that its version never comes again.
    create table drafts (
      person_id text not null references people (id),
      form text not null,
      version integer not null,
      title text,
      content jsonb,
      saved_at timestamptz not null default clock_timestamp(),
      primary key (person_id, form)
    );
    create index drafts_of_person on drafts (person_id, saved_at desc) where content is not null;
`

/** Forms that are being filled in, kept for whoever fills them in. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
