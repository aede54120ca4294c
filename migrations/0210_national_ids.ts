import type { Knex } from 'knex'

const statements = `
    -- The national identity number of a person, sealed by a key of the installation. The digest (keyed, of
    -- the number alone) lets it stand on one person only.
    create table national_ids (
      person_id text primary key references people (id),
      key_id text not null,
      sealed bytea not null,
      digest text not null,
      given_at timestamptz not null,
      given_by text not null references people (id)
    );
    create unique index national_id_once on national_ids (digest);

    -- Numbers from before they were sealed: the server seals them when it starts.
    alter table people rename column national_id to unsealed_national_id;

    -- Whoever gave a number or proved an address that stands on somebody else: who, on whom, never which.
    create table identity_clashes (
      person_id text not null references people (id),
      holder_id text not null references people (id),
      kind text not null check (kind in ('nationalId', 'email')),
      at timestamptz not null,
      primary key (person_id, holder_id, kind)
    );
`

/** National identity numbers, sealed, each of one person; and attempts to give somebody else's. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
