import { type Refusal, refuse, type Verdict } from '../../domain/verdict'
import type { Db, Trx } from '../connection'
import { recordIdentityEvent } from '../identity/events'
import { oweAccountChanged } from '../identity/letters'
import { type Author, type Change, change } from './change'

/** What an administrator writes about a person. */
export interface PersonFields {
  readonly name: string
  readonly email: string
  readonly degree: string | null
  readonly field: string | null
  readonly specialty: string | null
  readonly yearsInField: number
}

const columns = ['name', 'email', 'degree', 'field', 'specialty', 'years_in_field as yearsInField'] as const

const row = ({ yearsInField, ...fields }: PersonFields) => ({ ...fields, years_in_field: yearsInField })

/** The password that an account begins with: its hash (argon2id), and how long it opens the account. */
export interface InitialPassword {
  readonly hash: string
  readonly until: Date
}

/** Adds a person with the password that somebody tells them. An address that is taken is refused. */
export function addPerson(
  db: Db,
  author: Author,
  id: string,
  fields: PersonFields,
  { hash, until }: InitialPassword,
): Promise<Verdict> {
  return change(db, author, async (trx): Promise<Change> => {
    const password = { password_hash: hash, password_initial: true, password_initial_until: until }
    await trx('people').insert({ id, ...row(fields), ...password })
    return { kind: 'personAdded', subject: `person/${id}`, before: null, after: fields }
  })
}

/** Changes what is on record about a person, unless somebody else has meanwhile. */
export function changePerson(
  db: Db,
  author: Author,
  id: string,
  version: number,
  fields: PersonFields,
): Promise<Verdict> {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const known = await trx('people')
      .where({ id, merged_into: null })
      .forUpdate()
      .first('version', ...columns)
    if (!known) return refuse('request/not-found')
    const { version: now, ...before } = known
    if (now !== version) return refuse('administration/stale')
    await trx('people')
      .where({ id })
      .update({ ...row(fields), version: version + 1 })
    if (before.email !== fields.email) await tellOfAddress(trx, author, id, before.email, fields.email)
    return { kind: 'personChanged', subject: `person/${id}`, before, after: fields }
  })
}

/** The first address was changed: both the old and the new one are told, and no link to the old one works. */
async function tellOfAddress(
  trx: Trx,
  { by, at }: Author,
  personId: string,
  before: string,
  after: string,
): Promise<void> {
  await trx('password_resets')
    .where({ person_id: personId })
    .whereNull('used_at')
    .update({ used_at: trx.raw('clock_timestamp()') })
  for (const email of [before, after]) {
    await oweAccountChanged(trx, personId, 'emailChanged', at, null, email)
  }
  const event = { kind: 'emailChanged', outcome: 'done', personId, by, from: null } as const
  await recordIdentityEvent(trx, event)
}
