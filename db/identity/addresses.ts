import type { Db, Trx } from '../connection'

/** An address of a person; the first one is where letters go. */
export interface PersonEmail {
  readonly email: string
  readonly isFirst: boolean
  readonly provedAt: Date
}

/** The person whose address it is, however it is capitalised. */
export async function personOfEmail(db: Db | Trx, email: string): Promise<string | undefined> {
  const row = await db('person_emails').whereRaw('address = lower(?)', [email]).first('person_id as personId')
  return row?.personId
}

/** The addresses of a person, the first one first. */
export async function emailsOf(db: Db | Trx, personId: string): Promise<PersonEmail[]> {
  return db('person_emails')
    .where({ person_id: personId })
    .orderByRaw('is_first desc, proved_at, address')
    .select('email', 'is_first as isFirst', 'proved_at as provedAt')
}
