import type { Knex } from 'knex'

const statements = `
    create table appropriations (
      year integer not null,
      source text not null,
      -- In which order tranches draw; null for a source that pays no tranches.
      draw_order integer,
      amount_dong bigint not null default 0,
      proposed_dong bigint,
      drawn_dong bigint not null default 0,
      proposed_by text,
      proposed_at timestamptz,
      approved_by text,
      approved_at timestamptz,
      primary key (year, source),
      constraint appropriation_not_overdrawn check (drawn_dong between 0 and amount_dong),
      constraint appropriation_two_persons check (approved_by is distinct from proposed_by)
    );

    -- Takes money from a year's appropriations in their order, under their rows' locks.
    -- Refuses when they lack it.
    create function draw_appropriation(of_year integer, wanted_dong bigint)
      returns table (from_source text, taken_dong bigint) language plpgsql as $$
    declare
      still bigint := wanted_dong;
      free record;
    begin
      for free in
        select a.source, a.amount_dong - a.drawn_dong as dong from appropriations a
        where a.year = of_year and a.draw_order is not null order by a.draw_order for update
      loop
        taken_dong := least(still, free.dong);
        if taken_dong > 0 then
          update appropriations a set drawn_dong = a.drawn_dong + taken_dong
          where a.year = of_year and a.source = free.source;
          from_source := free.source;
          still := still - taken_dong;
          return next;
        end if;
      end loop;
      if still > 0 then
        raise exception 'money/appropriation-exceeded' using errcode = 'DT100', detail = still::text;
      end if;
    end $$;

    create table appraisals (
      task_id text primary key,
      team jsonb not null,
      papers_sent_at timestamptz,
      sitting_at timestamptz,
      present jsonb,
      lines jsonb,
      state_dong bigint,
      counterpart_dong bigint,
      lump_sum text,
      concluded_at timestamptz,
      questions jsonb not null default '[]'
    );

    create table awards (
      task_id text primary key,
      decision_number text not null,
      host_organisation text not null,
      principal_investigator text not null,
      state_dong bigint not null check (state_dong >= 0),
      counterpart_dong bigint not null check (counterpart_dong >= 0),
      duration_months integer not null,
      lump_sum text not null,
      decided_by text not null,
      decided_on date not null,
      published_on date,
      -- The notice stays public at least until this day.
      kept_until date
    );
    create index awards_by_publication on awards (published_on desc, task_id);

    create table contracts (
      task_id text primary key,
      number text not null,
      state text not null check (state in ('toSign', 'signed', 'declined', 'settled', 'recovered')),
      contract_dong bigint not null check (contract_dong >= 0),
      products jsonb not null,
      plan jsonb not null,
      details jsonb not null default '{}',
      prepared_by text not null,
      prepared_at timestamptz not null,
      host_signed_by text,
      agency_signed_by text,
      signed_on date,
      ends_on date,
      -- Whether money may flow: not while the task is paused, never after it has ended early.
      flow text not null default 'open' check (flow in ('open', 'frozen', 'stopped')),
      paid_dong bigint not null default 0,
      reserved_dong bigint not null default 0,
      settled_dong bigint not null default 0,
      returned_dong bigint not null default 0,
      equipment_excepted_dong bigint not null default 0,
      refund_due_dong bigint not null default 0,
      refunded_dong bigint not null default 0,
      saved_dong bigint not null default 0,
      finally_settled_at timestamptz,
      constraint contract_number_once unique (number),
      constraint contract_two_sides
        check (host_signed_by is null or host_signed_by is distinct from agency_signed_by),
      constraint contract_not_exceeded
        check (paid_dong >= 0 and reserved_dong >= 0 and paid_dong + reserved_dong <= contract_dong),
      constraint contract_settled_within_paid
        check (settled_dong >= 0 and returned_dong >= 0 and settled_dong + returned_dong <= paid_dong),
      constraint contract_refund_within_due check (refunded_dong between 0 and refund_due_dong)
    );

    create table tranches (
      task_id text not null,
      request integer not null,
      number integer not null,
      kind text not null check (kind in ('advance', 'finalPayment')),
      amount_dong bigint not null check (amount_dong > 0),
      paid_before_dong bigint not null,
      year integer not null,
      state text not null
        check (state in ('requested', 'checked', 'approved', 'paid', 'refused', 'returned', 'cancelled')),
      requested_by text not null,
      requested_at timestamptz not null,
      checked_by text,
      checked_at timestamptz,
      approved_by text,
      approved_at timestamptz,
      paid_by text,
      paid_at timestamptz,
      ended_at timestamptz,
      -- The ledger's entry that reserved the money.
      reservation text not null,
      primary key (task_id, request),
      constraint tranche_checker_is_not_maker check (checked_by is distinct from requested_by),
      constraint tranche_approver_is_not_maker
        check (approved_by is null or approved_by not in (requested_by, checked_by)),
      constraint tranche_payer_is_not_maker
        check (paid_by is null or paid_by not in (requested_by, checked_by, approved_by)),
      constraint tranche_paid_through_all_hands
        check (state <> 'paid' or num_nulls(checked_by, approved_by, paid_by) = 0)
    );
    -- A tranche of the plan is asked for by one living request, and paid once.
    create unique index tranche_asked_once on tranches (task_id, number)
      where state in ('requested', 'checked', 'approved', 'paid');
    create index tranches_waiting on tranches (state, requested_at, task_id, request)
      where state in ('requested', 'checked', 'approved');
    create index tranches_by_request on tranches (requested_at desc, task_id, request);

    -- What each request has taken from which appropriation; given back when the request ends unpaid.
    create table tranche_draws (
      task_id text not null,
      request integer not null,
      year integer not null,
      source text not null,
      amount_dong bigint not null check (amount_dong > 0),
      primary key (task_id, request, year, source)
    );
    create index tranche_draws_by_year on tranche_draws (year, source);

    create table settlements (
      task_id text not null,
      number integer not null,
      state text not null check (state in ('submitted', 'confirmed', 'returned', 'cancelled')),
      declared_dong bigint not null check (declared_dong > 0),
      confirmed_dong bigint,
      submitted_by text not null,
      submitted_at timestamptz not null,
      ended_by text,
      ended_at timestamptz,
      details jsonb not null default '{}',
      primary key (task_id, number),
      constraint settlement_within_declared
        check (confirmed_dong is null or confirmed_dong between 0 and declared_dong),
      constraint settlement_two_persons check (ended_by is distinct from submitted_by)
    );

    -- A request that has ended stays ended, and nothing is approved or paid while money may not flow.
    create function hold_tranche() returns trigger language plpgsql as $$
    begin
      if old.state in ('paid', 'refused', 'returned', 'cancelled') then
        raise exception 'tranche/ended' using errcode = 'DT100';
      end if;
      if new.state in ('approved', 'paid') and new.state <> old.state and exists (
        select from contracts c where c.task_id = new.task_id and c.flow <> 'open'
      ) then
        raise exception 'funding/frozen' using errcode = 'DT100';
      end if;
      return new;
    end $$;
    create trigger tranche_held before update on tranches for each row execute function hold_tranche();
`

/**
 * Appropriations, awards, contracts, tranches and settlements: projections whose limits the database itself
 * holds.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
