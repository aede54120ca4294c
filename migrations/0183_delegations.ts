import type { Knex } from 'knex'

const statements = `
    -- A holder of a role lets somebody else act in it: for how long, for which acts, by which document.
    create table delegations (
      id text primary key,
      delegator text not null references people (id),
      delegate text not null references people (id),
      role text not null,
      organisation_id text not null references organisations (id),
      -- Null: every act of the role.
      acts text[],
      valid_from date not null,
      valid_to date not null,
      document text not null,
      made_at timestamptz not null,
      revoked_at timestamptz,
      revoked_by text references people (id),
      constraint delegation_dates check (valid_from <= valid_to),
      constraint delegation_to_another check (delegate <> delegator),
      constraint delegation_of_some_acts check (acts is null or cardinality(acts) > 0)
    );
    create index delegations_of_delegate on delegations (delegate, valid_to desc, id);
    create index delegations_of_delegator on delegations (delegator, valid_to desc, id);
    create index delegations_of_role on delegations (role, valid_from) where revoked_at is null;
`

/** Delegations (ủy quyền): never deleted, since acts were done under them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
