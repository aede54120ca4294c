import type { ProcessKind } from '../../domain/life'
import type { Db } from '../connection'
import type { Fault } from '../faults'

/** A commit that keeps failing, and with what. */
export interface StuckCommit extends Fault {
  readonly stream: string
  readonly kind: ProcessKind
  readonly taskId: string | null
  readonly factKey: string
  readonly factType: string
  readonly attempts: number
  readonly since: Date
  readonly lastAt: Date
}

/** The journal has the last word: a fact that it holds is not stuck, whoever recorded it. */
function stuck(db: Db) {
  return db('stuck_commits').whereNotExists(db('journal').whereRaw('journal.key = stuck_commits.fact_key'))
}

/** A page of the commits that keep failing, newest first. */
export async function listStuckCommits(
  db: Db,
  {
    after,
    limit,
  }: {
    readonly after?: { readonly since: string; readonly factKey: string } | undefined
    readonly limit: number
  },
): Promise<StuckCommit[]> {
  const query = stuck(db)
  if (after) query.whereRaw('(since, fact_key) < (?, ?)', [after.since, after.factKey])
  return query
    .orderBy([
      { column: 'since', order: 'desc' },
      { column: 'fact_key', order: 'desc' },
    ])
    .limit(limit)
    .select('stream', 'kind', 'task_id as taskId', 'fact_key as factKey', 'fact_type as factType')
    .select('attempts', 'error_class as errorClass', 'error_code as errorCode')
    .select('constraint_name as constraintName', 'table_name as tableName', 'since', 'last_at as lastAt')
}

/** How many commits keep failing. */
export async function countStuckCommits(db: Db): Promise<number> {
  const row = await stuck(db).count('* as count').first()
  return Number(row?.count ?? 0)
}

/** A commit that still keeps failing, by the key of its fact; undefined once it went through. */
export async function stuckCommit(
  db: Db,
  factKey: string,
): Promise<Pick<StuckCommit, 'stream' | 'attempts' | 'lastAt'> | undefined> {
  return stuck(db).where({ fact_key: factKey }).first('stream', 'attempts', 'last_at as lastAt')
}
