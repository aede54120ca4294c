import type { Knex } from 'knex'

const statements = `
    alter table processes add column last_seq bigint;
    update processes p set last_seq = (select max(seq) from journal j where j.stream = p.stream);
`

/** The last entry of each process in the journal: a workflow that knows less than that has lost something. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
