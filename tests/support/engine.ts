import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time'
import { NativeConnection, Worker } from '@temporalio/worker'
import { defineUpdate } from '@temporalio/workflow'
import { Client as PgClient } from 'pg'
import { recordingActivities } from '../../activities/record-facts'
import { watchCommits } from '../../activities/stuck-commits'
import { tellingOthers } from '../../activities/tell-others'
import { connect, type Db } from '../../db/connection'
import { processByStream } from '../../db/processes'
import { fromMillis, type Instant } from '../../domain/instant'
import { machineOf } from '../../domain/machines'
import { registerSearchAttributes } from '../../temporal.config'
import { dataConverterFor } from '../../temporal.payloads'
import {
  type Act,
  type ActArguments,
  type ActReceipt,
  type Held,
  held,
  type ProcessInput,
  type StageResult,
  workflowIdOf,
} from '../../workflows/contract'
import { begin } from './processes-alone'
import { freshDatabase, temporalServer, uniqueTaskQueue, workflowBundle } from './services'

/** A real worker on the run's Temporal server and a database of its own, for one test file. */
export interface Engine {
  readonly client: Client
  readonly db: Db
  readonly databaseUrl: string
  readonly taskQueue: string
  /** Ends the worker with everything it held in memory, and starts another on the same queue. */
  replaceWorker(): Promise<void>
  stop(): Promise<void>
}

/** Payloads are sealed as in an installation, under a key of the tests. */
export const dataConverter = dataConverterFor(`tests:${Buffer.alloc(32, 7).toString('base64')}`)

/** A namespace that no other test file uses: tasks that two of them name alike would be one workflow. */
async function freshNamespace(connection: Connection): Promise<string> {
  const namespace = `test-${randomUUID()}`
  const workflowExecutionRetentionPeriod = msToTs('1 day')
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod })
  await registerSearchAttributes(connection, namespace)
  return namespace
}

/** Starts a worker with the shared bundle. */
export async function startEngine(): Promise<Engine> {
  const [server, database, bundle] = await Promise.all([temporalServer(), freshDatabase(), workflowBundle()])
  const { address } = server
  const db = connect(database.url)
  const connection = await Connection.connect({ address })
  const namespace = await freshNamespace(connection)
  const workerConnection = await NativeConnection.connect({ address })
  const taskQueue = uniqueTaskQueue()
  const client = new Client({ connection, namespace, dataConverter })
  const activities = tellingOthers(recordingActivities(db), client)
  const interceptors = { activity: [watchCommits(db, () => undefined)] }
  const common = { namespace, taskQueue, workflowBundle: bundle, activities, interceptors, dataConverter }
  const startWorker = async () => {
    const options = { ...common, connection: workerConnection, shutdownGraceTime: '5s' } as const
    const worker = await Worker.create(options)
    const running = worker.run()
    return async () => {
      worker.shutdown()
      await running
    }
  }
  let stopWorker = await startWorker()
  return {
    ...{ client, db },
    databaseUrl: database.url,
    taskQueue,
    async replaceWorker() {
      await stopWorker()
      stopWorker = await startWorker()
    },
    async stop() {
      await stopWorker()
      await workerConnection.close()
      await connection.close()
      await db.destroy()
      await database.drop()
    },
  }
}

/** An act as the API would send it: its texts, if it has any, wait in the database under its key. */
export async function actBy(
  { db }: Engine,
  by: string,
  at: Instant,
  body: unknown = {},
  content?: Record<string, unknown>,
): Promise<Act> {
  const key = randomUUID()
  if (content) await db('act_contents').insert({ key, person_id: by, content })
  return { key, hash: key, by, under: 'role:test', at, body, hasContent: content !== undefined }
}

/** Starts a process, or joins it, with its first act, as the API does. */
export async function startWith(
  { client, taskQueue }: Engine,
  workflowType: string,
  input: ProcessInput,
  name: string,
  act: Act,
): Promise<ActReceipt> {
  const startWorkflowOperation = new WithStartWorkflowOperation(workflowType, {
    workflowId: workflowIdOf(input.stream),
    args: [{ ...input, opensWithAct: true }],
    taskQueue,
    workflowIdConflictPolicy: 'USE_EXISTING',
  })
  return client.workflow.executeUpdateWithStart(acting(name), {
    args: [input.stream, act],
    updateId: act.key,
    startWorkflowOperation,
  })
}

/** The update of an act, by its name. */
function acting(name: string) {
  return defineUpdate<ActReceipt, ActArguments>(name)
}

/** Sends an act to a running process. */
export async function send(engine: Engine, stream: string, name: string, act: Act): Promise<ActReceipt> {
  const args: ActArguments = [stream, act]
  return handleOf(engine, stream).executeUpdate(acting(name), { args, updateId: act.key })
}

/** The workflow in which a process runs. */
export function handleOf({ client }: Engine, stream: string) {
  return client.workflow.getHandle(workflowIdOf(stream))
}

/** What an open process holds. */
export async function heldBy(engine: Engine, stream: string): Promise<Held> {
  const holds = (await handleOf(engine, stream).query(held))[stream]
  if (!holds) throw new Error(`${stream} is not open`)
  return holds
}

/** Opens a process as a main flow would, but alone: its task does not go on when it ends. */
export async function startAlone<Brief>(engine: Engine, input: ProcessInput<Brief>): Promise<string> {
  const { stream } = input
  await engine.client.workflow.signalWithStart('processesAlone', {
    workflowId: workflowIdOf(stream),
    taskQueue: engine.taskQueue,
    args: [input],
    ...{ signal: begin, signalArgs: [input] },
  })
  await opened(engine, stream)
  return stream
}

/** Waits until a process has recorded its opening. */
export async function opened(engine: Engine, stream: string): Promise<void> {
  await untilFound(engine, () => processByStream(engine.db, stream))
}

/** Waits until a process has ended, and returns what its main flow gets from it. */
export async function endOf(engine: Engine, stream: string): Promise<StageResult> {
  const closed = () => engine.db('processes').where({ stream }).whereNotNull('closed_at').first()
  const { kind, outcome, state, closed_at: at } = await untilFound(engine, closed)
  const machine = machineOf(kind)
  const handedOver = machine.handsOver ? machine.handsOver(state) : state
  return { outcome, at: fromMillis(at.getTime()), state: handedOver }
}

/** Waits for a row of the database: long polling on its own notifications. */
async function untilFound<T>(engine: Engine, look: () => Promise<T | undefined>): Promise<T> {
  const listener = new PgClient({ connectionString: engine.databaseUrl })
  await listener.connect()
  try {
    await listener.query('listen detai_facts')
    for (;;) {
      const heard = once(listener, 'notification')
      const found = await look()
      if (found) return found
      await heard
    }
  } finally {
    await listener.end()
  }
}
