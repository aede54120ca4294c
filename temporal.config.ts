import { Client, Connection, type ConnectionLike } from '@temporalio/client'
import { TypedSearchAttributes } from '@temporalio/common'
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import type {
  NativeConnection,
  NativeConnectionOptions,
  TelemetryOptions,
  WorkerOptions,
} from '@temporalio/worker'
import { z } from 'zod'
import { dataConverterFor } from './temporal.payloads'
import { searchAttributes } from './workflows/search-attributes'

/** Address of the development server when nothing else is set. */
export const defaultTemporalPort = 7233

/**
 * Updates of one workflow in flight where the product starts the server: what it takes, and what an API sends
 * at once. A server that nobody set up for it takes ten.
 */
export const ownServer = { updatesTaken: 64, updatesSent: 50 } as const

const wholeNumber = (least: number) => z.coerce.number().int().min(least)

const tuningSchema = z.object({
  /** The queue that workflows, updates and activities of the product run on. */
  TEMPORAL_TASK_QUEUE: z.string().min(1).default('detai'),
  /** Workflows kept in memory; one takes 0.3-0.4 MB, an evicted one is replayed at its next act. */
  TEMPORAL_CACHE_SIZE: wholeNumber(0).default(600),
  /** Workflow tasks handled at once. */
  TEMPORAL_CONCURRENT_WORKFLOW_TASKS: wholeNumber(2).default(40),
  /** Commits at once: no more than the worker's database connections are of use. */
  TEMPORAL_CONCURRENT_LOCAL_ACTIVITIES: wholeNumber(1).default(40),
  /** Slow effects (mail, documents, the treasury) at once. */
  TEMPORAL_CONCURRENT_ACTIVITIES: wholeNumber(1).default(20),
  /** Acts that one API sends to one workflow at once: fewer than the server takes, which refuses the rest. */
  TEMPORAL_UPDATES_IN_FLIGHT: wholeNumber(1).default(8),
})

type Environment = Record<string, string | undefined>

/** Where the Temporal server is and how to be admitted: both connections of the SDK take these options. */
export interface TemporalAccess {
  address: string
  namespace: string
  connection: {
    address: string
    tls?: Exclude<NativeConnectionOptions['tls'], null>
    apiKey?: string
    metadata?: Record<string, string>
  }
}

/**
 * Address, namespace, TLS, client certificate (mTLS) or API key, from the SDK's standard TEMPORAL_*
 * variables.
 */
export function temporalAccess(environment: Environment = process.env): TemporalAccess {
  const { connectionOptions, namespace } = readAccess(environment)
  const address = connectionOptions.address ?? `127.0.0.1:${defaultTemporalPort}`
  const { tls, apiKey, metadata } = connectionOptions
  return {
    address,
    namespace: namespace ?? 'default',
    connection: {
      address,
      ...(tls == null ? {} : { tls }),
      ...(typeof apiKey === 'string' ? { apiKey } : {}),
      ...(metadata === undefined ? {} : { metadata: metadata as Record<string, string> }),
    },
  }
}

function readAccess(environment: Environment) {
  const given = Object.entries(environment).filter((entry): entry is [string, string] => !!entry[1])
  try {
    return loadClientConnectConfig({
      // A file of the `temporal` command that happens to lie in the home folder must not move the product
      // elsewhere.
      disableFile: !environment.TEMPORAL_CONFIG_FILE,
      overrideEnvVars: Object.fromEntries(given),
    })
  } catch (error) {
    throw new Error(`Cấu hình Temporal (các biến TEMPORAL_*) không đọc được: ${(error as Error).message}`)
  }
}

/** Whether the operator named a server of their own: then none is started. */
export function hasOwnTemporal(environment: Environment = process.env): boolean {
  return Boolean(environment.TEMPORAL_ADDRESS)
}

function tuning(environment: Environment) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = tuningSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new Error(`Biến môi trường không hợp lệ: ${names}. Hãy đặt một số nguyên dương, hoặc bỏ biến này.`)
}

/** The task queue of the product. */
export function taskQueue(environment: Environment = process.env): string {
  return tuning(environment).TEMPORAL_TASK_QUEUE
}

/** How many acts an API sends to one workflow at once. */
export function updatesInFlight(environment: Environment = process.env): number {
  return tuning(environment).TEMPORAL_UPDATES_IN_FLIGHT
}

/** The worker's queue, cache and concurrency, as `Worker.create` takes them. */
export function workerTuning(environment: Environment = process.env) {
  const values = tuning(environment)
  return {
    namespace: temporalAccess(environment).namespace,
    taskQueue: values.TEMPORAL_TASK_QUEUE,
    maxCachedWorkflows: values.TEMPORAL_CACHE_SIZE,
    maxConcurrentWorkflowTaskExecutions: values.TEMPORAL_CONCURRENT_WORKFLOW_TASKS,
    maxConcurrentLocalActivityExecutions: values.TEMPORAL_CONCURRENT_LOCAL_ACTIVITIES,
    maxConcurrentActivityTaskExecutions: values.TEMPORAL_CONCURRENT_ACTIVITIES,
    // What was meant for a worker that died goes to another one after this: half of what the SDK waits.
    stickyQueueScheduleToStartTimeout: '5s',
  } satisfies Partial<WorkerOptions>
}

/** Fine where acts usually lie: the SDK's own buckets begin at a tenth of a second. */
const latencyBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60]

/** The SDK's figures of the worker, in seconds, for Prometheus on this machine; none without a port. */
export function workerTelemetry(port: number | undefined): TelemetryOptions {
  if (port === undefined) return {}
  const measured = [
    'workflow_task_schedule_to_start_latency',
    'workflow_task_execution_latency',
    'local_activity_execution_latency',
    'local_activity_succeed_endtoend_latency',
  ]
  const histogramBucketOverrides = Object.fromEntries(measured.map((name) => [name, latencyBuckets]))
  const bindAddress = `127.0.0.1:${port}`
  return { metrics: { prometheus: { bindAddress, useSecondsForDurations: true, histogramBucketOverrides } } }
}

/** The worker's connection. */
export async function connectWorker(environment: Environment = process.env): Promise<NativeConnection> {
  // The worker's native library is large, and the API that reads this file has no use for it.
  const { NativeConnection } = await import('@temporalio/worker')
  return NativeConnection.connect(temporalAccess(environment).connection)
}

/** The connection of the API and of scripts. */
export function connectClient(environment: Environment = process.env): Promise<Connection> {
  return Connection.connect(temporalAccess(environment).connection)
}

/** A client for workflows, over a connection, that writes payloads as the worker reads them. */
export function temporalClient(connection: ConnectionLike, environment: Environment = process.env): Client {
  const { namespace } = temporalAccess(environment)
  return new Client({
    connection,
    namespace,
    dataConverter: dataConverterFor(environment.TEMPORAL_PAYLOAD_KEYS),
  })
}

/** The search attributes as `temporal server start-dev` takes them: Name=Type. */
export function searchAttributeFlags(): string[] {
  return searchAttributes.flatMap(({ name, type }) => [
    '--search-attribute',
    `${name}=${TypedSearchAttributes.toMetadataType(type)}`,
  ])
}

/** Registers the search attributes that the namespace does not have yet. Safe to repeat, on any server. */
export async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  const missing = searchAttributes.filter(({ name }) => !(name in customAttributes))
  if (missing.length === 0) return
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(
      missing.map(({ name, type }) => [name, encodeSearchAttributeIndexedValueType(type) ?? 0]),
    ),
  })
}
