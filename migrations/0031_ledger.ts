import type { Knex } from 'knex'

const statements = `
    create table ledger_entries (
      -- The fact's key and the entry's number within it: a fact is posted once.
      key text primary key,
      fact_seq bigint not null,
      number integer not null,
      kind text not null,
      task_id text,
      at timestamptz not null,
      by_person text,
      -- The entry that this one takes back: nothing is ever corrected in place.
      reverses text unique,
      unique (fact_seq, number)
    );
    create index ledger_entries_by_task on ledger_entries (task_id, fact_seq, number);

    create table ledger_postings (
      entry text not null,
      line integer not null,
      account text not null,
      year integer,
      source text,
      task_id text,
      debit_dong bigint not null default 0 check (debit_dong >= 0),
      credit_dong bigint not null default 0 check (credit_dong >= 0),
      primary key (entry, line),
      constraint posting_one_side check ((debit_dong = 0) <> (credit_dong = 0))
    );
    create index ledger_postings_by_account on ledger_postings (account, year, source);
    create index ledger_postings_by_task on ledger_postings (task_id, account);

    create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
      for each statement execute function refuse_change();
    create trigger ledger_postings_append_only before update or delete or truncate on ledger_postings
      for each statement execute function refuse_change();

    create function hold_balance() returns trigger language plpgsql as $$
    declare
      difference bigint;
    begin
      select coalesce(sum(debit_dong), 0) - coalesce(sum(credit_dong), 0) into difference
      from ledger_postings where entry = new.entry;
      if difference <> 0 then
        raise exception 'ledger entry % is out of balance by %', new.entry, difference
          using errcode = 'DT000';
      end if;
      return null;
    end $$;
    create constraint trigger ledger_balanced after insert on ledger_postings
      deferrable initially deferred for each row execute function hold_balance();

    alter table ledger_postings add constraint posting_of_entry
      foreign key (entry) references ledger_entries (key);
`

/** The double-entry ledger: append-only, each entry balanced when its transaction commits. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
