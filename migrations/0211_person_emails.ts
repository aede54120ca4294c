import type { Knex } from 'knex'

const addresses = `
    -- Every address by which a person signs in and is known: the first one, which people.email holds, and
    -- those that they have proved. However it is capitalised, an address belongs to one person.
    create table person_emails (
      address text not null constraint person_emails_once primary key,
      person_id text not null references people (id) on delete cascade,
      email text not null,
      is_first boolean not null default false,
      proved_at timestamptz not null default clock_timestamp(),
      constraint person_emails_address check (address = lower(email))
    );
    create index person_emails_of_person on person_emails (person_id);
    create unique index person_emails_first on person_emails (person_id) where is_first;
    insert into person_emails (address, person_id, email, is_first)
      select lower(email), id, email, true from people;

    create function keep_first_email() returns trigger language plpgsql as $$
    begin
      delete from person_emails where person_id = new.id and is_first;
      insert into person_emails as kept (address, person_id, email, is_first)
        values (lower(new.email), new.id, new.email, true)
        on conflict (address) do update set email = excluded.email, is_first = true
          where kept.person_id = new.id;
      if not found then
        raise exception 'the address belongs to somebody else'
          using errcode = 'unique_violation', constraint = 'person_emails_once';
      end if;
      return new;
    end $$;
    create trigger people_first_email after insert or update of email on people
      for each row execute function keep_first_email();
`

const proofs = `
    -- One-time links by which a person proves that they read an address. Only a digest of the secret is kept.
    create table email_proofs (
      id uuid primary key,
      person_id text not null references people (id),
      email text not null,
      token_hash text not null unique,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index email_proofs_of_person on email_proofs (person_id) where used_at is null;

    -- A letter that goes to another address than the first one of its person.
    alter table outbox add column to_address text;
`

/** Several addresses of one person, each of one person only, and the links that prove them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(addresses)
  await knex.raw(proofs)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
