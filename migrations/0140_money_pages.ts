import type { Knex } from 'knex'

const statements = `
    -- The ended requests of a year, newest first; those that wait have an index of their own.
    create index tranches_by_year on tranches (state, year, requested_at desc, task_id, request);

    -- Balances are summed from the index alone.
    create index ledger_postings_by_place on ledger_postings (account, year, source)
      include (debit_dong, credit_dong);
    drop index ledger_postings_by_account;
`

/** Indexes for the pages of finance: requests of a year by their state, and the balance of every account. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
