import type { Knex } from 'knex'

/** A draft of a ballot counts how often it was saved: two devices of a member never overwrite one another. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table ballot_drafts add column version integer not null default 1')
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
