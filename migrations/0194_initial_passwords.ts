import type { Knex } from 'knex'

const statements = `
    -- The password was made by the system and told by somebody: its owner's first act is to set another.
    alter table people add column password_initial boolean not null default false;
`

/** Which passwords somebody besides their owner has seen. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
