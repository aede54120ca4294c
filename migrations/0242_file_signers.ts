import type { Knex } from 'knex'

/** Who has signed a PDF, as the certificates of its digital signatures name them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table files add column signers text[] not null default '{}'`)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
