import type { Knex } from 'knex'

const statements = `
    -- Up to which entry the audit log has been copied to where a collector fetches it. One row; its lock lets
    -- one API copy at a time.
    create table audit_copies (
      only_row boolean primary key default true check (only_row),
      last_seq bigint not null
    );
`

/** How far the audit log has been copied. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
