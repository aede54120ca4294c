import type { Knex } from 'knex'

const statements = `
    create table files (
      sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      size_bytes bigint not null check (size_bytes > 0),
      media_type text not null,
      stored_at timestamptz not null default clock_timestamp()
    );

    -- The same content may come from several people, each under a name of their own.
    create table uploads (
      sha256 text not null references files (sha256),
      person_id text not null references people (id),
      name text not null,
      uploaded_at timestamptz not null default clock_timestamp(),
      primary key (sha256, person_id)
    );
    create index uploads_by_person on uploads (person_id, uploaded_at desc);

    -- Projection: what refers to a content. Whoever may see the object may read the file.
    create table file_references (
      sha256 text not null,
      object_kind text not null,
      object_id text not null,
      task_id text not null,
      name text not null,
      primary key (sha256, object_kind, object_id, name)
    );
    create index file_references_by_object on file_references (object_kind, object_id);
`

/**
 * Stored contents by their hash, and who brought each one in. The bytes lie behind the `Storage` interface.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(statements)
}

/** Forward only. */
export async function down(): Promise<void> {
  throw new Error('Migrations go forward only: restore a backup instead.')
}
