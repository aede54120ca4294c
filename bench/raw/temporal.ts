import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Client, WithStartWorkflowOperation } from '@temporalio/client'
import { workerFlags } from '../../scripts/runtime/workflow-bundle'
import type { Message, Part, Score } from './score'
import { type RawMessage, type RawStart, rawAct, rawProcess, rawTold } from './workflows'

const taskQueue = 'raw'

/** Raw-T: the bare worker in a process of its own, and a client that plays scores to it. */
export interface RawTemporal {
  /** Plays whole lives, `together` at a time. */
  play(score: Score, lives: { from: number; count: number; together: number }): Promise<void>
  /** Sends updates with one local activity to one new workflow, one after the other; returns milliseconds. */
  updates(message: Message, count: number, workflowId: string): Promise<number[]>
  stop(): Promise<void>
}

/** The message of middle size: what one update of the product is like. */
export function typicalUpdate({ messages }: Score): Message {
  const updates = messages.filter(({ kind }) => kind === 'update').sort((a, b) => a.bytes - b.bytes)
  return updates[Math.floor(updates.length / 2)]!
}

function startOf({ bytes, messages, answerBytes }: Part): RawStart {
  return { pad: 'x'.repeat(bytes), messages, answerBytes }
}

function messageOf({ activities, answerBytes, bytes }: Message): RawMessage {
  const instructions = JSON.stringify({ activities, answerBytes, pad: '' }).length
  return { activities, answerBytes, pad: 'x'.repeat(Math.max(0, bytes - instructions)) }
}

/** Starts the bare worker beside the system of an environment. */
export async function startRawTemporal(client: Client, environment: NodeJS.ProcessEnv): Promise<RawTemporal> {
  const child = spawn(process.execPath, [...workerFlags, '--import', 'tsx', join(__dirname, 'worker.ts')], {
    env: { ...environment, TEMPORAL_TASK_QUEUE: taskQueue },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((ready, failed) => {
    child.once('message', () => ready())
    void exited.then(() => failed(new Error('The bare worker ended.')))
  })
  return {
    async play(score, { from, count, together }) {
      let next = from
      const lane = async () => {
        while (next < from + count) await playOne(client, score, next++)
      }
      await Promise.all(Array.from({ length: together }, lane))
    },
    updates: (message, count, workflowId) => updatesAlone(client, message, count, workflowId),
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function playOne(client: Client, score: Score, life: number): Promise<void> {
  const started = new Set<number>()
  for (const [index, message] of score.messages.entries()) {
    const part = score.parts[message.workflow]!
    const workflowId = `raw-${life}/${part.id}`
    const args: [RawMessage] = [messageOf(message)]
    const updateId = `raw-${life}-${index}`
    const handle = client.workflow.getHandle(workflowId)
    if (message.kind === 'signal') await handle.signal(rawTold, ...args)
    else if (started.has(message.workflow)) await handle.executeUpdate(rawAct, { args, updateId })
    else await startWith(client, workflowId, startOf(part), args, updateId)
    started.add(message.workflow)
  }
}

async function startWith(
  client: Client,
  workflowId: string,
  start: RawStart,
  args: [RawMessage],
  updateId: string,
): Promise<string> {
  const startWorkflowOperation = new WithStartWorkflowOperation(rawProcess, {
    ...{ workflowId, taskQueue, args: [start] as [RawStart] },
    workflowIdConflictPolicy: 'USE_EXISTING',
  })
  return client.workflow.executeUpdateWithStart(rawAct, { args, updateId, startWorkflowOperation })
}

async function updatesAlone(
  client: Client,
  message: Message,
  count: number,
  workflowId: string,
): Promise<number[]> {
  const args: [RawMessage] = [messageOf({ ...message, activities: message.activities.slice(0, 1) })]
  const start = { pad: '', answerBytes: 0, messages: count + 1 }
  await startWith(client, workflowId, start, args, `${workflowId}-first`)
  const handle = client.workflow.getHandle(workflowId)
  const taken: number[] = []
  for (let index = 0; index < count; index += 1) {
    const at = performance.now()
    await handle.executeUpdate(rawAct, { args, updateId: `${workflowId}-${index}` })
    taken.push(performance.now() - at)
  }
  return taken
}
