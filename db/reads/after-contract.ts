import { fromMillis } from '../../domain/instant'
import { type Db, planned } from '../connection'

type Row = Readonly<Record<string, unknown>>

/** snake_case columns as camelCase fields; moments as instants, dates and numbers as they are. */
function asAnswer(row: Readonly<Record<string, unknown>>, hidden: readonly string[] = []): Row {
  const kept = Object.entries(row).filter(([name]) => name !== 'task_id' && !hidden.includes(name))
  return Object.fromEntries(
    kept.map(([name, value]) => [
      name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
      value instanceof Date ? fromMillis(value.getTime()) : value,
    ]),
  )
}

async function rowsOf(db: Db, table: string, taskId: string, order: string): Promise<Row[]> {
  const rows: Row[] = await db(table)
    .where({ task_id: taskId })
    .orderBy(order)
    .options(planned(`${table} of a task`))
  return rows.map((row) => asAnswer(row))
}

async function rowOf(db: Db, table: string, taskId: string, hidden?: readonly string[]): Promise<Row | null> {
  const row = await db(table)
    .where({ task_id: taskId })
    .first()
    .options(planned(`${table} of a task`))
  return row ? asAnswer(row, hidden) : null
}

/**
 * How a contract has been performed: reports, inspections, changes, early ends, and what must be paid back.
 */
export interface ExecutionRecord {
  readonly reports: readonly Row[]
  readonly inspections: readonly Row[]
  readonly amendments: readonly Row[]
  readonly changes: readonly Row[]
  readonly terminations: readonly Row[]
  readonly recovery: Row | null
}

/** The record of a task's performance. */
export async function executionRecord(db: Db, taskId: string): Promise<ExecutionRecord> {
  const [reports, inspections, amendments, changes, terminations, recovery] = await Promise.all([
    rowsOf(db, 'reports', taskId, 'number'),
    rowsOf(db, 'inspections', taskId, 'number'),
    rowsOf(db, 'amendments', taskId, 'number'),
    rowsOf(db, 'host_changes', taskId, 'number'),
    rowsOf(db, 'terminations', taskId, 'proposed_at'),
    rowOf(db, 'recoveries', taskId),
  ])
  return { reports, inspections, amendments, changes, terminations, recovery }
}

/**
 * The acceptance dossier with its ordered and delivered table; who advises independently only where
 * `advisers`.
 */
export async function acceptanceRecord(db: Db, taskId: string, advisers: boolean): Promise<Row | undefined> {
  const dossier = await rowOf(db, 'acceptance_dossiers', taskId, advisers ? [] : ['advisers', 'advice'])
  return dossier
    ? { ...dossier, delivered: await rowsOf(db, 'delivered_products', taskId, 'product') }
    : undefined
}

/** Registration, recognition, handovers and liquidation of a task, as far as they have come. */
export async function closingRecord(db: Db, taskId: string): Promise<Row> {
  const [registration, recognition, handovers, liquidation] = await Promise.all([
    rowOf(db, 'registrations', taskId),
    rowOf(db, 'recognitions', taskId),
    rowsOf(db, 'handovers', taskId, 'what'),
    rowOf(db, 'liquidations', taskId),
  ])
  return { registration, recognition, handovers, liquidation }
}

/** The yearly reports on the use of a task's results. */
export function followUpReports(db: Db, taskId: string): Promise<readonly Row[]> {
  return rowsOf(db, 'follow_up_reports', taskId, 'number')
}
