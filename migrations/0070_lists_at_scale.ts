import type { Knex } from 'knex'

const words = `
    -- Projection: what a search looks at. Apart from tasks, whose rows change with every fact.
    create table task_words (
      task_id text primary key,
      -- Both without accents; a blank before the first word, as before every other.
      title text not null,
      words text not null
    );
    insert into task_words
      select id, plain_text(coalesce(title, '')), ' ' || plain_text(coalesce(title, '') || ' ' || code)
      from tasks;
    create index task_words_by_part on task_words using gin (words gin_trgm_ops);
    create index task_words_by_likeness on task_words using gist (title gist_trgm_ops (siglen = 256));
    drop index tasks_by_title;
`

const orders = `
    -- Counts by stage are read from the index alone.
    create index tasks_counted on tasks (classified, stage, outcome);

    -- Whose turn it is: what is due in its order, then what has no term by its age.
    drop index deadlines_by_due;
    create index deadlines_by_due on deadlines (due, stream, waits_for) where closed_at is null;
    create index awaited_of_task on awaited_acts (task_id);
    create index awaited_by_age on awaited_acts (since, stream, act);

    -- Letters that have not gone are few among those that have.
    create index outbox_unsent on outbox (fact_seq desc, message_id desc) where sent_at is null;
`

/** What lists, searches and counts need with ten thousand tasks and more. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(words)
  await knex.raw(orders)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
