import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Client, WithStartWorkflowOperation } from '@temporalio/client'
import type { Effects, Message, Score } from './score'
import type { RawWorkerSays } from './worker'
import { type RawAct, type RawStart, rawAct, rawProcess, rawTold } from './workflows'

const taskQueue = 'raw'

/** Raw-T: the bare worker in a process of its own, and a client that plays scores to it. */
export interface RawTemporal {
  /** Plays whole lives, `together` at a time. */
  play(score: Score, lives: { from: number; count: number; together: number }): Promise<void>
  /** Sends updates with one local activity to one new workflow, one after the other; returns milliseconds. */
  updates(message: Message, count: number, workflowId: string): Promise<number[]>
  stop(): Promise<void>
}

const pad = (bytes: number, instructions: object): string =>
  'x'.repeat(Math.max(0, bytes - JSON.stringify(instructions).length))

function signalsOf({ signals }: Pick<Effects, 'signals'>, idOf: (place: number) => string) {
  return signals.map(({ to, bytes }) => ({ to: idOf(to), pad: 'x'.repeat(bytes) }))
}

function startOf(score: Score, place: number, idOf: (place: number) => string): RawStart {
  const part = score.parts[place]!
  const { activities, messages, answerBytes } = part
  const signals = signalsOf(part, idOf)
  const children = place === 0 ? score.parts.flatMap((child, index) => (child.child ? [index] : [])) : []
  return {
    ...{ id: idOf(place), activities, signals, messages, answerBytes, pad: 'x'.repeat(part.bytes) },
    children: children.map((index) => {
      const { children: _none, ...start } = startOf(score, index, idOf)
      return { ...start, beside: score.parts[index]!.beside }
    }),
  }
}

function actOf(
  { activities, signals, answerBytes, bytes }: Message,
  idOf: (place: number) => string,
): RawAct {
  const work = {
    activities,
    signals: signalsOf({ signals }, idOf),
    answerBytes,
  }
  return { ...work, pad: pad(bytes, work) }
}

/** Starts the bare worker beside the system of an environment. */
export async function startRawTemporal(client: Client, environment: NodeJS.ProcessEnv): Promise<RawTemporal> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'worker.ts')], {
    env: { ...environment, TEMPORAL_TASK_QUEUE: taskQueue },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const seen = new Set<string>()
  const waiting = new Map<string, () => void>()
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (said: RawWorkerSays) => {
      if ('ready' in said) return resolve()
      seen.add(said.opened)
      waiting.get(said.opened)?.()
    })
    void exited.then(() => reject(new Error('The bare worker ended.')))
  })
  await ready
  const opened = (id: string) =>
    seen.has(id) ? Promise.resolve() : new Promise<void>((resolve) => waiting.set(id, resolve))
  return {
    async play(score, { from, count, together }) {
      let next = from
      const lane = async () => {
        while (next < from + count) await playOne(client, score, next++, opened)
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

async function playOne(
  client: Client,
  score: Score,
  life: number,
  opened: (id: string) => Promise<void>,
): Promise<void> {
  const idOf = (place: number) => `raw-${life}/${score.parts[place]?.id ?? 'nobody'}`
  const started = new Set<number>()
  for (const [index, message] of score.messages.entries()) {
    const { workflow } = message
    const workflowId = idOf(workflow)
    const act = actOf(message, idOf)
    const updateId = `raw-${life}-${index}`
    const concerned = [workflow, ...message.signals.map(({ to }) => to)]
    for (const place of concerned) if (score.parts[place]?.child) await opened(idOf(place))
    if (message.kind === 'signal') {
      await client.workflow.getHandle(workflowId).signal(rawTold, act)
    } else if (score.parts[workflow]?.child || started.has(workflow)) {
      await client.workflow.getHandle(workflowId).executeUpdate(rawAct, { args: [act], updateId })
    } else {
      await startWith(client, startOf(score, workflow, idOf), act, updateId)
    }
    started.add(workflow)
  }
}

async function startWith(client: Client, start: RawStart, act: RawAct, updateId: string): Promise<string> {
  const startWorkflowOperation = new WithStartWorkflowOperation(rawProcess, {
    workflowId: start.id,
    taskQueue,
    args: [start],
    workflowIdConflictPolicy: 'USE_EXISTING',
  })
  return client.workflow.executeUpdateWithStart(rawAct, { args: [act], updateId, startWorkflowOperation })
}

async function updatesAlone(
  client: Client,
  message: Message,
  count: number,
  workflowId: string,
): Promise<number[]> {
  const start = { id: workflowId, pad: '', activities: [], signals: [], answerBytes: 0, children: [] }
  const act = actOf({ ...message, activities: message.activities.slice(0, 1), signals: [] }, () => '')
  await startWith(client, { ...start, messages: count + 1 }, act, `${workflowId}-first`)
  const handle = client.workflow.getHandle(workflowId)
  const taken: number[] = []
  for (let index = 0; index < count; index += 1) {
    const at = performance.now()
    await handle.executeUpdate(rawAct, { args: [act], updateId: `${workflowId}-${index}` })
    taken.push(performance.now() - at)
  }
  return taken
}
