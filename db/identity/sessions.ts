import { atLeisure } from '../at-leisure'
import type { Db } from '../connection'

/** What is kept of a session, in milliseconds of the wall's clock. */
export interface StoredSession {
  readonly personId: string
  /** Names the session in lists: its id is a secret. */
  readonly mark: string
  readonly signedInAt: number
  readonly usedAt: number
  /** Ends when unused for so long. */
  readonly idleMs: number
  /** The network's address and the browser that signed in. */
  readonly from: string
  readonly agent: string
}

const mostListed = 50

/** The newest sessions of a person that have not ended, the one that was used last first. */
export async function sessionsOf(db: Db, personId: string): Promise<StoredSession[]> {
  const rows: { sess: StoredSession }[] = await db('user_sessions')
    .where({ person_id: personId })
    .where('expire', '>', db.fn.now())
    .orderBy('expire', 'desc')
    .limit(mostListed)
    .select('sess')
  return rows.map(({ sess }) => sess).sort((a, b) => b.usedAt - a.usedAt)
}

/** Ends sessions of a person: one, all, or all but one. Resolves with how many there were. */
export async function endSessions(
  db: Db,
  personId: string,
  which: { readonly mark?: string; readonly except?: string } = {},
): Promise<number> {
  const query = db('user_sessions').where({ person_id: personId })
  if (which.mark !== undefined) query.whereRaw(`sess ->> 'mark' = ?`, [which.mark])
  if (which.except !== undefined) query.whereRaw(`sess ->> 'mark' <> ?`, [which.except])
  return query.delete()
}

const notingUse = `
  ${atLeisure}
  update user_sessions set sess = (sess::jsonb || jsonb_build_object('usedAt', :usedAt::bigint))::json
  from at_leisure where sid = :sid`

/** Notes that a session was used; one that has ended stays ended. A note lost in a crash ends it earlier. */
export async function noteUse(db: Db, sid: string, usedAt: number): Promise<void> {
  await db.raw(notingUse, { sid, usedAt })
}
