import type { LocalDate } from '../../domain/instant'
import type { Role } from '../../domain/life'
import { type Refusal, refuse } from '../../domain/verdict'
import type { Db, Trx } from '../connection'
import { oweDelegation } from '../identity/letters'
import { type Author, type Change, change } from './change'

/** A delegation as whoever holds the role makes it; `acts` null: for every act of the role. */
export interface NewDelegation {
  readonly role: Role
  readonly organisation: string
  readonly delegate: string
  readonly acts: readonly string[] | null
  readonly from: LocalDate
  readonly to: LocalDate
  readonly document: string
}

/** Lets somebody else act in a role that the author holds for all of the time. */
export function makeDelegation(db: Db, author: Author, id: string, made: NewDelegation, today: LocalDate) {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const refusal = await notMade(trx, author.by, made, today)
    if (refusal) return refusal
    const { role, organisation, delegate, acts, from, to, document } = made
    await trx('delegations').insert({
      ...{ id, delegator: author.by, delegate, role, organisation_id: organisation, document },
      ...{ acts: acts && [...acts], valid_from: from, valid_to: to, made_at: author.at },
    })
    await oweDelegation(trx, delegate, { ...made, delegator: author.by }, { revoked: false, at: author.at })
    return { kind: 'delegationMade', subject: `person/${author.by}`, before: null, after: { id, ...made } }
  })
}

async function notMade(
  trx: Trx,
  by: string,
  { role, organisation, delegate, from, to }: NewDelegation,
  today: LocalDate,
): Promise<Refusal | undefined> {
  if (delegate === by) return refuse('delegation/to-oneself')
  if (to < from) return refuse('administration/dates-reversed')
  if (from < today) return refuse('delegation/begins-in-past', { today })
  const held = (person: string) =>
    trx('person_roles')
      .where({ person_id: person, organisation_id: organisation })
      .where('valid_from', '<=', from)
  const own = await held(by)
    .where({ role })
    .where((until) => until.whereNull('valid_to').orWhere('valid_to', '>=', to))
    .forShare()
    .first('role')
  if (!own) return refuse('delegation/role-not-held')
  const colleague = await held(delegate)
    .where((until) => until.whereNull('valid_to').orWhere('valid_to', '>=', from))
    .first('role')
  if (!colleague) return refuse('delegation/of-another-organisation')
  const same = await trx('delegations')
    .where({ delegator: by, delegate, role, organisation_id: organisation, revoked_at: null })
    .where('valid_from', '<=', to)
    .where('valid_to', '>=', from)
    .first('id')
  return same ? refuse('delegation/overlaps') : undefined
}

/** Revokes a delegation from now on: whoever gave it, or an administrator. The row stays. */
export function revokeDelegation(db: Db, author: Author, id: string, byAdministrator: boolean) {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const row = await trx('delegations').where({ id }).forUpdate().first()
    if (!row || (row.delegator !== author.by && !byAdministrator)) return refuse('request/not-found')
    if (row.revoked_at !== null) return refuse('delegation/revoked-already')
    await trx('delegations').where({ id }).update({ revoked_at: author.at, revoked_by: author.by })
    const { role, delegator, acts, document, organisation_id: organisation } = row
    const told = { role, organisation, delegator, acts, document, from: row.valid_from, to: row.valid_to }
    await oweDelegation(trx, row.delegate, told, { revoked: true, at: author.at })
    const subject = `person/${row.delegator}`
    const before = { id, role: row.role, delegate: row.delegate, from: row.valid_from, to: row.valid_to }
    return { kind: 'delegationRevoked', subject, before, after: { ...before, revokedAt: author.at } }
  })
}
