import type { Db } from '../connection'

/** Which letters: those that keep failing, wait, or have gone. */
export const letterStates = ['failed', 'waiting', 'sent'] as const
/** One of them. */
export type LetterState = (typeof letterStates)[number]

/** A letter in the outbox, without its contents. */
export interface LetterRow {
  readonly messageId: string
  readonly letter: string
  readonly toPerson: string
  readonly toName: string
  readonly factSeq: number
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly attempts: number
  readonly nextAttemptAt: Date
  readonly givenUp: boolean
  readonly lastError: string | null
}

/** A page of letters of a state, newest first. */
export async function listLetters(
  db: Db,
  state: LetterState,
  {
    after,
    limit,
  }: { readonly after: { readonly seq: number; readonly id: string } | undefined; readonly limit: number },
): Promise<LetterRow[]> {
  const query = db('outbox').join('people', 'people.id', 'outbox.to_person')
  if (state === 'sent') query.whereNotNull('sent_at')
  else query.whereNull('sent_at')
  if (state === 'failed') query.whereNotNull('last_error')
  if (state === 'waiting') query.where('given_up', false)
  if (after) query.whereRaw('(fact_seq, message_id) < (?, ?)', [after.seq, after.id])
  return query
    .orderBy([
      { column: 'fact_seq', order: 'desc' },
      { column: 'message_id', order: 'desc' },
    ])
    .limit(limit)
    .select('message_id as messageId', 'letter', 'to_person as toPerson', 'people.name as toName')
    .select('fact_seq as factSeq', 'created_at as createdAt', 'sent_at as sentAt', 'attempts')
    .select('next_attempt_at as nextAttemptAt', 'given_up as givenUp', 'last_error as lastError')
}

/** Puts a letter that has not gone back in line; false when there is no such letter. */
export async function retryLetter(db: Db, messageId: string): Promise<boolean> {
  const changed = await db('outbox')
    .where({ message_id: messageId })
    .whereNull('sent_at')
    .update({ given_up: false, next_attempt_at: db.fn.now() })
  return changed > 0
}
