import type { Knex } from 'knex'

const callsAndDossiers = `
  create table calls (
    task_id text not null,
    round integer not null,
    stream text not null,
    notice_number text not null unique,
    method text not null,
    host text references organisations (id),
    posted_on date not null,
    deadline timestamptz not null,
    notice text,
    direct_reason text,
    opened_at timestamptz,
    minutes text,
    told_at timestamptz,
    cancelled_at timestamptz,
    primary key (task_id, round)
  );
  create index calls_by_deadline on calls (deadline desc, task_id);

  -- Ids and numbers only: the texts of a dossier stay in the journal until it is opened.
  create table applications (
    id text primary key,
    task_id text not null,
    round integer not null,
    host text not null references organisations (id),
    principal_investigator text not null references people (id),
    scientific_secretary text references people (id),
    partners text[] not null,
    key_persons text[] not null,
    host_is_proposer boolean not null,
    state_dong bigint not null check (state_dong >= 0),
    counterpart_dong bigint not null check (counterpart_dong >= 0),
    lump_sum text not null,
    has_excellent_task boolean not null,
    lines jsonb not null,
    team jsonb not null,
    applicants text[] not null,
    submitted_by text not null references people (id),
    submitted_at timestamptz not null,
    fact_key text not null,
    withdrawn_at timestamptz,
    opened_at timestamptz,
    valid boolean,
    missing text[] not null default '{}',
    hints jsonb not null default '[]',
    reasons text[] not null default '{}',
    foreign key (task_id, round) references calls (task_id, round)
  );
  create index applications_of_call on applications (task_id, round, submitted_at);
  create index applications_by_host on applications (host, submitted_at desc);
  create index applications_by_investigator on applications (principal_investigator, submitted_at desc);
  create index applications_by_applicant on applications using gin (applicants);

  create table application_documents (
    application_id text not null references applications (id),
    ordinal integer not null,
    form text not null,
    sha256 text not null,
    name text not null,
    size_bytes bigint not null,
    media_type text not null,
    primary key (application_id, ordinal)
  );
`

const receiptsAndBars = `
  -- A receipt's number says nothing of how many there are.
  create table receipts (
    number text primary key,
    task_id text not null,
    application_id text not null references applications (id),
    holders text[] not null,
    received_at timestamptz not null,
    files jsonb not null,
    state text not null check (state in ('valid', 'replaced', 'withdrawn')),
    replaced_by text
  );
  create index receipts_of_application on receipts (application_id, received_at);

  -- Facts that bar an organisation or a person from taking part, judged on a day by the edition.
  -- 'unregisteredResult', 'missingApplicationReport': from_date is the last day of the duty,
  -- to_date when it was done.
  -- 'lateAcceptanceDossier': from_date is the end of the contract, to_date when the dossier was filed.
  -- 'unpaidRecovery': from_date is the decision, to_date the payment in full.
  -- 'suspendedForBreach': the decision.
  create table bars (
    organisation_id text references organisations (id),
    person_id text references people (id),
    ground text not null check (ground in ('unregisteredResult', 'missingApplicationReport',
      'lateAcceptanceDossier', 'unpaidRecovery', 'suspendedForBreach')),
    task_id text not null,
    from_date date not null,
    to_date date,
    constraint bar_has_one_holder check (num_nonnulls(organisation_id, person_id) = 1)
  );
  create unique index bars_of_organisation on bars (organisation_id, ground, task_id)
    where organisation_id is not null;
  create unique index bars_of_person on bars (person_id, ground, task_id) where person_id is not null;
`

/**
 * Calls, their sealed dossiers without texts, receipts,
 * and what bars organisations and people from taking part.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(callsAndDossiers)
  await knex.raw(receiptsAndBars)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
