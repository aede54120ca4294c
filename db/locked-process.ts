import { planned, type Trx } from './connection'
import { deadlinesOfProcess, type OpenDeadline, openDeadlines } from './deadlines'
import { type ProcessRow, processColumns } from './processes'

/**
 * Whether a locked row is as the statement saw it when it began: one that had to wait for its lock gets the
 * row as it is by then, and everything else as it was before. Every commit writes its processes anew.
 */
const unchanged = `(
  select held.xmin from processes as held where held.stream = processes.stream) = processes.xmin`

/** A process with its open deadlines, locked for the rest of the transaction. */
export interface LockedProcess {
  readonly process: ProcessRow
  readonly deadlines: readonly OpenDeadline[]
}

/** A locked process as one row of a statement. */
export type LockedRow = ProcessRow & {
  readonly deadlines: readonly OpenDeadline[]
  readonly unchanged: boolean
}

/** The columns of a process that a statement locks. */
export const lockedColumns = (trx: Trx) => [
  ...processColumns.map((column) => `processes.${column}`),
  trx.raw(`${deadlinesOfProcess} as deadlines`),
  trx.raw(`${unchanged} as unchanged`),
]

/** Takes a locked process from its row; deadlines that may have been older than the lock are read again. */
export async function lockedIn(trx: Trx, row: LockedRow): Promise<LockedProcess> {
  const { deadlines, unchanged: asSeen, ...process } = row
  return { process, deadlines: asSeen ? deadlines : await openDeadlines(trx, process.stream) }
}

/** Locks a process for the rest of the transaction. */
export async function lockProcess(trx: Trx, stream: string): Promise<LockedProcess | undefined> {
  const row = await trx('processes')
    .where({ stream })
    .forUpdate('processes')
    .first(...lockedColumns(trx))
    .options(planned('lock process'))
  return row && lockedIn(trx, row)
}
