import type { Client } from '@temporalio/client'
import type { Db } from '../../db/connection'
import { Checks, type InvariantReport } from './report'

/**
 * I7: open workflows are exactly the open processes, and none of them is stuck in a failing workflow task.
 */
export async function checkWorkflows(db: Db, temporal: Client): Promise<InvariantReport> {
  const checks = new Checks('I7')
  const rows: { stream: string }[] = await db('processes').whereNull('closed_at').select('stream')
  const open = new Set(rows.map(({ stream }) => stream))
  const running = new Set<string>()
  for await (const { workflowId } of temporal.workflow.list({ query: 'ExecutionStatus = "Running"' })) {
    running.add(workflowId)
  }
  for (const stream of open) {
    // Visibility lags behind: the workflow itself is asked before it is called missing.
    const alive = running.has(stream) || (await describe(temporal, stream))?.status.name === 'RUNNING'
    checks.expect(alive, () => `${stream} is open in the journal but no workflow runs for it`)
  }
  for (const stream of running) {
    const description = await describe(temporal, stream)
    const stillRuns = description?.status.name === 'RUNNING'
    checks.expect(
      !stillRuns || open.has(stream),
      () => `workflow ${stream} runs but its process has ended or never began`,
    )
    const attempt = description?.raw.pendingWorkflowTask?.attempt ?? 0
    checks.expect(attempt <= 1, () => `workflow ${stream} is stuck: attempt ${attempt} of its workflow task`)
  }
  return checks.report()
}

async function describe(temporal: Client, workflowId: string) {
  try {
    return await temporal.workflow.getHandle(workflowId).describe()
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkflowNotFoundError') return undefined
    throw error
  }
}
