import type { Knex } from 'knex'

const statements = `
    -- One version a row: of two administrators who change the same at once, the second is told.
    alter table people add column version integer not null default 1;
    alter table organisations add column version integer not null default 1;
    alter table calendar_years add column version integer not null default 1;

    -- One person an address, however it is capitalised.
    create unique index people_email_once on people (lower(email));
    create index people_in_order on people (plain_text(name), id);
    create index organisations_in_order on organisations (plain_text(name), id);

    -- The documents by which a mandate begins and ends.
    alter table person_roles add column document text, add column end_document text;

    -- What administrators changed, apart from the tasks' journal: who, when, before and after.
    create table admin_log (
      seq bigint generated always as identity primary key,
      at timestamptz not null default clock_timestamp(),
      business_at timestamptz not null,
      by_person text not null references people (id),
      kind text not null,
      subject text not null,
      before jsonb,
      after jsonb,
      reason text
    );
    create index admin_log_of_subject on admin_log (subject, seq desc);
    create trigger admin_log_append_only before update or delete or truncate on admin_log
      for each statement execute function refuse_change();
`

/** What administration needs: versions against overwriting, mandates' documents, its append-only log. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
