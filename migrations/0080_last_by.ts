import type { Knex } from 'knex'

const statements = `
    -- Who acted last in a process: they wait for whoever is awaited now.
    alter table processes add column last_by text;
    update processes p set last_by = (
      select by_person from journal j
      where j.stream = p.stream and by_person is not null order by seq desc limit 1
    );
    create index processes_by_last on processes (last_by) where closed_at is null;
`

/** Who acted last in each process. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
