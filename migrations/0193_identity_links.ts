import type { Knex } from 'knex'

const statements = `
    -- Accounts elsewhere by which people sign in: known by issuer and subject once they were matched.
    create table identity_links (
      issuer text not null,
      subject text not null,
      person_id text not null references people (id),
      linked_at timestamptz not null,
      primary key (issuer, subject)
    );
    create index identity_links_of_person on identity_links (person_id);

    -- The national identity number, where the provider names people by it.
    alter table people add column national_id text;
    create unique index people_national_id_once on people (national_id) where national_id is not null;
`

/** What signing in by a provider's account needs. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
