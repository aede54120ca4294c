import type { Db } from '../connection'
import {
  awaitedOfAnother,
  ownActs,
  ownActsOf,
  seenActs,
  shown,
  task,
  term,
  toAwaited,
  type WaitingAct,
  withDetails,
} from './awaited-acts'
import type { ListLooker } from './tasks'

const mostOfOthers = 50

/** Of more acts than these, those are looked at that have been waited for longest. */
const mostLookedAt = 500

/**
 * The acts of others that a person waits for, soonest due first: in processes where their own act was the
 * last. At most fifty.
 */
export async function actsAwaitedOfOthers(db: Db, looker: ListLooker): Promise<WaitingAct[]> {
  const { ids, awaitedAs } = looker
  const [seen, another] = await Promise.all([seenActs(db, looker), awaitedOfAnother(db, looker)])
  const { rows } = await db.raw(
    `with own as materialized (${ownActs}), longest as materialized (
       select awaited.* from (select stream, last_seq from processes
         where last_by = any(?) and closed_at is null order by last_seq offset 0) as mine
       cross join lateral (select * from awaited_acts where stream = mine.stream offset 0) as awaited ${task}
       where ${seen.sql} and (${another.sql} or not awaited.tokens && ?::text[]
           and (awaited.stream, awaited.act) not in (select stream, act from own))
       order by mine.last_seq limit ?)
     select ${shown} from longest as awaited left join ${term} on true ${task}
     order by term.due asc nulls last, awaited.since, awaited.stream, awaited.act limit ?`,
    [
      ...ownActsOf(
        looker,
        ids.map((id) => `person:${id}`),
      ),
      [...ids],
      ...[...seen.bindings, ...another.bindings, awaitedAs.map((role) => `role:${role}`)],
      ...[mostLookedAt, mostOfOthers],
    ],
  )
  return withDetails(db, rows.map(toAwaited))
}
