import type { LocalDate } from '../domain/instant'
import type { Db } from './connection'

/**
 * Whether an organisation is there on a day: 'ended' when it has been merged or closed, 'unknown' for an
 * unknown id.
 */
export async function organisationOn(
  db: Db,
  id: string,
  on: LocalDate,
): Promise<'alive' | 'ended' | 'unknown'> {
  const row = await db('organisations').where({ id }).first('valid_from as from', 'valid_to as to')
  if (!row) return 'unknown'
  return (row.from === null || row.from <= on) && (row.to === null || on <= row.to) ? 'alive' : 'ended'
}

/** An organisation's name; its id where nobody knows it. */
export async function organisationName(db: Db, id: string): Promise<string> {
  const row = await db('organisations').where({ id }).first('name')
  return row?.name ?? id
}
