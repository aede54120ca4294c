import type { Knex } from 'knex'

/** A letter may go to an address that its person had before: whoever changed the address must not hide it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table outbox add column to_address text')
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
