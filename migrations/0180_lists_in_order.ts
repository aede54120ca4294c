import type { Knex } from 'knex'

const ledger = `
    -- The place of its entry: the entries of an account or of a year are listed in their order.
    alter table ledger_postings add column fact_seq bigint, add column number integer;
    alter table ledger_postings disable trigger ledger_postings_append_only;
    update ledger_postings p set fact_seq = e.fact_seq, number = e.number
      from ledger_entries e where e.key = p.entry;
    alter table ledger_postings enable trigger ledger_postings_append_only;
    alter table ledger_postings alter column fact_seq set not null, alter column number set not null;
    create index ledger_postings_of_account on ledger_postings (account, fact_seq desc, number desc);
    create index ledger_postings_of_year on ledger_postings (year, fact_seq desc, number desc);
    create index ledger_postings_of_account_in_year
      on ledger_postings (account, year, fact_seq desc, number desc);
`

const steps = `
    -- Whether a step was done by its own act is read from the index alone.
    create index journal_acts on journal (stream, act, at) where act is not null;

    -- The steps of a year in the order of their terms: all, of a kind, and those not done in time.
    create index deadlines_steps on deadlines (due, stream, name, opened_seq) where waits_for <> '';
    create index deadlines_steps_of_kind on deadlines (kind, due, stream, name, opened_seq)
      where waits_for <> '';
    create index deadlines_steps_late on deadlines (due, stream, name, opened_seq)
      where waits_for <> '' and (closed_at <= due) is not true;
    drop index deadlines_of_kind_by_due;
`

const awaited = `
    -- Whom an act waits for, without the task and the person: 'role:dostOfficer', 'of:host', 'person';
    -- several with a comma between.
    create function whom_awaited(tokens text[]) returns text language sql immutable parallel safe as $$
      select string_agg(distinct whom collate "C", ',' order by whom collate "C")
      from unnest(tokens) as token, lateral (select case
        when token like 'role:%' then token
        when token like 'person:%' then 'person'
        else 'of:' || substring(token from '[^:]*$') end) as named (whom)
    $$;
    create index awaited_by_whom on awaited_acts (whom_awaited(tokens), since, stream, act);
    create index awaited_of_kind on awaited_acts (kind, act, task_id);

    -- What somebody waits for, since their own last act.
    drop index processes_by_last;
    create index processes_by_last on processes (last_by, last_seq) include (stream)
      where closed_at is null;
`

/** Indexes by which lists are read in their order, a page at a time, however much there is. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(ledger)
  await knex.raw(steps)
  await knex.raw(awaited)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
