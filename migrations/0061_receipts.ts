import type { Knex } from 'knex'

const statements = `
    alter table outbox add column receipt text;
    update outbox set receipt = 'taken before answers were kept' where sent_at is not null;
`

/** What the mail server answered when it took a letter: the evidence that it was sent. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
