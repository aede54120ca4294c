import type { ProcessKind } from '../domain/life'
import type { Occasion } from '../domain/machine'
import { taskStream } from '../domain/streams'
import type { PinnedLaw } from '../regulations'
import type { Db, Trx } from './connection'
import type { Write } from './one-statement'

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

/** The columns of a process row. */
export const processColumns = [
  'stream',
  'kind',
  'task_id as taskId',
  'law',
  'state',
  'outcome',
  'last_seq as seq',
] as const

/** A process; locked for the rest of the transaction when asked from one. */
export async function processByStream(db: Db | Trx, stream: string): Promise<ProcessRow | undefined> {
  const query = db('processes')
    .where({ stream })
    .first(...processColumns)
  return db.isTransaction ? query.forUpdate() : query
}

/** When a fact was recorded, and by whom; null for what the clock does. */
export type Recorded = Pick<Occasion, 'at' | 'by'>

const stateColumns = ({ state, seq, outcome }: ProcessRow, { at, by }: Recorded) => ({
  ...{ state: JSON.stringify(state), status: state.status, last_seq: seq },
  ...(by === null ? {} : { last_by: by }),
  ...(outcome === null ? {} : { outcome, closed_at: at }),
})

/** Opens a process. Whoever proposes a task acts on the task itself, and waits for its ordering. */
export function insertProcess(trx: Trx, process: ProcessRow, recorded: Recorded): Write {
  const { stream, kind, taskId, law } = process
  const place = { stream, kind, task_id: taskId, law: JSON.stringify(law), opened_at: recorded.at }
  const columns = { ...place, ...stateColumns(process, recorded) }
  if (kind !== 'ordering' || taskId === null) return trx('processes').insert(columns)
  const ofTask = { stream: taskStream(taskId) }
  return trx('processes').insert({ last_by: trx('processes').where(ofTask).select('last_by'), ...columns })
}

/** Writes the state and the own last fact; an outcome closes the process. */
export function updateProcess(trx: Trx, process: ProcessRow, recorded: Recorded): Write {
  return trx('processes').where({ stream: process.stream }).update(stateColumns(process, recorded))
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
    .first(...processColumns)
}

/** The streams of every process that has not ended. */
export async function openStreams(db: Db): Promise<string[]> {
  const rows: { stream: string }[] = await db('processes').whereNull('closed_at').select('stream')
  return rows.map(({ stream }) => stream)
}
