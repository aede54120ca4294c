import type { Knex } from 'knex'

const statements = `
    create extension if not exists unaccent;
    create extension if not exists pg_trgm;
    create extension if not exists btree_gist;

    -- unaccent() is only STABLE; an index needs a function that is declared IMMUTABLE.
    create function plain_text(value text) returns text
      language sql immutable parallel safe strict
      return lower(public.unaccent('public.unaccent'::regdictionary, value));

    create table organisations (
      id text primary key,
      name text not null,
      short_name text,
      kind text not null,
      valid_from date,
      valid_to date,
      successor text references organisations (id),
      constraint organisation_dates check (valid_from is null or valid_to is null or valid_from <= valid_to)
    );
    create index organisations_by_name on organisations using gin (plain_text(name) gin_trgm_ops);

    create table people (
      id text primary key,
      name text not null,
      email text not null unique,
      degree text,
      field text,
      specialty text,
      years_in_field integer not null default 0,
      password_hash text
    );
    create index people_by_name on people using gin (plain_text(name) gin_trgm_ops);

    create table person_roles (
      person_id text not null references people (id),
      role text not null,
      organisation_id text not null references organisations (id),
      valid_from date not null,
      valid_to date,
      primary key (person_id, role, organisation_id, valid_from),
      constraint role_dates check (valid_to is null or valid_from <= valid_to)
    );
    create index person_roles_by_role on person_roles (role, valid_from);
    create index person_roles_by_organisation on person_roles (organisation_id, role);

    -- Facts about people that make a conflict of interest: spouse, sibling, co-author, same employer.
    create table person_relations (
      person_id text not null references people (id),
      other_id text not null references people (id),
      kind text not null,
      note text,
      primary key (person_id, other_id, kind)
    );

    -- Where a person has worked, with dates: a councillor must not come from the host or a partner.
    create table person_employments (
      person_id text not null references people (id),
      organisation_id text not null references organisations (id),
      valid_from date not null,
      valid_to date,
      primary key (person_id, organisation_id, valid_from)
    );

    create table user_sessions (
      sid varchar primary key,
      sess json not null,
      expire timestamptz not null
    );
    create index user_sessions_by_expiry on user_sessions (expire);

    create table calendar_years (
      year integer primary key,
      holidays date[] not null,
      swapped_working_saturdays date[] not null,
      status text not null check (status in ('verified', 'assumed', 'provisional')),
      source text not null
    );

    -- Training mode: business time stands still here until it is moved. One row at most.
    create table business_clock (
      only_one boolean primary key default true check (only_one),
      business_time timestamptz not null
    );
`

/**
 * Extensions, accent-insensitive text, organisations, people,
 * roles with dates, sessions, the calendar and the clock.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
