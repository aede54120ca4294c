import type { Knex } from 'knex'

const statements = `
    -- The head of each chain: one a task, one a council's sitting. Its row is the lock that orders commits.
    create table chains (
      chain text primary key,
      length integer not null,
      head text not null
    );

    create table journal (
      seq bigint generated always as identity primary key,
      chain text not null references chains (chain),
      chain_seq integer not null,
      stream text not null,
      kind text not null,
      task_id text,
      type text not null,
      key text not null unique,
      at timestamptz not null,
      by_person text references people (id),
      act text,
      under text,
      request_hash text,
      late jsonb,
      data jsonb not null,
      effects jsonb not null,
      prev_hash text not null,
      hash text not null,
      recorded_at timestamptz not null default clock_timestamp(),
      unique (chain, chain_seq),
      constraint act_has_actor check (act is null or (by_person is not null and request_hash is not null))
    );
    create index journal_by_task on journal (task_id, seq);
    create index journal_by_stream on journal (stream, seq);
    create index journal_by_type on journal (type, seq);

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'table % is append-only', tg_table_name using errcode = 'DT000';
    end $$;
    create trigger journal_append_only before update or delete or truncate on journal
      for each statement execute function refuse_change();

    -- Texts and personal data of an act on its way: they never travel through the workflow's history.
    create table act_contents (
      key text primary key,
      person_id text not null references people (id),
      content jsonb not null,
      created_at timestamptz not null default clock_timestamp()
    );

    create table outbox (
      message_id text primary key,
      fact_seq bigint not null references journal (seq),
      letter text not null,
      to_person text not null references people (id),
      context jsonb not null,
      created_at timestamptz not null default clock_timestamp(),
      sent_at timestamptz,
      attempts integer not null default 0,
      next_attempt_at timestamptz not null default clock_timestamp(),
      given_up boolean not null default false,
      last_error text
    );
    create index outbox_waiting on outbox (next_attempt_at) where sent_at is null and not given_up;
    create index outbox_failing on outbox (created_at) where sent_at is null and last_error is not null;
    create index outbox_by_fact on outbox (fact_seq);

    -- Projections: every row below can be rebuilt from the journal.
    create table processes (
      stream text primary key,
      kind text not null,
      task_id text,
      law jsonb not null,
      state jsonb not null,
      status text not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      outcome text
    );
    create index processes_of_task on processes (task_id, kind) where closed_at is null;
    create index processes_all_of_task on processes (task_id, opened_at);

    create table deadlines (
      stream text not null,
      name text not null,
      task_id text,
      kind text not null,
      waits_for text not null,
      clause text not null,
      counted_from date not null,
      term jsonb,
      pauses jsonb not null default '[]',
      due timestamptz,
      remind_at timestamptz,
      escalate_at timestamptz,
      state text not null check (state in ('running', 'paused', 'missed', 'closed')),
      opened_at timestamptz not null,
      opened_seq bigint not null,
      closed_at timestamptz,
      primary key (stream, name, opened_seq)
    );
    create unique index deadlines_open on deadlines (stream, name) where closed_at is null;
    create index deadlines_by_due on deadlines (due) where closed_at is null;
    create index deadlines_of_task on deadlines (task_id, due);

    -- Whose turn it is: tokens such as 'role:dostOfficer', 'task:<id>:proposer', 'person:<id>'.
    create table awaited_acts (
      stream text not null,
      act text not null,
      kind text not null,
      task_id text,
      tokens text[] not null,
      since timestamptz not null,
      primary key (stream, act)
    );
    create index awaited_by_token on awaited_acts using gin (tokens);

    create table task_people (
      task_id text not null,
      stream text not null default '',
      person_id text not null references people (id),
      relation text not null,
      since timestamptz not null,
      until timestamptz,
      primary key (task_id, stream, person_id, relation, since)
    );
    create index task_people_by_person on task_people (person_id, relation) where until is null;

    create table tasks (
      id text primary key,
      code text not null unique,
      reference text,
      title text,
      field text not null,
      type text not null,
      edition text not null,
      classified boolean not null default false,
      proposer_organisation text references organisations (id),
      host_organisation text references organisations (id),
      stage text not null,
      status text not null,
      outcome text,
      state_dong bigint,
      counterpart_dong bigint,
      duration_months integer,
      next_due timestamptz,
      opened_at timestamptz not null,
      last_at timestamptz not null,
      closed_at timestamptz,
      details jsonb not null default '{}'
    );
    create index tasks_by_last on tasks (last_at desc, id);
    create index tasks_by_opened on tasks (opened_at desc, id);
    create index tasks_by_stage on tasks (stage, last_at desc, id);
    create index tasks_by_field on tasks (field, last_at desc, id);
    create index tasks_by_outcome on tasks (outcome, last_at desc, id);
    create index tasks_by_host on tasks (host_organisation, last_at desc, id);
    create index tasks_by_proposer on tasks (proposer_organisation, last_at desc, id);
    create index tasks_by_next_due on tasks (next_due, id);
    create index tasks_by_title on tasks
      using gin (plain_text(coalesce(title, '') || ' ' || code) gin_trgm_ops);

    create table task_numbers (
      year integer primary key,
      last_number integer not null
    );
`

/**
 * The journal (append-only, hash-chained), what waits beside it, and the projections that every process has.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
