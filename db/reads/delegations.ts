import { fromMillis, type Instant, type LocalDate } from '../../domain/instant'
import type { Role } from '../../domain/life'
import type { Db } from '../connection'

/** A delegation with the names of both people. */
export interface DelegationRow {
  readonly id: string
  readonly role: Role
  readonly organisation: { readonly id: string; readonly name: string }
  readonly delegator: { readonly id: string; readonly name: string }
  readonly delegate: { readonly id: string; readonly name: string }
  readonly acts: readonly string[] | null
  readonly from: LocalDate
  readonly to: LocalDate
  readonly document: string
  readonly revokedAt: Instant | null
}

/** What a person has delegated, or what was delegated to them, the latest first; so many at most. */
export async function delegationsOf(
  db: Db,
  person: string,
  side: 'delegator' | 'delegate',
  most: number,
): Promise<DelegationRow[]> {
  const rows = await db('delegations as given')
    .join('people as giver', 'giver.id', 'given.delegator')
    .join('people as taker', 'taker.id', 'given.delegate')
    .join('organisations as body', 'body.id', 'given.organisation_id')
    .where(`given.${side}`, person)
    .orderBy([
      { column: 'given.valid_to', order: 'desc' },
      { column: 'given.id', order: 'asc' },
    ])
    .limit(most)
    .select('given.*', 'giver.name as giver', 'taker.name as taker', 'body.name as body')
  return rows.map((row) => ({
    ...{ id: row.id, role: row.role, acts: row.acts, document: row.document },
    ...{ from: row.valid_from, to: row.valid_to },
    organisation: { id: row.organisation_id, name: row.body },
    delegator: { id: row.delegator, name: row.giver },
    delegate: { id: row.delegate, name: row.taker },
    revokedAt: row.revoked_at && fromMillis(row.revoked_at.getTime()),
  }))
}
