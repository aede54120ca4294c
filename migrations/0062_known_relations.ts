import type { Knex } from 'knex'

const statements = `
    alter table person_relations add column recorded_at timestamptz not null default clock_timestamp();
`

/** Since when a relation between people is on record: before, nobody could have acted on it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
