import { planned, type Trx } from './connection'
import type { ChainHead } from './journal'
import { type ProcessRow, processColumns } from './processes'

/** Where a commit writes, and the key of the act whose texts it takes along. */
export interface CommitPlace {
  readonly chain: string
  readonly stream: string
  readonly key: string | undefined
}

/** The texts of one act. */
export interface WaitingTexts {
  readonly key: string
  readonly content: object
}

/** What a commit goes on from. */
export interface CommitStart {
  readonly head: ChainHead
  readonly process: ProcessRow
  /** The texts that wait under the key, if there are any. */
  readonly texts: WaitingTexts | undefined
}

/**
 * Locks the chain of a commit and then its process, for the rest of the transaction. PostgreSQL locks the
 * rows of a join in the order in which its tables are named, and reads each as it is once it holds the lock.
 */
export async function startCommit(trx: Trx, { chain, stream, key = '' }: CommitPlace): Promise<CommitStart> {
  const row = await trx('chains')
    .join('processes', (own) => own.onVal('processes.stream', stream))
    .leftJoin('act_contents', (waiting) => waiting.onVal('act_contents.key', key))
    .where({ chain })
    .forUpdate('chains', 'processes')
    .first('chains.length', 'chains.head', 'act_contents.content', ...processColumns)
    .options(planned('commit start'))
  if (!row) throw new Error(`No process ${stream} in ${chain}`)
  const { length, head, content, ...process } = row
  return { head: { length, head }, process, texts: content ? { key, content } : undefined }
}
