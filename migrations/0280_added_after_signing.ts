import type { Knex } from 'knex'

/** Whether something was added to a PDF after its last signature; not looked for in files of before. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table files add column added_after_signing boolean not null default false')
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
