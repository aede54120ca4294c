import type { Knex } from 'knex'

/** Whoever proposed a task waits for its ordering as long as nobody has acted in it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    update processes as ordering set last_by = (
      select by_person from journal
      where stream = 'task/' || ordering.task_id and by_person is not null order by seq limit 1)
    where kind = 'ordering' and last_by is null`)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
