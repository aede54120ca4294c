import type { Relation } from '../../domain/life'
import { sealedLetters } from '../../domain/rights/dossier'
import type { Db } from '../connection'

/** Which letters: those that keep failing, wait, or have gone. */
export const letterStates = ['failed', 'waiting', 'sent'] as const
/** One of them. */
export type LetterState = (typeof letterStates)[number]

/** The task that a letter is about, as far as it decides who may read the letter. */
export interface LetterTask {
  readonly code: string
  readonly classified: boolean
  readonly proposerOrganisation: string | null
  readonly hostOrganisation: string | null
  /** What whoever asks is to the task. */
  readonly relations: readonly Relation[]
}

/** A letter in the outbox with what it is made from. */
export interface LetterRow {
  readonly messageId: string
  readonly letter: string
  readonly context: Readonly<Record<string, unknown>>
  readonly toPerson: string
  readonly toName: string
  readonly toEmail: string
  /** Its place in the order of writing. */
  readonly place: number
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly receipt: string | null
  readonly attempts: number
  readonly nextAttemptAt: Date
  readonly givenUp: boolean
  readonly lastError: string | null
  readonly task: LetterTask | null
  /** Whether it tells of a dossier that has not been opened. */
  readonly sealed: boolean
}

/** Whether a letter tells of a dossier that is not opened: no opening of its call came after its fact. */
export const sealed = `(letter in (${sealedLetters.map((name) => `'${name}'`).join(', ')}) and not exists (
  select from journal join calls on calls.task_id = journal.task_id and calls.stream = journal.stream
  where journal.seq = outbox.fact_seq and calls.opened_at >= journal.at))`

function lettersFor(db: Db, reader: string) {
  return db('outbox')
    .join('people', 'people.id', 'outbox.to_person')
    .select('message_id as messageId', 'letter', 'context', 'to_person as toPerson')
    .select('people.name as toName', 'place', db.raw('coalesce(to_address, people.email) as "toEmail"'))
    .select('created_at as createdAt', 'sent_at as sentAt', 'receipt', 'attempts')
    .select('next_attempt_at as nextAttemptAt', 'given_up as givenUp', 'last_error as lastError')
    .select(db.raw(`${sealed} as sealed`))
    .select(
      db.raw(
        `(select jsonb_build_object('code', tasks.code, 'classified', classified,
            'proposerOrganisation', proposer_organisation, 'hostOrganisation', host_organisation,
            'relations', (select coalesce(jsonb_agg(distinct relation), '[]') from task_people
              where task_id = tasks.id and person_id = any(ids_of_person(?)) and until is null))
          from tasks where tasks.code = context ->> 'taskCode') as task`,
        [reader],
      ),
    )
}

/** A page of letters of a state, newest first, as `reader` asks for them. */
export async function listLetters(
  db: Db,
  reader: string,
  state: LetterState,
  { after, limit }: { readonly after: number | undefined; readonly limit: number },
): Promise<LetterRow[]> {
  // How many sealed dossiers there are is nobody's to count; one whose receipt does not go has to be seen to.
  const query = lettersFor(db, reader).whereRaw(
    `(last_error is not null and sent_at is null or not ${sealed})`,
  )
  if (state === 'sent') query.whereNotNull('sent_at')
  else query.whereNull('sent_at')
  if (state === 'failed') query.whereNotNull('last_error')
  if (state === 'waiting') query.where('given_up', false)
  if (after !== undefined) query.where('place', '<', after)
  return query.orderBy('place', 'desc').limit(limit)
}

/** A letter as `reader` asks for it; undefined for an unknown id. */
export async function letterById(db: Db, reader: string, messageId: string): Promise<LetterRow | undefined> {
  return lettersFor(db, reader).where({ message_id: messageId }).first()
}

/** Puts a letter that has not gone back in line; false when there is no such letter. */
export async function retryLetter(db: Db, messageId: string): Promise<boolean> {
  const changed = await db('outbox')
    .where({ message_id: messageId })
    .whereNull('sent_at')
    .update({ given_up: false, next_attempt_at: db.fn.now() })
  return changed > 0
}
