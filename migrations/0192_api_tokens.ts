import type { Knex } from 'knex'

const statements = `
    -- Tokens by which a person's own programs ask the API; only a digest of each is kept. Revoked ones stay.
    create table api_tokens (
      id uuid primary key,
      person_id text not null references people (id),
      name text not null,
      token_hash text not null unique,
      scopes text[] not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz
    );
    create index api_tokens_of_person on api_tokens (person_id, created_at desc, id);
`

/** Tokens for programs, each within the rights of the person who made it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
