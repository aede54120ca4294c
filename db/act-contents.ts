import { canonicalJson } from './canonical-json'
import type { Db, Trx } from './connection'

/**
 * Keeps the texts of an act for its commit. A key names one content for ever: false when it already holds
 * another
 * one, or another person's.
 */
export async function keepActContent(
  db: Db,
  key: string,
  personId: string,
  content: object,
): Promise<boolean> {
  const kept = await db('act_contents')
    .insert({ key, person_id: personId, content: JSON.stringify(content) })
    .onConflict('key')
    .ignore()
    .returning('key')
  if (kept.length > 0) return true
  const held = await db('act_contents').where({ key }).first('person_id', 'content')
  return held?.person_id === personId && canonicalJson(held.content) === canonicalJson(content)
}

/** The texts that wait under a key, if there are any. */
export async function actContent(trx: Trx, key: string): Promise<object | undefined> {
  const row = await trx('act_contents').where({ key }).first('content')
  return row?.content
}
