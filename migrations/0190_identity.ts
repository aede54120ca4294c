import type { Knex } from 'knex'

const sessions = `
    -- Whose session it is: one's own are listed and ended by this.
    alter table user_sessions
      add column person_id text generated always as (sess ->> 'personId') stored;
    create index user_sessions_of_person on user_sessions (person_id) where person_id is not null;
`

const events = `
    -- What happened to people's access: signing in, refusals, locks, resets, factors, tokens. Append-only.
    create table identity_events (
      seq bigint generated always as identity primary key,
      at timestamptz not null default clock_timestamp(),
      -- Null where nobody has the address that was given.
      person_id text references people (id),
      by_person text references people (id),
      from_address text,
      kind text not null,
      outcome text not null check (outcome in ('done', 'refused')),
      detail jsonb not null default '{}'
    );
    create index identity_events_of_person on identity_events (person_id, at desc, seq desc);
    create index identity_events_in_time on identity_events (at desc, seq desc);
    create trigger identity_events_append_only before update or delete or truncate on identity_events
      for each statement execute function refuse_change();
`

const attempts = `
    -- Attempts in a row on what a secret protects, by a digest of what was tried. A success drops the row.
    create table secret_attempts (
      key text primary key,
      failures integer not null,
      last_at timestamptz not null,
      locked_until timestamptz
    );
    create index secret_attempts_by_last on secret_attempts (last_at);
`

const resets = `
    -- One-time links by which a password is set anew. Only a digest of the link's secret is kept.
    create table password_resets (
      id uuid primary key,
      person_id text not null references people (id),
      token_hash text not null unique,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index password_resets_of_person on password_resets (person_id) where used_at is null;
`

const letters = `
    -- Letters about an account belong to no fact of a task: their place in the list is the order of writing.
    alter table outbox alter column fact_seq drop not null;
    alter table outbox add column place bigint;
    create sequence outbox_places owned by outbox.place;
    update outbox set place = placed.number
      from (select message_id, row_number() over (order by fact_seq, message_id) as number from outbox) placed
      where placed.message_id = outbox.message_id;
    select setval('outbox_places', (select coalesce(max(place), 0) + 1 from outbox), false);
    alter table outbox alter column place set default nextval('outbox_places'),
      alter column place set not null;
    create index outbox_in_order on outbox (place desc);
    drop index outbox_unsent;
    create index outbox_unsent on outbox (place desc) where sent_at is null;
`

/** What signing in safely needs: whose session, what happened, attempts, resets, letters about accounts. */
export async function up(knex: Knex): Promise<void> {
  for (const statements of [sessions, events, attempts, resets, letters]) await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
