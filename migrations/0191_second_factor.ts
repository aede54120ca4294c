import type { Knex } from 'knex'

const statements = `
    -- One-time codes from a person's telephone (RFC 6238). The secret is sealed by a key of the installation.
    create table second_factors (
      person_id text primary key references people (id),
      key_id text not null,
      sealed bytea not null,
      added_at timestamptz not null,
      -- Counts from then on; before, the code of the telephone has not been seen.
      confirmed_at timestamptz,
      -- The period of the last code that was taken: no code is taken twice.
      last_step bigint
    );

    -- Codes for whoever has lost the telephone, by their digests; each once.
    create table recovery_codes (
      person_id text not null references people (id),
      code_hash text not null,
      made_at timestamptz not null,
      used_at timestamptz,
      primary key (person_id, code_hash)
    );
`

/** The second factor of whoever signs in, and the codes for when it is lost. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
