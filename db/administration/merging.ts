import { addDays, type Instant, type LocalDate } from '../../domain/instant'
import type { Trx } from '../connection'
import { recordIdentityEvent } from '../identity/events'
import { oweAccountChanged, oweDelegation } from '../identity/letters'
import { moveNationalId } from '../identity/national-ids'
import { endSessions } from '../identity/sessions'
import type { SealKeys } from '../sealed'

/** Two people of whom one is kept and the other merged into them. */
export interface Merge {
  readonly kept: string
  readonly merged: string
}

/** Who merges, when, from where. */
export interface MergeOccasion {
  readonly by: string
  /** Business time. */
  readonly at: Instant
  readonly today: LocalDate
  readonly now: number
  readonly from: string | null
}

const ownOfTheSame = `own.person_id = :kept and own.role = theirs.role
  and own.organisation_id = theirs.organisation_id
  and own.valid_from <= greatest(theirs.valid_from, cast(:tomorrow as date))`

/**
 * Roles that last or are to come are the kept one's own from tomorrow, and end today with the merged one:
 * what was done under them, and which letters they owed, stays right. Today whoever is both holds both.
 */
async function moveRoles(trx: Trx, { kept, merged }: Merge, today: LocalDate): Promise<void> {
  const bindings = { kept, merged, today, tomorrow: addDays(today, 1) }
  await trx.raw(
    `insert into person_roles (person_id, role, organisation_id, valid_from, valid_to, document)
     select :kept, role, organisation_id,
       greatest(valid_from, cast(:tomorrow as date), (select max(valid_to) + 1 from person_roles as own
         where ${ownOfTheSame} and own.valid_to >= :tomorrow)),
       valid_to, document
     from person_roles as theirs
     where person_id = :merged and (valid_to is null or valid_to >= :tomorrow)
       and not exists (select from person_roles as own where ${ownOfTheSame}
         and (own.valid_to is null or own.valid_to >= theirs.valid_to))
     on conflict do nothing`,
    bindings,
  )
  await trx.raw(
    `update person_roles set valid_to = greatest(valid_from, cast(:today as date))
     where person_id = :merged and (valid_to is null or valid_to >= :today)`,
    bindings,
  )
}

/** What is on record between the merged one and others is on record of the kept one. */
async function moveRelations(trx: Trx, merge: Merge): Promise<void> {
  await trx.raw(
    `insert into person_relations (person_id, other_id, kind, note)
     select :kept, other_id, kind, note from person_relations
       where person_id = :merged and other_id <> :kept
     union all
     select person_id, :kept, kind, note from person_relations
       where other_id = :merged and person_id <> :kept
     on conflict do nothing`,
    { ...merge },
  )
}

/** Delegations of and to the merged one end: whoever gave or got one is another person on paper now. */
async function endDelegations(trx: Trx, { merged }: Merge, { by, at }: MergeOccasion): Promise<void> {
  const ended = await trx('delegations')
    .where((either) => either.where({ delegator: merged }).orWhere({ delegate: merged }))
    .whereNull('revoked_at')
    .update({ revoked_at: at, revoked_by: by })
    .returning([
      'role',
      'organisation_id',
      'delegator',
      'delegate',
      'valid_from',
      'valid_to',
      'document',
      'acts',
    ])
  for (const { organisation_id: organisation, valid_from: from, valid_to: to, ...row } of ended) {
    await oweDelegation(trx, row.delegate, { ...row, organisation, from, to }, { revoked: true, at })
  }
}

/**
 * The ways in: addresses and accounts elsewhere open the kept one from now on. The merged one's password,
 * second factor, tokens, links and sessions end, and the sessions of the kept one, whose roles change.
 */
async function moveAccess(trx: Trx, keys: SealKeys, { kept, merged }: Merge, now: number): Promise<void> {
  const at = new Date(now)
  await trx('person_emails').where({ person_id: merged }).update({ person_id: kept, is_first: false })
  await trx('identity_links').where({ person_id: merged }).update({ person_id: kept })
  const held = await trx('national_ids').where({ person_id: kept }).first('person_id')
  if (!held) await moveNationalId(trx, keys, merged, kept)
  await trx('people').where({ id: merged }).update({ password_hash: null })
  await trx('recovery_codes').where({ person_id: merged }).delete()
  await trx('second_factors').where({ person_id: merged }).delete()
  await trx('api_tokens').where({ person_id: merged }).whereNull('revoked_at').update({ revoked_at: at })
  for (const table of ['password_resets', 'email_proofs']) {
    await trx(table).where({ person_id: merged }).whereNull('used_at').update({ used_at: at })
  }
  for (const id of [kept, merged]) await endSessions(trx, id)
}

/** Drafts; of two of one form the kept one's stays. */
async function moveDrafts(trx: Trx, merge: Merge): Promise<void> {
  await trx.raw(
    `update drafts set person_id = :kept where person_id = :merged
       and form not in (select form from drafts where person_id = :kept)`,
    { ...merge },
  )
}

/**
 * Makes one person of two, in the transaction of whoever decided it. What was done stays as it was done: the
 * journal and what follows from it keep the merged one's id, and are read as the kept one's.
 */
export async function mergePeople(
  trx: Trx,
  keys: SealKeys,
  merge: Merge,
  occasion: MergeOccasion,
): Promise<void> {
  const { kept, merged } = merge
  const { by, at, today, now, from } = occasion
  const addresses: { email: string; id: string }[] = await trx('people')
    .whereIn('id', [kept, merged])
    .select('id', 'email')
  await endDelegations(trx, merge, occasion)
  await moveRoles(trx, merge, today)
  await moveRelations(trx, merge)
  await moveAccess(trx, keys, merge, now)
  await moveDrafts(trx, merge)
  await trx('people').where({ merged_into: merged }).update({ merged_into: kept })
  await trx('people').where({ id: merged }).update({ merged_into: kept })
  for (const { email } of addresses) await oweAccountChanged(trx, kept, 'peopleMerged', at, null, email)
  for (const personId of [kept, merged]) {
    const detail = { kept, merged }
    await recordIdentityEvent(trx, { kind: 'peopleMerged', outcome: 'done', personId, by, from, detail })
  }
}
