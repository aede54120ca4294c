import { createHmac } from 'node:crypto'
import { fromMillis } from '../../domain/instant'
import { granted, refuse, type Verdict } from '../../domain/verdict'
import type { Db } from '../connection'
import { emailsOf, personOfEmail } from './addresses'
import { noteClash } from './clashes'
import { recordIdentityEvent } from './events'
import { oweAccountChanged, oweEmailProof } from './letters'
import { type Occasion, tokenHash } from './passwords'

const proofMs = 30 * 60_000
const mostEmails = 5

/** The secret of the link that proves an address. It is in the letter that leaves and nowhere else. */
export function proofToken(secret: string, id: string): string {
  return createHmac('sha256', secret).update(`email proof ${id}`).digest('base64url')
}

/**
 * Owes the letter whose link proves an address. Whether somebody else has the address is told to whoever has
 * shown that they read its letters, and not before.
 */
export async function addProof(
  db: Db,
  personId: string,
  email: string,
  { id, token }: { readonly id: string; readonly token: string },
  { now, from }: Occasion,
): Promise<Verdict> {
  const known = await emailsOf(db, personId)
  if (known.some((one) => one.email.toLowerCase() === email.toLowerCase())) {
    return refuse('identity/email-known')
  }
  if (known.length >= mostEmails) return refuse('identity/too-many-emails', { most: mostEmails })
  await db.transaction(async (trx) => {
    const expires = new Date(now + proofMs)
    await trx('email_proofs').insert({
      ...{ id, person_id: personId, email, token_hash: tokenHash(token) },
      ...{ asked_at: new Date(now), expires_at: expires },
    })
    const times = { at: fromMillis(now), until: fromMillis(expires.getTime()) }
    await oweEmailProof(trx, personId, email, { id, ...times })
    await recordIdentityEvent(trx, { kind: 'emailProofAsked', outcome: 'done', personId, from })
  })
  return granted
}

/** Takes the link of a letter, once, from whoever asked for it: the address is theirs from then on. */
export async function takeProof(
  db: Db,
  personId: string,
  token: string,
  { now, from }: Occasion,
): Promise<Verdict> {
  const event = { kind: 'emailAdded', personId, from } as const
  return db.transaction(async (trx): Promise<Verdict> => {
    const [proof] = await trx('email_proofs')
      .where({ token_hash: tokenHash(token), person_id: personId })
      .whereNull('used_at')
      .where('expires_at', '>', new Date(now))
      .update({ used_at: new Date(now) })
      .returning('email')
    if (!proof) {
      await recordIdentityEvent(trx, { ...event, outcome: 'refused', detail: { why: 'unusable' } })
      return refuse('identity/proof-unusable')
    }
    const { email } = proof
    const added = await trx('person_emails')
      .insert({ address: email.toLowerCase(), person_id: personId, email, proved_at: new Date(now) })
      .onConflict('address')
      .ignore()
      .returning('address')
    const holder = added.length === 0 ? await personOfEmail(trx, email) : undefined
    if (holder !== undefined && holder !== personId) {
      await noteClash(trx, personId, holder, 'email', now)
      await recordIdentityEvent(trx, { ...event, outcome: 'refused', detail: { why: 'taken' } })
      return refuse('identity/email-taken')
    }
    if (added.length > 0) await oweAccountChanged(trx, personId, 'emailAdded', fromMillis(now), from)
    await recordIdentityEvent(trx, { ...event, outcome: 'done' })
    return granted
  })
}

/** Takes an address away from its person; the first one is for an administrator to change. */
export async function removeEmail(
  db: Db,
  personId: string,
  email: string,
  { now, from }: Occasion,
): Promise<Verdict> {
  return db.transaction(async (trx): Promise<Verdict> => {
    const removed = await trx('person_emails')
      .where({ person_id: personId, is_first: false })
      .whereRaw('address = lower(?)', [email])
      .delete()
    if (removed === 0) return refuse('request/not-found')
    await oweAccountChanged(trx, personId, 'emailRemoved', fromMillis(now), from)
    await recordIdentityEvent(trx, { kind: 'emailRemoved', outcome: 'done', personId, from })
    return granted
  })
}
