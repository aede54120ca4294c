import type { Db } from '../connection'

/** An id with the name that people know it by. */
export interface NamedId {
  readonly id: string
  readonly name: string
}

/** Names by id; an id that is nobody's is its own name. */
export type Names = (id: string) => NamedId

async function namesIn(db: Db, table: 'people' | 'organisations', ids: readonly string[]): Promise<Names> {
  const asked = [...new Set(ids)]
  const rows: NamedId[] = asked.length > 0 ? await db(table).whereIn('id', asked).select('id', 'name') : []
  const known = new Map(rows.map((row) => [row.id, row]))
  return (id) => known.get(id) ?? { id, name: id }
}

/** The names of people. */
export const peopleNamed = (db: Db, ids: readonly string[]): Promise<Names> => namesIn(db, 'people', ids)

/** The names of organisations. */
export const organisationsNamed = (db: Db, ids: readonly string[]): Promise<Names> =>
  namesIn(db, 'organisations', ids)
