import { createHash } from 'node:crypto'
import { fromMillis } from '../../domain/instant'
import { granted, refuse, type Verdict } from '../../domain/verdict'
import type { Db } from '../connection'
import { recordIdentityEvent } from './events'
import { oweAccountChanged } from './letters'
import type { Occasion } from './passwords'

/** A token as its owner sees it. */
export interface TokenRow {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

/** A token that is to be made. */
export interface NewToken {
  readonly id: string
  readonly token: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresAt: Date
}

/** Whose token it is, what it may do, and whether its owner has a second factor. */
export interface TokenGrant {
  readonly id: string
  readonly personId: string
  readonly scopes: readonly string[]
  readonly hasFactor: boolean
}

const mostOpen = 20
const mostListed = 50
const noteUseMs = 60_000

const hashOf = (token: string): string => createHash('sha256').update(`api token ${token}`).digest('hex')

/** The newest tokens of a person, those that have ended as well. */
export async function tokensOf(db: Db, personId: string): Promise<TokenRow[]> {
  return db('api_tokens')
    .where({ person_id: personId })
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }])
    .limit(mostListed)
    .select('id', 'name', 'scopes', 'created_at as createdAt', 'expires_at as expiresAt')
    .select('last_used_at as lastUsedAt', 'revoked_at as revokedAt')
}

/** Keeps a new token by its digest, and tells its owner. Refuses more than anybody can look over. */
export async function addToken(
  db: Db,
  personId: string,
  { id, token, name, scopes, expiresAt }: NewToken,
  { now, from }: Occasion,
): Promise<Verdict> {
  return db.transaction(async (trx) => {
    // One at a time a person: two at once must not both find a free place.
    await trx('people').where({ id: personId }).forUpdate().first('id')
    const open = await trx('api_tokens')
      .where({ person_id: personId })
      .whereNull('revoked_at')
      .where('expires_at', '>', new Date(now))
      .count({ count: '*' })
      .first()
    if (Number(open?.count ?? 0) >= mostOpen) return refuse('token/too-many', { most: mostOpen })
    await trx('api_tokens').insert({
      ...{ id, person_id: personId, name, token_hash: hashOf(token), scopes: [...scopes] },
      ...{ created_at: new Date(now), expires_at: expiresAt },
    })
    await oweAccountChanged(trx, personId, 'tokenCreated', fromMillis(now), from)
    const detail = { token: id, scopes: scopes.join(' ') }
    await recordIdentityEvent(trx, { kind: 'tokenCreated', outcome: 'done', personId, from, detail })
    return granted
  })
}

/** Revokes a person's own token at once; false where there is none that still works. */
export async function revokeToken(
  db: Db,
  personId: string,
  id: string,
  { now, from }: Occasion,
): Promise<boolean> {
  const revoked = await db('api_tokens')
    .where({ id, person_id: personId })
    .whereNull('revoked_at')
    .update({ revoked_at: new Date(now) })
  if (revoked === 0) return false
  const event = { kind: 'tokenRevoked', outcome: 'done', personId, from } as const
  await recordIdentityEvent(db, { ...event, detail: { token: id } })
  return true
}

const finding = `
  select api_tokens.id, person_id as "personId", scopes, last_used_at as "lastUsedAt",
    exists (select from second_factors
      where second_factors.person_id = api_tokens.person_id and confirmed_at is not null) as "hasFactor"
  from api_tokens
  where token_hash = :hash and revoked_at is null and expires_at > :now`

/** What a token grants, noting its use once a minute; undefined for one that is unknown, revoked or over. */
export async function grantOf(db: Db, token: string, now: number): Promise<TokenGrant | undefined> {
  const { rows } = await db.raw(finding, { hash: hashOf(token), now: new Date(now) })
  const row: (TokenGrant & { readonly lastUsedAt: Date | null }) | undefined = rows[0]
  if (!row) return undefined
  const { lastUsedAt, ...grant } = row
  if (lastUsedAt === null || now - lastUsedAt.getTime() >= noteUseMs) {
    await db('api_tokens')
      .where({ id: row.id })
      .update({ last_used_at: new Date(now) })
  }
  return grant
}
