import type { Knex } from 'knex'

const statements = `
    create table acceptance_dossiers (
      task_id text primary key,
      ended_on date not null,
      filed_at timestamptz,
      filed_by text references people (id),
      filed_too_late boolean not null default false,
      documents text[] not null default '{}',
      details jsonb not null default '{}',
      supplements integer not null default 0,
      defects jsonb not null default '[]',
      complete_at timestamptz,
      complete_by text references people (id),
      notice_posted_at timestamptz,
      concluded_at timestamptz,
      rating text,
      mending_required boolean not null default false,
      mending_submitted_at timestamptz,
      mended_at timestamptz,
      advisers jsonb,
      advice jsonb,
      failure_reported_at timestamptz,
      failure_cause text
    );
    create index acceptance_dossiers_by_filing on acceptance_dossiers (filed_at desc, task_id);

    create table delivered_products (
      task_id text not null references acceptance_dossiers (task_id),
      product text not null,
      ordered double precision not null,
      delivered double precision not null check (delivered >= 0),
      primary key (task_id, product)
    );

    -- One certificate for a task, never issued again.
    create table registrations (
      task_id text primary key,
      certificate text not null,
      registered_at timestamptz not null,
      registered_by text not null references people (id),
      constraint registration_certificate_once unique (certificate)
    );
    create index registrations_by_day on registrations (registered_at desc, task_id);

    create table recognitions (
      task_id text primary key,
      filed_at timestamptz not null,
      returns integer not null default 0,
      defects jsonb not null default '[]',
      rating text,
      decision_number text,
      recognised_at timestamptz,
      recognised_by text references people (id),
      published_at timestamptz,
      final_dossier_at timestamptz
    );
    create index recognitions_published on recognitions (published_at desc, task_id)
      where published_at is not null;

    create table handovers (
      task_id text not null,
      what text not null check (what in ('results', 'assets')),
      organisation_id text not null references organisations (id),
      handed_over_at timestamptz not null,
      handed_over_by text not null references people (id),
      details jsonb not null default '{}',
      primary key (task_id, what)
    );

    create table liquidations (
      task_id text primary key,
      way text not null check (way in ('accepted', 'terminated', 'failed')),
      liquidated_at timestamptz not null,
      liquidated_by text not null references people (id),
      details jsonb not null default '{}'
    );
    create index liquidations_by_day on liquidations (liquidated_at desc, task_id);

    create table follow_up_reports (
      task_id text not null,
      number integer not null,
      year integer not null,
      due timestamptz,
      reported_at timestamptz not null,
      reported_by text not null references people (id),
      users text[] not null,
      revenue_dong bigint check (revenue_dong >= 0),
      details jsonb not null default '{}',
      primary key (task_id, number)
    );
    create index follow_up_reports_by_day on follow_up_reports (reported_at desc, task_id, number);
`

/**
 * Results: acceptance dossiers, registration, recognition, handover, liquidation and the yearly reports
 * afterwards.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
