import type { Knex } from 'knex'

const log = `
    -- What the journal does not tell: decisions on rights that refused, readings of what is sensitive,
    -- changes by administration. One chain; its head is the row 'audit' of chains, whose lock orders batches.
    create table audit_log (
      seq bigint primary key,
      id uuid not null unique,
      at timestamptz not null,
      person text,
      under text,
      kind text not null,
      name text not null,
      objects text[] not null,
      result text not null check (result in ('done', 'refused', 'lost')),
      reason text,
      address text,
      agent text,
      prev_hash text not null,
      hash text not null
    );
    create index audit_log_by_time on audit_log (at, seq);
    create index audit_log_by_person on audit_log (person, at, seq);
    create index audit_log_by_kind on audit_log (kind, at, seq);
    create index audit_log_by_name on audit_log (name, at, seq);
    create index audit_log_by_result on audit_log (result, at, seq);
    create index audit_log_by_object on audit_log using gin (objects);

    -- The end of the chain at the end of each day. What lies before one may be removed once it is old: the
    -- first entry that is left then goes on from the checkpoint's hash.
    create table audit_checkpoints (
      day date primary key,
      seq bigint not null,
      hash text not null,
      made_at timestamptz not null default clock_timestamp(),
      removed_at timestamptz,
      told_at timestamptz
    );
    create index audit_checkpoints_by_seq on audit_checkpoints (seq);
    create index audit_checkpoints_untold on audit_checkpoints (day) where told_at is null;
`

const appendOnly = `
    create trigger audit_log_append_only before update or truncate on audit_log
      for each statement execute function refuse_change();

    -- Whatever is set: nothing younger than twelve months goes, and nothing without a checkpoint.
    create function refuse_early_removal() returns trigger language plpgsql as $$
    begin
      if old.at > clock_timestamp() - interval '12 months'
        or not exists (select from audit_checkpoints where seq >= old.seq) then
        raise exception 'table % is append-only', tg_table_name using errcode = 'DT000';
      end if;
      return old;
    end $$;
    create trigger audit_log_kept before delete on audit_log
      for each row execute function refuse_early_removal();

    create trigger audit_checkpoints_kept before delete or truncate on audit_checkpoints
      for each statement execute function refuse_change();
    create trigger audit_checkpoints_as_made before update of day, seq, hash, made_at on audit_checkpoints
      for each statement execute function refuse_change();
`

const journal = `
    -- The journal in the order in which it was written: all of it, a person's, an act's.
    create index journal_by_time on journal (recorded_at, seq) where act is not null;
    create index journal_by_person on journal (by_person, recorded_at, seq) where act is not null;
    create index journal_by_act on journal (act, recorded_at, seq) where act is not null;
`

/** The audit log (append-only, hash-chained), its checkpoints, and the journal by time, person and act. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(log)
  await knex.raw(appendOnly)
  await knex.raw(journal)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
