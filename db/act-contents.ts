import { atLeisure } from './at-leisure'
import type { Db, Trx } from './connection'

/**
 * The texts of an act are promised to nobody before its fact is: the fact's own commit lies later in the log
 * of PostgreSQL and takes them to the disk with it. So this statement does not wait for the disk.
 */
const keeping = `
  ${atLeisure}
  insert into act_contents as held (key, person_id, content)
  select :key, :personId, :content::jsonb from at_leisure
  on conflict (key) do update set key = held.key
    where held.person_id = excluded.person_id and held.content = excluded.content
  returning key`

/**
 * Keeps the texts of an act for its commit. A key names one content for ever: false when it already holds
 * another one, or another person's.
 */
export async function keepActContent(
  db: Db,
  key: string,
  personId: string,
  content: object,
): Promise<boolean> {
  const { rows } = await db.raw(keeping, { key, personId, content: JSON.stringify(content) })
  return rows.length > 0
}

/** The texts that wait under a key, if there are any. */
export async function actContent(trx: Trx, key: string): Promise<object | undefined> {
  const row = await trx('act_contents').where({ key }).first('content')
  return row?.content
}
