import type { LocalDate } from '../../domain/instant'
import type { Role } from '../../domain/life'
import { granted, type Refusal, refuse, type Verdict } from '../../domain/verdict'
import type { Db, Trx } from '../connection'
import { endSessions } from '../identity/sessions'
import { organisationOn } from '../organisations'
import { type Author, type Change, change } from './change'

/** A role of a person in an organisation from a day on: what names a mandate. */
export interface MandateKey {
  readonly role: Role
  readonly organisation: string
  readonly from: LocalDate
}

/** A mandate to grant: until when, and by which document. */
export interface NewMandate extends MandateKey {
  readonly to: LocalDate | null
  readonly document: string
}

/** The end of a mandate, as whoever ends it knew the mandate. */
export interface MandateEnd extends MandateKey {
  readonly knownTo: LocalDate | null
  /** Its last day. */
  readonly to: LocalDate
  readonly document: string
}

const whereOf = (personId: string, { role, organisation, from }: MandateKey) => ({
  ...{ person_id: personId, role },
  ...{ organisation_id: organisation, valid_from: from },
})

/** Grants a role in an organisation. Nobody grants one to themselves. */
export function grantMandate(
  db: Db,
  author: Author,
  personId: string,
  mandate: NewMandate,
): Promise<Verdict> {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const person = await trx('people').where({ id: personId, merged_into: null }).forUpdate().first('id')
    if (!person) return refuse('request/not-found')
    const verdict = await mayGrant(trx, author, personId, mandate)
    if (!verdict.ok) return verdict
    const { to, document } = mandate
    await trx('person_roles').insert({ ...whereOf(personId, mandate), valid_to: to, document })
    // What a session may do follows from the roles at its sign-in: it is begun anew with the new ones.
    await endSessions(trx, personId)
    return { kind: 'mandateGranted', subject: `person/${personId}`, before: null, after: mandate }
  })
}

async function mayGrant(
  trx: Trx,
  { by }: Author,
  personId: string,
  { role, organisation, from, to }: NewMandate,
): Promise<Verdict> {
  if (personId === by) return refuse('administration/own-mandate')
  if (to !== null && to < from) return refuse('administration/dates-reversed')
  if ((await organisationOn(trx, organisation, from)) !== 'alive') {
    return refuse('administration/organisation-not-there', { on: from })
  }
  const overlapping = await trx('person_roles')
    .where({ person_id: personId, role, organisation_id: organisation })
    .where((until) => until.whereNull('valid_to').orWhere('valid_to', '>=', from))
    .modify((query) => {
      if (to !== null) query.where('valid_from', '<=', to)
    })
    .first('valid_from')
  return overlapping ? refuse('administration/mandate-overlaps') : granted
}

/**
 * Ends a mandate on a day, today at the earliest: what was done under it stays valid. The row stays. Nobody
 * ends one of their own, so that an installation keeps an administrator.
 */
export function endMandate(
  db: Db,
  author: Author,
  personId: string,
  end: MandateEnd,
  today: LocalDate,
): Promise<Verdict> {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const mine = whereOf(personId, end)
    // Held in one order before the row itself: two who end one another must not wait for each other.
    const remains = end.role !== 'admin' || (await othersAdminister(trx, personId, end.to))
    const known = await trx('person_roles').where(mine).forUpdate().first('valid_to as to', 'document')
    if (!known) return refuse('request/not-found')
    const verdict = mayEnd(author, personId, known.to, end, today)
    if (!verdict.ok) return verdict
    if (!remains) return refuse('administration/last-administrator')
    const { role, organisation, from, to, document } = end
    await trx('person_roles').where(mine).update({ valid_to: to, end_document: document })
    await endSessions(trx, personId)
    const before = { role, organisation, from, ...known }
    const after = { ...before, to, endDocument: document }
    return { kind: 'mandateEnded', subject: `person/${personId}`, before, after }
  })
}

function mayEnd(
  { by }: Author,
  personId: string,
  until: LocalDate | null,
  { knownTo, from, to }: MandateEnd,
  today: LocalDate,
): Verdict {
  if (personId === by) return refuse('administration/own-mandate')
  if (until !== knownTo) return refuse('administration/stale')
  if (until !== null && until < today) return refuse('administration/mandate-ended')
  if (to < today) return refuse('administration/end-in-past', { today })
  if (to < from) return refuse('administration/dates-reversed')
  if (until !== null && to > until) return refuse('administration/end-moved-later')
  return granted
}

/** Whether somebody else is an administrator after a day. The rows are held: two cannot end one another. */
async function othersAdminister(trx: Trx, personId: string, after: LocalDate): Promise<boolean> {
  const rows: { person: string; to: LocalDate | null }[] = await trx('person_roles')
    .where({ role: 'admin' })
    .orderBy(['person_id', 'organisation_id', 'valid_from'])
    .forUpdate()
    .select('person_id as person', 'valid_to as to')
  return rows.some(({ person, to }) => person !== personId && (to === null || to > after))
}
