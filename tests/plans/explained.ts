import type { Client } from 'pg'
import type { Db } from '../../db/connection'

/** A statement that a route has sent. */
export interface Sent {
  readonly sql: string
  readonly bindings: readonly unknown[]
}

/** Does the work and notes every statement that it sends to the database. */
export async function sentDuring(db: Db, work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const note = ({ sql, bindings = [] }: { sql: string; bindings?: readonly unknown[] }) =>
    void sent.push({ sql, bindings })
  db.on('query', note)
  try {
    await work()
    return sent
  } finally {
    db.removeListener('query', note)
  }
}

/** A node of a plan, as far as it is looked at. */
interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly PlanNode[]
}

async function planOf(pg: Client, { sql, bindings }: Sent, options: string): Promise<PlanNode[]> {
  const { rows } = await pg.query({ text: `explain (format json ${options}) ${sql}`, values: [...bindings] })
  const nodes: PlanNode[] = [rows[0]['QUERY PLAN'][0].Plan]
  for (const node of nodes) nodes.push(...(node.Plans ?? []))
  return nodes
}

/** How many rows a node has read from its table, those that it threw away included. */
function rowsRead(node: PlanNode): number {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return ((node['Actual Rows'] ?? 0) + removed) * (node['Actual Loops'] ?? 1)
}

/**
 * What of a statement's plan would not stand a tenfold of tasks: a table that is read from end to end because
 * no index helps, or one of which many rows are read. Counts may read a whole index, and nothing but it.
 */
export async function faultsOf(
  pg: Client,
  sent: Sent,
  { grows, mostRows }: { readonly grows: (table: string) => boolean; readonly mostRows: number },
): Promise<string[]> {
  // A small table is rather read whole whatever its indexes: this asks what there is beside that.
  await pg.query('set enable_seqscan = off')
  const onlyWhole = (await planOf(pg, sent, '')).filter(({ 'Node Type': type }) => type === 'Seq Scan')
  await pg.query('reset enable_seqscan')
  const asRun = await planOf(pg, sent, ', analyze, timing off')
  const large = asRun.filter((node) => node['Node Type'] !== 'Index Only Scan' && rowsRead(node) > mostRows)
  const words = (node: PlanNode, what: string) => `${node['Node Type']} of ${node['Relation Name']}: ${what}`
  return [
    ...onlyWhole.filter((node) => grows(node['Relation Name'] ?? '')).map((node) => words(node, 'no index')),
    ...large
      .filter((node) => grows(node['Relation Name'] ?? ''))
      .map((node) => words(node, `${Math.round(rowsRead(node))} rows`)),
  ]
}
