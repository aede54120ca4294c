import type { Db } from '../connection'
import { allOf, type Part, part } from './parts'

/** Words that more tasks hold than these are common: one of the newest tasks is likely to hold them. */
export const commonFrom = 300

/** A text for LIKE, with its wildcards taken literally. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`)
}

/** Three letters in a row, anywhere in a text, are found in its index; fewer only where a word begins. */
const isFoundAnywhere = (word: string) => /[\p{L}\p{N}]{3}/u.test(word)
const isWord = (word: string) => /[\p{L}\p{N}]/u.test(word)

const held = (table: 'tasks' | 'task_words', word: string): Part =>
  part(`${table}.words like ? || plain_text(?) || '%'`, isFoundAnywhere(word) ? '%' : '% ', escaped(word))

/** What a list is besides its search. */
interface Beside {
  /** Whether it is narrowed by more than the words. */
  readonly narrowed: boolean
}

/**
 * What holds of the tasks whose title or code holds every word of a search, whatever the accents; no
 * condition without a search. Marks alone are no words, and nothing is found where there are only marks.
 *
 * Rare words are looked up in their index first, and only tasks that hold them are listed. Where they are
 * common, the list is walked in its own order instead, and each task asked, until a page is full: to order
 * all that hold a common word takes longer the more tasks there are. A list that is narrowed besides may hold
 * none of them, and is not walked.
 */
export async function holdingWords(db: Db, q: string | undefined, { narrowed }: Beside): Promise<Part[]> {
  const given = q?.trim().split(/\s+/).filter(Boolean) ?? []
  if (given.length === 0) return []
  const words = given.filter(isWord)
  if (words.length === 0) return [part('false')]
  const indexed = allOf(words.map((word) => held('task_words', word)))
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select task_id as id from task_words where ${indexed.sql} limit ?`,
    [...indexed.bindings, commonFrom + 1],
  )
  const ids = rows.map(({ id }) => id)
  if (ids.length <= commonFrom) return [part('tasks.id = any(?)', ids)]
  if (narrowed) {
    const { sql, bindings } = indexed
    return [part(`tasks.id in (select task_id from task_words where ${sql})`, ...bindings)]
  }
  const { sql, bindings } = allOf(words.map((word) => held('tasks', word)))
  // As a case, which the planner takes for true of half the tasks: it cannot know how common words are.
  return [part(`case when ${sql} then true else false end`, ...bindings)]
}
