import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import type { Db } from '../../db/connection'
import { workflowIdOf } from '../../domain/streams'
import { Checks, type InvariantReport } from './report'
import { stuckCommits } from './stuck-commits'

/** A running system moves: what looks wrong is wrong when it still does after this. */
const secondLookMs = 400

/** What one look found: how much was looked at, and each thing that seems wrong, in words, by what it is. */
interface Sight {
  readonly looked: number
  readonly wrong: ReadonlyMap<string, string>
}

/**
 * I7: every open process has its running workflow, no workflow runs without an open process, every process
 * of a task belongs to a task that goes on, and no workflow is stuck in a failing workflow task or commit.
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
  const streams: string[] = await db('processes').whereNull('closed_at').pluck('stream')
  const open = new Set(streams)
  const needed = new Set(streams.map(workflowIdOf))
  const listed = new Set<string>()
  for await (const { workflowId } of temporal.workflow.list({ query: 'ExecutionStatus = "Running"' })) {
    listed.add(workflowId)
  }
  // Visibility lags behind: each workflow is asked itself.
  const running = new Map<string, number>()
  for (const workflowId of new Set([...needed, ...listed])) {
    const attempt = await attemptOf(temporal, workflowId)
    if (attempt !== undefined) running.set(workflowId, attempt)
  }
  const wrong = new Map(await stuckCommits(db))
  for (const stream of streams) {
    const workflowId = workflowIdOf(stream)
    if (!running.has(workflowId))
      wrong.set(`missing ${stream}`, `${stream} is open in the journal but no workflow runs for it`)
    if (!open.has(workflowId))
      wrong.set(`orphan ${stream}`, `${stream} is an orphan: its task has ended, or is none that runs`)
  }
  for (const [workflowId, attempt] of running) {
    if (!needed.has(workflowId))
      wrong.set(`stray ${workflowId}`, `workflow ${workflowId} runs but no process of it is open`)
    if (attempt > 1) {
      const why = await whyStuck(temporal, workflowId, attempt)
      wrong.set(`stuck ${workflowId}`, `workflow ${workflowId} is stuck: ${why}`)
    }
  }
  return { looked: open.size + running.size, wrong }
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
