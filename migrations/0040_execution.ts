import type { Knex } from 'knex'

const statements = `
    create table reports (
      task_id text not null,
      number integer not null,
      due timestamptz,
      submitted_at timestamptz not null,
      submitted_by text not null references people (id),
      work_done_percent double precision not null check (work_done_percent between 0 and 100),
      state_spent_dong bigint not null check (state_spent_dong >= 0),
      details jsonb not null default '{}',
      reviewed_at timestamptz,
      reviewed_by text references people (id),
      satisfactory boolean,
      comments jsonb not null default '[]',
      primary key (task_id, number)
    );
    create index reports_by_submission on reports (submitted_at desc, task_id, number);
    create index reports_to_review on reports (submitted_at, task_id, number) where reviewed_at is null;

    create table inspections (
      task_id text not null,
      number integer not null,
      announced_at timestamptz not null,
      announced_by text not null references people (id),
      held_on date not null,
      team text[] not null,
      details jsonb not null default '{}',
      held_at timestamptz,
      conclusion text,
      requests jsonb not null default '[]',
      work_confirmed_at timestamptz,
      work_confirmed_by text references people (id),
      money_confirmed_at timestamptz,
      money_confirmed_by text references people (id),
      primary key (task_id, number)
    );
    create index inspections_by_day on inspections (held_on desc, task_id, number);

    create table amendments (
      task_id text not null,
      number integer not null,
      kind text not null,
      months integer not null default 0,
      requested_at timestamptz not null,
      requested_by text not null references people (id),
      details jsonb not null default '{}',
      decided_at timestamptz,
      decided_by text references people (id),
      granted boolean,
      decision_number text,
      ends_before date,
      ends_after date,
      reasons jsonb not null default '[]',
      primary key (task_id, number)
    );
    create index amendments_waiting on amendments (requested_at, task_id, number) where decided_at is null;
    create index amendments_by_request on amendments (requested_at desc, task_id, number);

    create table host_changes (
      task_id text not null,
      number integer not null,
      subject text not null,
      leaves text,
      joins text,
      made_at timestamptz not null,
      made_by text not null references people (id),
      details jsonb not null default '{}',
      reported_at timestamptz,
      objected_at timestamptz,
      reasons jsonb not null default '[]',
      primary key (task_id, number)
    );

    create table terminations (
      task_id text not null,
      proposed_at timestamptz not null,
      proposed_by text not null references people (id),
      ground text not null,
      reasons text,
      dismissed_at timestamptz,
      paused_at timestamptz,
      resumed_at timestamptz,
      reported_at timestamptz,
      cause text,
      cause_fixed_at timestamptz,
      decided_at timestamptz,
      decision_number text,
      assets text,
      primary key (task_id, proposed_at)
    );
    create index terminations_by_proposal on terminations (proposed_at desc, task_id);

    -- What the authority fixed to be paid back, after a termination or a failed acceptance.
    create table recoveries (
      task_id text primary key,
      origin text not null check (origin in ('termination', 'failure')),
      cause text not null check (cause in ('objective', 'subjective')),
      paid_dong bigint not null,
      unspent_dong bigint not null check (unspent_dong >= 0),
      properly_spent_dong bigint not null check (properly_spent_dong >= 0),
      unproven_dong bigint not null check (unproven_dong >= 0),
      of_unspent_dong bigint not null,
      of_unproven_dong bigint not null,
      of_properly_spent_dong bigint not null,
      share jsonb,
      refund_dong bigint not null check (refund_dong between 0 and paid_dong),
      decision_number text,
      decided_at timestamptz not null,
      decided_by text not null references people (id),
      paid_at timestamptz,
      published_at timestamptz,
      constraint recovery_parts check (paid_dong = unspent_dong + properly_spent_dong + unproven_dong),
      constraint recovery_sum
        check (refund_dong = of_unspent_dong + of_unproven_dong + of_properly_spent_dong)
    );
    create index recoveries_by_decision on recoveries (decided_at desc, task_id);
`

/**
 * Running contracts: reports, inspections, amendments, changes of the host, early ends, and what must be
 * paid back.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
