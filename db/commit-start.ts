import { planned, type Trx } from './connection'
import { type ChainHead, lockChain } from './journal'
import { type LockedProcess, lockedColumns, lockedIn } from './locked-process'

/** Where a commit writes, and the keys of the acts whose texts it takes along. */
export interface CommitPlace {
  readonly chain: string
  readonly stream: string
  readonly keys: readonly string[]
}

/** Texts of acts by the acts' keys. */
export type WaitingTexts = Readonly<Record<string, object>>

/** What a commit goes on from. */
export interface CommitStart extends LockedProcess {
  readonly head: ChainHead
  /** The texts that wait under the keys. */
  readonly texts: WaitingTexts
}

const textsOf = 'select jsonb_object_agg(key, content) from act_contents where key = any(?::text[])'

/**
 * Locks the chain of a commit and then its process, for the rest of the transaction. PostgreSQL locks the
 * rows of a join in the order in which its tables are named, and reads each as it is once it holds the lock.
 */
export async function startCommit(trx: Trx, { chain, stream, keys }: CommitPlace): Promise<CommitStart> {
  const row = await trx('chains')
    .join('processes', (own) => own.onVal('processes.stream', stream))
    .where({ chain })
    .forUpdate('chains', 'processes')
    .first(
      'chains.length',
      'chains.head',
      trx.raw(`(${textsOf}) as texts`, [[...keys]]),
      ...lockedColumns(trx),
    )
    .options(planned('commit start'))
  if (!row) throw new Error(`No process ${stream} in ${chain}`)
  const { length, head, texts, ...locked } = row
  return { head: { length, head }, texts: texts ?? {}, ...(await lockedIn(trx, locked)) }
}

/** Locks the chain of a commit that opens its process, and reads the texts of the act that comes with it. */
export async function startOpening(
  trx: Trx,
  { chain, keys }: Omit<CommitPlace, 'stream'>,
): Promise<Pick<CommitStart, 'head' | 'texts'>> {
  const head = await lockChain(trx, chain)
  if (keys.length === 0) return { head, texts: {} }
  const { rows } = await trx.raw(`select (${textsOf}) as texts`, [[...keys]])
  return { head, texts: rows[0].texts ?? {} }
}
