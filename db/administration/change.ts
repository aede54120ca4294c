import type { Instant } from '../../domain/instant'
import { granted, type Refusal, type Verdict } from '../../domain/verdict'
import type { Db, Trx } from '../connection'
import { databaseRefusal } from '../refusals'

/** What an administrator can change. */
export type ChangeKind =
  | 'personAdded'
  | 'personChanged'
  | 'nationalIdWritten'
  | 'mergeProposed'
  | 'mergeDeclined'
  | 'peopleMerged'
  | 'mandateGranted'
  | 'mandateEnded'
  | 'clearanceGranted'
  | 'clearanceEnded'
  | 'delegationMade'
  | 'delegationRevoked'
  | 'beneficiaryAccountRegistered'
  | 'beneficiaryAccountConfirmed'
  | 'beneficiaryAccountRejected'
  | 'organisationAdded'
  | 'organisationChanged'
  | 'calendarChanged'
  | 'letterRead'
  | 'letterRetried'
  | 'clockMoved'

/** Who changes something, and the business time at which they do. */
export interface Author {
  readonly by: string
  readonly at: Instant
}

/** One change: of what, how it was before and how it is after. */
export interface Change {
  readonly kind: ChangeKind
  /** What was changed: `person/<id>`, `organisation/<id>`, `calendar/<year>`, `letter/<id>`, `clock`. */
  readonly subject: string
  readonly before: object | null
  readonly after: object | null
  readonly reason?: string
}

/** Writes a change into the append-only log, in the transaction that makes it. */
export async function logChange(db: Db | Trx, { by, at }: Author, change: Change): Promise<void> {
  const { kind, subject, before, after, reason = null } = change
  await db('admin_log').insert({
    ...{ business_at: at, by_person: by, kind, subject, reason },
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
  })
}

/** Makes a change and logs it in one transaction, or refuses; then nothing has been written. */
export async function change(
  db: Db,
  author: Author,
  make: (trx: Trx) => Promise<Change | Refusal>,
): Promise<Verdict> {
  try {
    return await db.transaction(async (trx) => {
      const made = await make(trx)
      if ('ok' in made) return made
      await logChange(trx, author, made)
      return granted
    })
  } catch (error) {
    const refusal = databaseRefusal(error)
    if (refusal) return refusal
    throw error
  }
}
