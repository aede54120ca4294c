import type { Knex } from 'knex'

/** When the treasury took a payment order in: until then whoever approved it may take it back. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table tranches add column received_by text, add column received_at timestamptz')
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
