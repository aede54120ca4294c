import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import type { Db } from '../../db/connection'
import { taskStream } from '../../domain/streams'
import { Checks, type InvariantReport } from './report'
import { stuckCommits } from './stuck-commits'

/** A running system moves: what looks wrong is wrong when it still does after this. */
const secondLookMs = 400

/** What one look found: how much was looked at, and each thing that seems wrong, in words, by what it is. */
interface Sight {
  readonly looked: number
  readonly wrong: ReadonlyMap<string, string>
}

/** A process that has not ended. */
interface OpenProcess {
  readonly stream: string
  readonly taskId: string | null
}

/**
 * I7: open workflows are exactly the open processes, every process of a task belongs to a task that goes on,
 * and no workflow is stuck in a failing workflow task or commit.
 */
export async function checkWorkflows(db: Db, temporal: Client): Promise<InvariantReport> {
  const checks = new Checks('I7')
  const first = await look(db, temporal)
  checks.count(first.looked)
  if (first.wrong.size > 0) {
    await pause(secondLookMs)
    const second = await look(db, temporal)
    for (const [what, words] of second.wrong) checks.expect(!first.wrong.has(what), () => words)
  }
  return checks.report()
}

async function look(db: Db, temporal: Client): Promise<Sight> {
  const open: OpenProcess[] = await db('processes')
    .whereNull('closed_at')
    .select('stream', 'task_id as taskId')
  const streams = new Set(open.map(({ stream }) => stream))
  const listed = new Set<string>()
  for await (const { workflowId } of temporal.workflow.list({ query: 'ExecutionStatus = "Running"' })) {
    listed.add(workflowId)
  }
  // Visibility lags behind: each workflow is asked itself.
  const running = new Map<string, number>()
  for (const stream of new Set([...streams, ...listed])) {
    const attempt = await attemptOf(temporal, stream)
    if (attempt !== undefined) running.set(stream, attempt)
  }
  const wrong = new Map(await stuckCommits(db))
  for (const stream of streams) {
    if (running.has(stream)) continue
    wrong.set(`missing ${stream}`, `${stream} is open in the journal but no workflow runs for it`)
  }
  for (const [stream, attempt] of running) {
    if (!streams.has(stream))
      wrong.set(`stray ${stream}`, `workflow ${stream} runs but its process has ended or never began`)
    if (attempt > 1)
      wrong.set(
        `stuck ${stream}`,
        `workflow ${stream} is stuck: ${await whyStuck(temporal, stream, attempt)}`,
      )
  }
  for (const { stream, taskId } of open) {
    const root = taskId === null ? stream : taskStream(taskId)
    if (root === stream || (streams.has(root) && running.has(root))) continue
    wrong.set(`orphan ${stream}`, `${stream} is an orphan: its task has ended, or is none that runs`)
  }
  return { looked: streams.size + running.size, wrong }
}

/** The attempt of its workflow task that a workflow is at; 0 for none, undefined when it does not run. */
async function attemptOf(temporal: Client, workflowId: string): Promise<number | undefined> {
  try {
    const { status, raw } = await temporal.workflow.getHandle(workflowId).describe()
    return status.name === 'RUNNING' ? (raw.pendingWorkflowTask?.attempt ?? 0) : undefined
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkflowNotFoundError') return undefined
    throw error
  }
}

/** How far back the cause of a failing workflow task is looked for. */
const recentEvents = 20

/** The attempt, and the fault that the worker last told of. */
async function whyStuck(temporal: Client, workflowId: string, attempt: number): Promise<string> {
  const { history } = await temporal.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: temporal.options.namespace,
    execution: { workflowId },
    maximumPageSize: recentEvents,
  })
  const failed = history?.events?.find((event) => event.workflowTaskFailedEventAttributes)
  const fault = failed?.workflowTaskFailedEventAttributes?.failure?.message ?? 'no cause told'
  return `attempt ${attempt} of its workflow task (${fault})`
}
