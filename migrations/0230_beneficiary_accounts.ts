import type { Knex } from 'knex'

const statements = `
    -- An organisation's account for payment, a row a version. Number and holder are sealed by a key of the
    -- installation; a version pays nothing before another person than its maker has confirmed it.
    create table beneficiary_accounts (
      id text primary key,
      organisation_id text not null references organisations (id),
      version integer not null check (version > 0),
      held_at text not null check (held_at in ('treasury', 'bank')),
      institution text not null,
      branch text,
      valid_from date not null,
      document text not null,
      -- Why it takes the place of the one before; the first takes the place of none.
      reason text,
      key_id text not null,
      sealed bytea not null,
      made_by text not null references people (id),
      made_at timestamptz not null,
      constraint beneficiary_account_version unique (organisation_id, version),
      constraint beneficiary_account_reason check (version = 1 or reason is not null)
    );

    create table beneficiary_account_decisions (
      account_id text primary key references beneficiary_accounts (id),
      confirmed boolean not null,
      reason text,
      decided_by text not null references people (id),
      decided_at timestamptz not null,
      constraint beneficiary_account_rejected_for_a_reason check (confirmed or reason is not null)
    );

    -- Rotation of keys seals a version anew; nothing else of it ever changes.
    create function refuse_change_but_resealing() returns trigger language plpgsql as $$
    declare
      resealed constant text[] := '{key_id,sealed}';
    begin
      if tg_op <> 'UPDATE' or to_jsonb(new) - resealed <> to_jsonb(old) - resealed then
        raise exception 'table % is append-only', tg_table_name using errcode = 'DT000';
      end if;
      return new;
    end $$;
    create trigger beneficiary_accounts_append_only before update or delete on beneficiary_accounts
      for each row execute function refuse_change_but_resealing();
    create trigger beneficiary_accounts_kept before truncate on beneficiary_accounts
      for each statement execute function refuse_change();
    create trigger beneficiary_account_decisions_append_only
      before update or delete or truncate on beneficiary_account_decisions
      for each statement execute function refuse_change();

    -- Whoever made a version does not decide on it, whatever program asks.
    create function refuse_own_beneficiary_account() returns trigger language plpgsql as $$
    begin
      if exists (select from beneficiary_accounts where id = new.account_id and made_by = new.decided_by) then
        raise exception 'beneficiary-account/confirmer-is-maker' using errcode = 'DT100';
      end if;
      return new;
    end $$;
    create trigger beneficiary_account_two_persons before insert on beneficiary_account_decisions
      for each row execute function refuse_own_beneficiary_account();

    -- The version that a payment order was made with.
    alter table tranches add column beneficiary_account text references beneficiary_accounts (id);
`

/** Accounts for payment: sealed, in versions, each confirmed by a second person. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
