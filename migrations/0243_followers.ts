import type { Knex } from 'knex'

/** Addresses that asked to be told where a public task stands; gone once their owner says so or it ends. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table followers (
      id text primary key,
      task_id text not null,
      email text not null,
      asked_at timestamptz not null default clock_timestamp(),
      -- When the letter went out that asks whether the address is theirs, and when they said so.
      asked_back_at timestamptz,
      confirmed_at timestamptz,
      -- What of the task they know: its stage, or how it ended.
      knows text not null,
      unique (task_id, email)
    );
    create index followers_to_ask on followers (asked_at) where asked_back_at is null`)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
