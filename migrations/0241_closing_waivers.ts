import type { Knex } from 'knex'

/** What the authority has let go before a liquidation, with its reasons. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table closing_waivers (
      task_id text not null,
      step text not null check (step in ('handover', 'finalDossier', 'assets')),
      details jsonb not null,
      waived_at timestamptz not null,
      waived_by text not null references people (id),
      primary key (task_id, step)
    )`)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
