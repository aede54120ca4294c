import type { Knex } from 'knex'

const people = `
    -- Of two records of one person one is kept; the other points to it, in one step.
    alter table people add column merged_into text references people (id),
      add constraint people_not_into_oneself check (merged_into <> id);
    create index people_merged on people (merged_into) where merged_into is not null;

    create function refuse_merged_target() returns trigger language plpgsql as $$
    begin
      if exists (select from people where id = new.merged_into and merged_into is not null)
        or exists (select from people where merged_into = new.id) then
        raise exception 'one step from a merged person to the kept one' using errcode = 'DT000';
      end if;
      return new;
    end $$;
    create constraint trigger people_merged_in_one_step after update of merged_into on people
      deferrable initially deferred
      for each row when (new.merged_into is not null) execute function refuse_merged_target();
`

const merges = `
    -- Who proposed to merge whom into whom, and why. Append-only, as is what came of it.
    create table merge_proposals (
      id uuid primary key,
      kept text not null references people (id),
      merged text not null references people (id),
      reason text not null,
      document text not null,
      proposed_by text not null references people (id),
      proposed_at timestamptz not null,
      constraint merge_of_two check (kept <> merged)
    );
    create index merge_proposals_in_order on merge_proposals (proposed_at desc, id);
    create index merge_proposals_of_merged on merge_proposals (merged);
    create index merge_proposals_of_kept on merge_proposals (kept);
    create table merge_decisions (
      proposal uuid primary key references merge_proposals (id),
      outcome text not null check (outcome in ('confirmed', 'declined')),
      under text not null,
      decided_by text not null references people (id),
      decided_at timestamptz not null,
      -- There was no second administrator who could have confirmed it.
      alone boolean not null
    );
    create trigger merge_proposals_append_only before update or delete or truncate on merge_proposals
      for each statement execute function refuse_change();
    create trigger merge_decisions_append_only before update or delete or truncate on merge_decisions
      for each statement execute function refuse_change();
`

const identity = `
    create view merges as
      select merged, kept, decided_at as at from merge_proposals
      join merge_decisions on proposal = merge_proposals.id and outcome = 'confirmed';

    -- The id under which a person was kept at a time (business time), whichever of theirs is given.
    create function kept_person(given text, by_then timestamptz default 'infinity') returns text
    language sql stable as $$
      with recursive chain (id, step) as (
        select given, 0
        union all
        select merges.kept, step + 1 from chain join merges on merges.merged = chain.id and at <= by_then)
      select id from chain order by step desc limit 1
    $$;

    -- Every id of a person at a time, whichever of them is given.
    create function ids_of_person(given text, by_then timestamptz default 'infinity') returns text[]
    language sql stable as $$
      with recursive same (id) as (
        select kept_person(given, by_then)
        union
        select merges.merged from same join merges on merges.kept = same.id and at <= by_then)
      select array_agg(id) from same
    $$;
`

/** Merging two records of one person: what was proposed, what was decided, and where the merged one is. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(people)
  await knex.raw(merges)
  await knex.raw(identity)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
