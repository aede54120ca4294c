import { randomUUID } from 'node:crypto'
import type { LocalDate } from '../domain/instant'
import type { Db } from './connection'

/** The account that an installation starts with. */
export interface FirstAdministrator {
  readonly email: string
  readonly name: string
  /** argon2id */
  readonly passwordHash: string
  /** How long the password opens the account, if it is not changed. */
  readonly passwordUntil: Date
  /** First day of the role. */
  readonly from: LocalDate
}

const agency = { id: 'DOST', name: 'Sở Khoa học và Công nghệ', kind: 'department' }
/** Of two starts at once, on one database, the second waits for the first. */
const lock = 7_203_114

/**
 * Gives an installation without any administrator its first one, in the agency; false when somebody has
 * ever held the role. A person who has the e-mail address already becomes the administrator, with the new
 * password.
 */
export async function addFirstAdministrator(db: Db, first: FirstAdministrator): Promise<boolean> {
  return db.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [lock])
    if (await trx('person_roles').where({ role: 'admin' }).first()) return false
    await trx('organisations').insert(agency).onConflict('id').ignore()
    const { email, name, from: valid_from } = first
    const password = {
      password_hash: first.passwordHash,
      ...{ password_initial: true, password_initial_until: first.passwordUntil },
    }
    const [person] = await trx('people')
      .insert({ id: randomUUID(), name, email, ...password })
      .onConflict('email')
      .merge(['password_hash', 'password_initial', 'password_initial_until'])
      .returning('id')
    const role = { role: 'admin', organisation_id: agency.id, valid_from }
    await trx('person_roles').insert({ person_id: person.id, ...role })
    return true
  })
}
