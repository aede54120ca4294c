import type { Client } from '@temporalio/client'
import { severalAtOnce } from './several-at-once'

const terminationsAtOnce = 16

async function listed(temporal: Client, query: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for await (const { workflowId } of temporal.workflow.list({ query })) ids.add(workflowId)
  return ids
}

/** The ids of the workflows that run, as the server's list knows them: it may lag by a moment. */
export function runningWorkflows(temporal: Client): Promise<Set<string>> {
  return listed(temporal, 'ExecutionStatus = "Running"')
}

/** Terminates every workflow of a task queue; returns how many, when the server lists none any more. */
export async function terminateAll(temporal: Client, taskQueue: string): Promise<number> {
  const query = `TaskQueue = "${taskQueue}" and ExecutionStatus = "Running"`
  const terminated = new Set<string>()
  for (;;) {
    const running = await listed(temporal, query)
    if (running.size === 0) return terminated.size
    await severalAtOnce([...running], terminationsAtOnce, (id) => terminate(temporal, id))
    for (const id of running) terminated.add(id)
  }
}

async function terminate(temporal: Client, workflowId: string): Promise<void> {
  try {
    await temporal.workflow.getHandle(workflowId).terminate('to be revived from the journal')
  } catch (error) {
    // The list lags: this one had ended already.
    if (!(error instanceof Error && error.name === 'WorkflowNotFoundError')) throw error
  }
}
