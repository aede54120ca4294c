import type { Knex } from 'knex'

const statements = `
    -- Who may know of state secrets (người được tiếp cận bí mật nhà nước): from when to when, by which
    -- document.
    create table clearances (
      person_id text not null references people (id),
      valid_from date not null,
      valid_to date not null,
      document text not null,
      end_document text,
      primary key (person_id, valid_from),
      constraint clearance_dates check (valid_from <= valid_to)
    );

    -- Of a classified task only its code, its dates and its stage are kept. Its code is of a series of its
    -- own: a gap in the others' would tell that there is one.
    alter table tasks
      alter field drop not null,
      alter type drop not null;
    update tasks set field = null, type = null where classified;
    alter table tasks
      add stage_since date,
      add planned_start date,
      add planned_end date,
      add constraint task_described check (classified or (field is not null and type is not null));
    create table classified_numbers (
      year integer primary key,
      last_number integer not null
    );
`

/** Clearances (never deleted: tasks were looked at under them), and classified tasks without contents. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
