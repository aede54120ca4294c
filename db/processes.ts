import type { Instant } from '../domain/instant'
import type { ProcessKind } from '../domain/life'
import type { PinnedLaw } from '../regulations'
import type { Db, Trx } from './connection'

/** A process as its projection holds it: the state that the journal folds to, under its law. */
export interface ProcessRow {
  readonly stream: string
  readonly kind: ProcessKind
  readonly taskId: string | null
  readonly law: PinnedLaw
  readonly state: { readonly status: string }
  readonly outcome: string | null
  /** Number in the journal of its own last fact. */
  readonly seq: number
}

const columns = ['stream', 'kind', 'task_id as taskId', 'law', 'state', 'outcome', 'last_seq as seq'] as const

/** A process; locked for the rest of the transaction when asked from one. */
export async function processByStream(db: Db | Trx, stream: string): Promise<ProcessRow | undefined> {
  const query = db('processes')
    .where({ stream })
    .first(...columns)
  return db.isTransaction ? query.forUpdate() : query
}

/** Opens a process. */
export async function insertProcess(
  trx: Trx,
  process: Omit<ProcessRow, 'outcome'>,
  at: Instant,
): Promise<void> {
  const { stream, kind, taskId, law, state, seq } = process
  await trx('processes').insert({
    ...{ stream, kind, task_id: taskId, law: JSON.stringify(law), state: JSON.stringify(state) },
    ...{ status: state.status, last_seq: seq },
    opened_at: at,
  })
}

/** Writes the state and the own last fact; an outcome closes the process. */
export async function updateProcess(
  trx: Trx,
  { stream, state, seq }: Pick<ProcessRow, 'stream' | 'state' | 'seq'>,
  end: { readonly outcome: string; readonly at: Instant } | undefined,
): Promise<void> {
  const closing = end ? { outcome: end.outcome, closed_at: end.at } : {}
  await trx('processes')
    .where({ stream })
    .update({ state: JSON.stringify(state), status: state.status, last_seq: seq, ...closing })
}

/** The open process of a kind for a task, if there is one. */
export async function openProcessOf(
  db: Db,
  taskId: string,
  kind: ProcessKind,
): Promise<ProcessRow | undefined> {
  return db('processes')
    .where({ task_id: taskId, kind })
    .whereNull('closed_at')
    .first(...columns)
}

/** The streams of every process that has not ended. */
export async function openStreams(db: Db): Promise<string[]> {
  const rows: { stream: string }[] = await db('processes').whereNull('closed_at').select('stream')
  return rows.map(({ stream }) => stream)
}
