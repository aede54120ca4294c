import type { Db, Trx } from '../connection'

/** What can happen to somebody's access. */
export type IdentityEventKind =
  | 'signIn'
  | 'secondFactorGiven'
  | 'signOut'
  | 'sessionsEnded'
  | 'sessionTimedOut'
  | 'passwordGiven'
  | 'passwordChanged'
  | 'passwordResetAsked'
  | 'passwordReset'
  | 'secondFactorEnrolled'
  | 'secondFactorRemoved'
  | 'recoveryCodesMade'
  | 'tokenCreated'
  | 'tokenRevoked'
  | 'identityLinked'
  | 'nationalIdGiven'
  | 'emailProofAsked'
  | 'emailAdded'
  | 'emailRemoved'
  | 'emailChanged'
  | 'peopleMerged'

/** One event: whose access, who did it where that is somebody else, from where, what, and how it ended. */
export interface IdentityEvent {
  readonly kind: IdentityEventKind
  readonly outcome: 'done' | 'refused'
  /** Null where nobody has the address that was given. */
  readonly personId: string | null
  readonly by?: string
  /** The network's address. */
  readonly from: string | null
  /** Codes and ids: why it was refused, which way was taken. Never a secret, never what was typed. */
  readonly detail?: Readonly<Record<string, string | number | null>>
}

/** Writes an event into the append-only table: the one way in which any of them is recorded. */
export async function recordIdentityEvent(db: Db | Trx, event: IdentityEvent): Promise<void> {
  const { kind, outcome, personId, by = personId, from, detail = {} } = event
  await db('identity_events').insert({
    ...{ kind, outcome, person_id: personId, by_person: by, from_address: from },
    detail: JSON.stringify(detail),
  })
}
