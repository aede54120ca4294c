import type { LocalDate } from '../../domain/instant'
import { granted, type Refusal, refuse, type Verdict } from '../../domain/verdict'
import type { Db, Trx } from '../connection'
import { type Author, type Change, change } from './change'

/** A clearance for state secrets: from when to when, by which document. */
export interface NewClearance {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly document: string
}

/** The end of a clearance: which one, its last day, and the document that ends it. */
export type ClearanceEnd = NewClearance

/** Lets a person know of state secrets. Nobody grants that to themselves. */
export function grantClearance(
  db: Db,
  author: Author,
  personId: string,
  clearance: NewClearance,
): Promise<Verdict> {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const person = await trx('people').where({ id: personId }).forUpdate().first('id')
    if (!person) return refuse('request/not-found')
    const verdict = await mayGrant(trx, author, personId, clearance)
    if (!verdict.ok) return verdict
    const { from, to, document } = clearance
    await trx('clearances').insert({ person_id: personId, valid_from: from, valid_to: to, document })
    return { kind: 'clearanceGranted', subject: `person/${personId}`, before: null, after: clearance }
  })
}

async function mayGrant(
  trx: Trx,
  { by }: Author,
  personId: string,
  { from, to }: NewClearance,
): Promise<Verdict> {
  if (personId === by) return refuse('clearance/own')
  if (to < from) return refuse('administration/dates-reversed')
  const overlapping = await trx('clearances')
    .where({ person_id: personId })
    .where('valid_from', '<=', to)
    .where('valid_to', '>=', from)
    .first('valid_from')
  return overlapping ? refuse('clearance/overlaps') : granted
}

/**
 * Ends a clearance before its time, on yesterday at the earliest: then it is over at once. What was looked at
 * under it was rightly looked at. The row stays.
 */
export function endClearance(
  db: Db,
  author: Author,
  personId: string,
  { from, to, document }: ClearanceEnd,
  yesterday: LocalDate,
): Promise<Verdict> {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const mine = { person_id: personId, valid_from: from }
    const known = await trx('clearances').where(mine).forUpdate().first('valid_to as to', 'document')
    if (!known) return refuse('request/not-found')
    if (personId === author.by) return refuse('clearance/own')
    if (to < from) return refuse('administration/dates-reversed')
    if (to < yesterday) return refuse('clearance/end-in-past', { yesterday })
    if (to >= known.to) return refuse('clearance/end-moved-later', { to: known.to })
    await trx('clearances').where(mine).update({ valid_to: to, end_document: document })
    const before = { from, ...known }
    const after = { ...before, to, endDocument: document }
    return { kind: 'clearanceEnded', subject: `person/${personId}`, before, after }
  })
}
