import type { Knex } from 'knex'

const statements = `
    -- Steps that fell due in a period, and stages that ended in one.
    create index deadlines_of_kind_by_due on deadlines (kind, due) where waits_for <> '';
    create index deadlines_missed_by_due on deadlines (due, stream, name)
      where state = 'missed' and closed_at is null;
    create index processes_by_end on processes (kind, closed_at) include (opened_at, task_id)
      where closed_at is not null;

    -- Money by day: planned, approved, paid.
    create index contracts_by_signing on contracts (signed_on, ends_on) where signed_on is not null;
    create index tranches_by_approval on tranches (approved_at, task_id, request)
      where approved_at is not null;
    create index ledger_entries_by_kind on ledger_entries (kind, at);

    -- Acts that came after their deadline, for who audits.
    create index journal_late on journal (seq) where late is not null;

    -- What anyone may page through: published results and tasks under contract, newest first.
    create index tasks_public on tasks (last_at desc, id) where not classified;
`

/** Indexes for the overview of those who lead and audit, and for the public lists. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
