import type { Db, Trx } from './connection'
import { entriesInOrder, type StoredEntry } from './journal'
import { projectionTables } from './projections'
import { type Effects, type FactToProject, project } from './projections/project'

/**
 * What is done beside the projecting of each entry: `before`
 * sees the projections as they were when it was committed.
 */
export interface RebuildSteps {
  /** Further tables that are filled anew beside the projections. */
  readonly tables?: readonly string[]
  before?(trx: Trx, entry: StoredEntry): Promise<void>
  after?(trx: Trx, fact: FactToProject, entry: StoredEntry): Promise<void>
}

const scratch = 'rebuild'

/**
 * Rebuilds every projection from the journal in a schema of its own, lets the caller look at both,
 * and leaves no trace. One repeatable-read transaction: commits that happen meanwhile are not seen.
 */
export async function withRebuilt<T>(
  db: Db,
  steps: RebuildSteps,
  look: (trx: Trx) => Promise<T>,
): Promise<T> {
  const trx = await db.transaction(undefined, { isolationLevel: 'repeatable read' })
  try {
    await trx.raw(`create schema ${scratch}`)
    for (const table of [...projectionTables, ...(steps.tables ?? [])]) {
      await trx.raw(`create table ${scratch}.${table} (like public.${table} including all)`)
    }
    await trx.raw(`set local search_path to ${scratch}, public`)
    for await (const entry of entriesInOrder(trx)) await replay(trx, entry, steps)
    return await look(trx)
  } finally {
    await trx.rollback()
  }
}

/** An entry that cannot follow from those before it: the journal is not what was committed. */
export class ReplayFailed extends Error {
  override readonly name = 'ReplayFailed'
  constructor(
    readonly seq: number,
    override readonly cause: unknown,
  ) {
    super(`journal ${seq} cannot be replayed: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

async function replay(trx: Trx, entry: StoredEntry, steps: RebuildSteps): Promise<void> {
  const { seq, key, stream, kind, taskId, type, at, by, data } = entry
  const fact = { seq, key, stream, kind, taskId, type, at, by, data }
  try {
    await steps.before?.(trx, entry)
    await project(trx, fact, entry.effects as Effects)
    await steps.after?.(trx, fact, entry)
  } catch (error) {
    throw new ReplayFailed(seq, error)
  }
}

/** Rows of a table that only one side has: what is kept against what the journal says. */
export async function differences(
  trx: Trx,
  table: string,
  columns = '*',
  which = 'true',
): Promise<{ side: 'kept' | 'rebuilt'; row: unknown }[]> {
  const kept = `select ${columns} from public.${table} where ${which}`
  const rebuilt = `select ${columns} from ${scratch}.${table} where ${which}`
  const { rows } = await trx.raw(`
    (select 'kept' as side, to_jsonb(k) as row from (${kept} except all ${rebuilt}) k)
    union all
    (select 'rebuilt' as side, to_jsonb(r) as row from (${rebuilt} except all ${kept}) r)`)
  return rows
}
