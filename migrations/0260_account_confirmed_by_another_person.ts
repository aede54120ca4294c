import type { Knex } from 'knex'

const statements = `
    -- Whoever made a version does not decide on it, under whichever of their ids.
    create or replace function refuse_own_beneficiary_account() returns trigger language plpgsql as $$
    begin
      if exists (select from beneficiary_accounts
                 where id = new.account_id and made_by = any(ids_of_person(new.decided_by))) then
        raise exception 'beneficiary-account/confirmer-is-maker' using errcode = 'DT100';
      end if;
      return new;
    end $$;
`

/** A version of an account is confirmed by another person, not only by another id. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
