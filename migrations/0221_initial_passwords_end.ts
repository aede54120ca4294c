import type { Knex } from 'knex'

const statements = `
    -- A password that somebody else has seen opens the account until then; those of before get two weeks.
    alter table people add column password_initial_until timestamptz;
    update people set password_initial_until = clock_timestamp() + interval '14 days' where password_initial;
    alter table people add constraint initial_password_ends
      check (password_initial = (password_initial_until is not null));
`

/** Initial passwords that end before their first use. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
