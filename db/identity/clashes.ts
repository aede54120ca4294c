import type { Db, Trx } from '../connection'

/** What stands on somebody else already. */
export type ClashKind = 'nationalId' | 'email'

/**
 * Notes that somebody gave what stands on another: the two may be one person. Neither the number nor the
 * address is written down.
 */
export async function noteClash(
  db: Db | Trx,
  personId: string,
  holderId: string,
  kind: ClashKind,
  now: number,
): Promise<void> {
  await db('identity_clashes')
    .insert({ person_id: personId, holder_id: holderId, kind, at: new Date(now) })
    .onConflict(['person_id', 'holder_id', 'kind'])
    .merge(['at'])
}
