import type { Knex } from 'knex'

const statements = `
    create table councils (
      session_id text primary key,
      kind text not null check (kind in ('determination', 'selection', 'acceptance')),
      decision_number text,
      name text,
      admin_secretary text not null references people (id),
      sitting_mode text not null,
      sitting_at timestamptz,
      place text,
      online_link text,
      papers jsonb not null default '[]',
      sequence integer not null default 0,
      appointed_by text not null references people (id),
      appointed_at timestamptz not null,
      papers_sent_at timestamptz,
      last_at timestamptz not null
    );
    create index councils_by_last on councils (last_at desc, session_id);
    create index councils_by_kind on councils (kind, last_at desc, session_id);

    create table council_seats (
      session_id text not null references councils (session_id),
      person_id text not null references people (id),
      role text not null,
      represents text,
      expert_group boolean not null default false,
      reply text not null default 'awaited' check (reply in ('awaited', 'accepted', 'declined')),
      recused boolean not null default false,
      since timestamptz not null,
      until timestamptz,
      left_for text,
      primary key (session_id, person_id)
    );
    create index council_seats_by_person on council_seats (person_id, since desc);

    -- A stage waits for one council at a time, whoever appoints it first.
    create table council_agenda (
      session_id text not null references councils (session_id),
      task_id text not null,
      position integer not null,
      stage_stream text not null,
      stands text not null,
      conclusion text,
      result jsonb,
      concluded_at timestamptz,
      primary key (session_id, task_id)
    );
    create unique index council_agenda_open on council_agenda (stage_stream) where concluded_at is null;
    create index council_agenda_by_task on council_agenda (task_id, session_id);

    create table council_opinions (
      session_id text not null,
      task_id text not null,
      person_id text not null references people (id),
      kind text not null check (kind in ('questions', 'comments', 'expertReport')),
      content jsonb not null,
      given_at timestamptz not null,
      primary key (session_id, task_id, person_id, kind, given_at)
    );

    create table sittings (
      session_id text not null references councils (session_id),
      sitting integer not null,
      held_at timestamptz not null,
      presiding text not null references people (id),
      counting_panel text[] not null,
      quorum jsonb not null,
      primary key (session_id, sitting)
    );

    create table attendance (
      session_id text not null,
      sitting integer not null,
      person_id text not null references people (id),
      mode text not null default 'inPerson',
      primary key (session_id, sitting, person_id),
      foreign key (session_id, sitting) references sittings (session_id, sitting)
    );

    create table ballots (
      session_id text not null,
      sitting integer not null,
      task_id text not null,
      application text not null default '',
      member text not null references people (id),
      ballot jsonb not null,
      comment text,
      cast_at timestamptz not null,
      -- The member was found in conflict afterwards: the ballot stays on record and never counts.
      voided boolean not null default false,
      constraint ballots_one_a_member primary key (session_id, sitting, task_id, application, member),
      foreign key (session_id, sitting) references sittings (session_id, sitting)
    );

    create table minutes (
      session_id text not null,
      sitting integer not null,
      task_id text not null,
      conclusion text not null,
      body jsonb not null,
      concluded_by text not null references people (id),
      concluded_at timestamptz not null,
      primary key (session_id, sitting, task_id)
    );
    create index minutes_by_task on minutes (task_id, concluded_at desc);

    create table order_texts (
      task_id text primary key,
      session_id text not null,
      method text not null,
      reason text,
      agreeing integer not null,
      content jsonb not null,
      adopted_at timestamptz not null,
      decision_number text,
      decided_at timestamptz,
      published_at timestamptz,
      refusal_reasons jsonb
    );

    -- Drafts of ballots: the member's alone, no facts, gone once the ballot is cast.
    create table ballot_drafts (
      session_id text not null,
      task_id text not null,
      application text not null default '',
      member text not null references people (id),
      draft jsonb not null,
      saved_at timestamptz not null default clock_timestamp(),
      primary key (session_id, task_id, application, member)
    );
`

/** Councils: who sits, over which tasks, sittings with attendance, ballots and minutes; and order lists. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
