import type { Db } from '../connection'
import type { SealKeys } from '../sealed'
import { personOfEmail } from './addresses'
import { recordIdentityEvent } from './events'
import { personOfNationalId } from './national-ids'
import type { Occasion } from './passwords'

/** An account elsewhere: who keeps it, and what they call it. */
export interface OutsideAccount {
  readonly issuer: string
  readonly subject: string
}

/** By what a person is looked for: what the provider vouches for. */
export interface VouchedFor {
  readonly email?: string
  readonly nationalId?: string
}

/** The person whom an account elsewhere is linked to. */
export async function linkedPerson(db: Db, { issuer, subject }: OutsideAccount): Promise<string | undefined> {
  const row = await db('identity_links').where({ issuer, subject }).first('person_id as personId')
  return row?.personId
}

/** The person whom a provider vouches for; undefined where nobody on record is that. */
export async function vouchedPerson(
  db: Db,
  keys: SealKeys,
  { email, nationalId }: VouchedFor,
): Promise<string | undefined> {
  if (nationalId !== undefined) return personOfNationalId(db, keys, nationalId)
  return email === undefined ? undefined : personOfEmail(db, email)
}

/** Links an account elsewhere to a person: it opens theirs from then on. */
export async function linkPerson(
  db: Db,
  personId: string,
  { issuer, subject }: OutsideAccount,
  { now, from }: Occasion,
): Promise<void> {
  await db.transaction(async (trx) => {
    const linked = await trx('identity_links')
      .insert({ issuer, subject, person_id: personId, linked_at: new Date(now) })
      .onConflict(['issuer', 'subject'])
      .ignore()
      .returning('subject')
    if (linked.length === 0) return
    const event = { kind: 'identityLinked', outcome: 'done', personId, from } as const
    await recordIdentityEvent(trx, { ...event, detail: { issuer } })
  })
}
