import { fromMillis, type Instant } from '../domain/instant'
import type { Db } from './connection'

/** A form as a person has filled it in so far. One never begun has version 0; a dropped one no content. */
export interface Draft {
  readonly form: string
  readonly version: number
  readonly title: string | null
  readonly content: Readonly<Record<string, unknown>> | null
  readonly savedAt: Instant | null
}

/** A draft without its contents. */
export type DraftHead = Omit<Draft, 'content' | 'savedAt'> & { readonly savedAt: Instant }

/** A person's draft of a form. */
export async function draftOf(db: Db, personId: string, form: string): Promise<Draft> {
  const row = await db('drafts')
    .where({ person_id: personId, form })
    .first('version', 'title', 'content', 'saved_at')
  if (!row) return { form, version: 0, title: null, content: null, savedAt: null }
  const { version, title, content, saved_at: savedAt } = row
  return { form, version, title, content, savedAt: fromMillis(savedAt.getTime()) }
}

/** The drafts that a person may go on with, newest first. */
export async function draftsOfPerson(db: Db, personId: string, most: number): Promise<DraftHead[]> {
  const rows = await db('drafts')
    .where({ person_id: personId })
    .whereNotNull('content')
    .orderBy('saved_at', 'desc')
    .limit(most)
    .select('form', 'version', 'title', 'saved_at')
  return rows.map(({ form, version, title, saved_at: savedAt }) => ({
    ...{ form, version, title },
    savedAt: fromMillis(savedAt.getTime()),
  }))
}

/** A draft as it is to be kept. `base` is the version that it goes on from. */
export interface DraftToKeep {
  readonly form: string
  readonly base: number
  readonly title: string | null
  readonly content: Readonly<Record<string, unknown>> | null
}

const keeping = `
  insert into drafts (person_id, form, version, title, content)
  select :personId, :form, 1, :title, :content
  where :base = 0 or exists (select from drafts where person_id = :personId and form = :form)
  on conflict (person_id, form) do update
    set version = drafts.version + 1, title = excluded.title, content = excluded.content,
      saved_at = clock_timestamp()
    where drafts.version = :base
  returning version, saved_at`

/** Keeps a draft. Undefined when another version than `base` is kept meanwhile: then nothing changes. */
export async function keepDraftOf(
  db: Db,
  personId: string,
  { content, ...draft }: DraftToKeep,
): Promise<{ readonly version: number; readonly savedAt: Instant } | undefined> {
  const values = { personId, ...draft, content: content && JSON.stringify(content) }
  const { rows } = await db.raw(keeping, values)
  const [row] = rows as { version: number; saved_at: Date }[]
  return row && { version: row.version, savedAt: fromMillis(row.saved_at.getTime()) }
}

/** Drops a draft: it was sent, or is not wanted. */
export async function dropDraft(db: Db, personId: string, form: string): Promise<void> {
  await db('drafts')
    .where({ person_id: personId, form })
    .whereNotNull('content')
    .update({ content: null, title: null, version: db.raw('version + 1') })
}
