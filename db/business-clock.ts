import { fromMillis, type Instant } from '../domain/instant'
import type { Db } from './connection'

/** Where business time stands in training mode; undefined before it was ever moved. */
export async function storedBusinessTime(db: Db): Promise<Instant | undefined> {
  const row = await db('business_clock').first('business_time')
  return row && fromMillis(row.business_time.getTime())
}

/** Moves business time forward; returns where it stands now. An earlier time changes nothing. */
export async function moveBusinessTime(db: Db, to: Instant): Promise<Instant> {
  const [row] = await db('business_clock')
    .insert({ only_one: true, business_time: to })
    .onConflict('only_one')
    .merge({ business_time: db.raw('greatest(business_clock.business_time, excluded.business_time)') })
    .returning('business_time')
  return fromMillis(row.business_time.getTime())
}
