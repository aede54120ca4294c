import type { Trx } from '../../db/connection'
import { projectionTables } from '../../db/projections'

/** One row of a task as JSON, and the number of the fact that one of its columns names. */
export interface TaskRow {
  readonly table: string
  readonly body: string
  readonly seq: number | null
}

/** What tells the rows of one task: itself, its councils, its facts. */
export interface Whose {
  readonly taskId: string
  readonly sessions: readonly string[]
  readonly seqs: readonly number[]
  readonly keys: readonly string[]
}

/** Columns that name a fact by its number in the journal. */
const seqColumns = ['last_seq', 'opened_seq', 'fact_seq', 'seq'] as const

/** Tables that all tasks share: a copy changes their rows instead of adding some. */
const shared: readonly string[] = ['task_numbers', 'classified_numbers', 'appropriations']

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

/** A table that holds rows of tasks, with the column that names a fact. */
export interface TaskTable extends Table {
  readonly seqColumn: string | undefined
}

/** The tables that hold rows of a task, each after those that it refers to. */
export async function taskTables(trx: Trx): Promise<TaskTable[]> {
  const projections = projectionTables.filter((name) => !shared.includes(name))
  const names = ['journal', ...projections, 'act_contents', 'outbox']
  const described: { name: string; columns: string[] }[] = await trx('information_schema.columns')
    .where({ table_schema: 'public' })
    .whereIn('table_name', names)
    .groupBy('table_name')
    .orderBy('table_name')
    .select('table_name as name', trx.raw('array_agg(column_name::text) as columns'))
  const { rows: references } = await trx.raw<{ rows: { from: string; to: string }[] }>(
    `select conrelid::regclass::text as "from", confrelid::regclass::text as "to"
     from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  )
  const ordered: typeof described = []
  const add = (table: (typeof described)[number]) => {
    if (ordered.includes(table)) return
    const needed = references.filter(({ from }) => from === table.name).map(({ to }) => to)
    for (const other of described.filter(({ name }) => needed.includes(name))) add(other)
    ordered.push(table)
  }
  for (const table of described) add(table)
  return ordered.map((table) => ({
    ...table,
    seqColumn: seqColumns.find((column) => table.columns.includes(column)),
  }))
}

/** Which rows of a table are the task's. A table that nothing here tells is a mistake that must not pass. */
function rowsOf(trx: Trx, { name, columns }: Table, { taskId, sessions, seqs, keys }: Whose) {
  const rows = trx(`${name} as r`)
  if (name === 'tasks') return rows.where('id', taskId)
  if (name === 'act_contents') return rows.whereIn('key', [...keys])
  if (name === 'journal') return rows.whereIn('seq', [...seqs])
  if (name === 'outbox') return rows.whereIn('fact_seq', [...seqs])
  if (name === 'application_documents')
    return rows.whereIn('application_id', trx('applications').where({ task_id: taskId }).select('id'))
  const streams = sessions.map((session) => `session/${session}`)
  if (columns.includes('task_id') && columns.includes('stream'))
    return rows.where((own) => own.where('task_id', taskId).orWhereIn('stream', streams))
  if (columns.includes('task_id')) return rows.where('task_id', taskId)
  if (columns.includes('session_id')) return rows.whereIn('session_id', [...sessions])
  throw new Error(`Nothing tells which rows of ${name} are a task's`)
}

/** Every row of a task, its facts in the journal included. */
export async function taskRows(trx: Trx, whose: Whose): Promise<TaskRow[]> {
  const found: TaskRow[] = []
  for (const table of await taskTables(trx)) {
    const seq = table.seqColumn ? trx.raw('?? as seq', [`r.${table.seqColumn}`]) : trx.raw('null as seq')
    const rows: { body: string; seq: number | null }[] = await rowsOf(trx, table, whose).select(
      trx.raw('to_jsonb(r)::text as body'),
      seq,
    )
    found.push(...rows.map((row) => ({ ...row, table: table.name })))
  }
  return found
}
