import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import type { Db, Trx } from '../../db/connection'
import type { ProcessRow } from '../../db/processes'
import { workflowIdOf } from '../../domain/streams'
import type { ClockMode, WorkflowInput } from '../../workflows/contract'
import { inputFor } from './inputs'
import { journalled } from './journalled'
import { runningWorkflows, terminateAll } from './running'
import { severalAtOnce } from './several-at-once'

/** What to revive, and how. */
export interface ReviveOptions {
  readonly db: Db
  readonly temporal: Client
  readonly taskQueue: string
  readonly clock: ClockMode
  /**
   * Terminates first what runs, since it may know less than the journal, or more. Only while no worker runs:
   * a commit under way would be unknown to what is started.
   */
  readonly afresh?: boolean
  /** Told after each lost process how many have been seen to, and how many there are. */
  onProgress?(done: number, total: number): void
}

/** What was found and done. */
export interface Revival {
  /** Open processes in the journal. */
  readonly open: number
  /** Workflows that were terminated first. */
  readonly terminated: number
  /** Ids of the workflows that were started. */
  readonly started: readonly string[]
}

/** A process's row; the transaction that wrote it last is its version. */
type Row = ProcessRow & { readonly version: string }
type OpenRow = Pick<Row, 'stream' | 'taskId' | 'version'>

/** Each holds a connection of the database for the time of a start. */
export const startsAtOnce = 16
/** What moved while it was looked at is looked at again, so many times in all. */
const looks = 3

/**
 * Starts the workflow of every open process for which none runs, with the state that the journal holds. May
 * be repeated, and beside a running system.
 */
export async function revive(options: ReviveOptions): Promise<Revival> {
  const { db, temporal, taskQueue, afresh = false } = options
  const terminated = afresh ? await terminateAll(temporal, taskQueue) : 0
  const running = afresh ? new Set<string>() : await runningWorkflows(temporal)
  const started = new Set<string>()
  let open = await openRows(db)
  for (let look = 1; look <= looks && lostOf(open, running).length > 0; look += 1) {
    await reviveLost(options, running, started)
    open = await openRows(db)
  }
  return { open: open.length, terminated, started: [...started] }
}

function openRows(db: Db | Trx): Promise<OpenRow[]> {
  return db('processes')
    .whereNull('closed_at')
    .orderBy('stream')
    .select('stream', 'task_id as taskId', db.raw('xmin::text as version'))
}

/** The workflows of open processes that do not run, each with its task. */
function lostOf(
  open: readonly OpenRow[],
  running: ReadonlySet<string>,
): readonly (readonly [workflowId: string, taskId: string | null])[] {
  const needed = new Map(open.map(({ stream, taskId }) => [workflowIdOf(stream), taskId]))
  return [...needed].filter(([id]) => !running.has(id))
}

async function reviveLost(
  { db, temporal, taskQueue, clock, onProgress }: ReviveOptions,
  running: Set<string>,
  started: Set<string>,
): Promise<void> {
  const snapshot = async (trx: Trx) => ({ open: await openRows(trx), journal: await journalled(trx) })
  const { open, journal } = await db.transaction(snapshot, { isolationLevel: 'repeatable read' })
  const versions = new Map(open.map(({ stream, version }) => [stream, version]))
  const lost = lostOf(open, running)
  let done = 0
  await severalAtOnce(lost, startsAtOnce, async ([workflowId, taskId]) => {
    await db.transaction(async (trx) => {
      const rows = await lockedRows(trx, taskId === null ? { stream: workflowId } : { task_id: taskId })
      // Nobody can tell these processes anything until the lock is given back: then they run and hear it.
      if (rows.some((row) => hasMoved(row, versions))) return
      const input = await inputFor({ db: trx, clock, journalled: journal }, workflowId, rows)
      if (await start(temporal, taskQueue, input)) started.add(workflowId)
      running.add(workflowId)
    })
    done += 1
    onProgress?.(done, lost.length)
  })
}

function lockedRows(trx: Trx, of: Readonly<Record<string, string>>): Promise<Row[]> {
  return trx('processes')
    .where(of)
    .orderBy('opened_at')
    .forUpdate()
    .select(
      'stream',
      'kind',
      'task_id as taskId',
      'law',
      'state',
      'outcome',
      'last_seq as seq',
      trx.raw('xmin::text as version'),
    )
}

/** Whether the process has changed since the journal was folded. */
function hasMoved({ stream, outcome, version }: Row, versions: ReadonlyMap<string, string>): boolean {
  return outcome === null ? versions.get(stream) !== version : versions.has(stream)
}

/** Starts a workflow; false when it runs already. */
async function start(temporal: Client, taskQueue: string, input: WorkflowInput): Promise<boolean> {
  try {
    await temporal.workflow.start(input.kind, { workflowId: input.stream, taskQueue, args: [input] })
    return true
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false
    throw error
  }
}
