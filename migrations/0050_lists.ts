import type { Knex } from 'knex'

const statements = `
    create index tasks_by_type on tasks (type, last_at desc, id);
    create index deadlines_missed on deadlines (task_id) where state = 'missed' and closed_at is null;
    create index task_people_of_stream on task_people (stream, person_id) where until is null;
`

/** Indexes for what lists are narrowed to besides the stage and the field: the type, and what is late. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
