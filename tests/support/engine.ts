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
import type { Instant } from '../../domain/instant'
import { registerSearchAttributes } from '../../temporal.config'
import type { Act, ActReceipt, ProcessInput } from '../../workflows/contract'
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

/** A namespace that no other test file uses, for tests that look at all its workflows. */
async function freshNamespace(connection: Connection): Promise<string> {
  const namespace = `test-${randomUUID()}`
  const workflowExecutionRetentionPeriod = msToTs('1 day')
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod })
  await registerSearchAttributes(connection, namespace)
  return namespace
}

/** Starts a worker with the shared bundle. */
export async function startEngine({ ownNamespace = false } = {}): Promise<Engine> {
  const [server, database, bundle] = await Promise.all([temporalServer(), freshDatabase(), workflowBundle()])
  const { address } = server
  const db = connect(database.url)
  const connection = await Connection.connect({ address })
  const namespace = ownNamespace ? await freshNamespace(connection) : server.namespace
  const workerConnection = await NativeConnection.connect({ address })
  const taskQueue = uniqueTaskQueue()
  const client = new Client({ connection, namespace })
  const activities = tellingOthers(recordingActivities(db), client)
  const interceptors = { activity: [watchCommits(db, () => undefined)] }
  const common = { namespace, taskQueue, workflowBundle: bundle, activities, interceptors }
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

/** Starts a process, or joins it, with its first act. */
export async function startWith(
  { client, taskQueue }: Engine,
  workflowType: string,
  input: ProcessInput,
  name: string,
  act: Act,
): Promise<ActReceipt> {
  const startWorkflowOperation = new WithStartWorkflowOperation(workflowType, {
    workflowId: input.stream,
    args: [input],
    taskQueue,
    workflowIdConflictPolicy: 'USE_EXISTING',
  })
  return client.workflow.executeUpdateWithStart(acting(name), {
    args: [act],
    updateId: act.key,
    startWorkflowOperation,
  })
}

/** The update of an act, by its name. */
function acting(name: string) {
  return defineUpdate<ActReceipt, [Act]>(name)
}

/** Sends an act to a running process. */
export async function send({ client }: Engine, stream: string, name: string, act: Act): Promise<ActReceipt> {
  return client.workflow.getHandle(stream).executeUpdate(acting(name), { args: [act], updateId: act.key })
}

/** Waits until a process has recorded its opening: long polling on the database's own notifications. */
export async function opened(engine: Engine, stream: string): Promise<void> {
  const listener = new PgClient({ connectionString: engine.databaseUrl })
  await listener.connect()
  try {
    await listener.query('listen detai_facts')
    for (;;) {
      const heard = once(listener, 'notification')
      if (await engine.db('processes').where({ stream }).first()) return
      await heard
    }
  } finally {
    await listener.end()
  }
}
