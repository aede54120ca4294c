import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { searchAttributeFlags } from '../../temporal.config'
import { startProcess } from './child-process'
import { logTail } from './logs'
import { text } from './messages'
import { type RunningPart, StartFailure } from './part'
import { LOOPBACK } from './ports'
import { poll } from './process'
import { dynamicValues } from './temporal-server/configuration'

/** How the development server is started. */
export interface TemporalOptions {
  binary: string
  /** The data folder: the server's database and log lie in it. */
  dataFolder: string
  port: number
  /** Port of the server's own pages; absent: no pages. */
  uiPort?: number
  namespace: string
  /** In memory it is three times as fast and forgets everything when it stops. */
  inMemory: boolean
}

/** A development server that answers. */
export interface RunningTemporal extends RunningPart {
  /** host:port of its gRPC interface. */
  address: string
}

const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 10_000

/** The server's own store lies in a closed folder: histories name people. */
function databaseFile(dataFolder: string): string {
  const folder = join(dataFolder, 'temporal')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return join(folder, 'temporal.db')
}

function serverFlags(options: TemporalOptions): string[] {
  return [
    'server',
    'start-dev',
    ...[
      '--ip',
      LOOPBACK,
      '--port',
      String(options.port),
      '--log-level',
      'warn',
      '--namespace',
      options.namespace,
    ],
    ...(options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort)]),
    ...(options.inMemory ? [] : ['--db-filename', databaseFile(options.dataFolder)]),
    ...searchAttributeFlags(),
    ...Object.entries(dynamicValues).flatMap(([name, value]) => [
      '--dynamic-config-value',
      `${name}=${value}`,
    ]),
  ]
}

/** Whether the namespace can be used: the gRPC port opens a moment before. */
export async function namespaceAnswers(address: string, namespace: string): Promise<true | undefined> {
  let connection: Connection | undefined
  try {
    connection = await Connection.connect({ address, connectTimeout: 2_000 })
    await connection.workflowService.describeNamespace({ namespace })
    return true
  } catch {
    // Not yet: the caller asks again until its own limit.
    return undefined
  } finally {
    await connection?.close()
  }
}

/** Starts the server once; a text instead of a server says why it did not come up. */
async function attempt(options: TemporalOptions): Promise<RunningTemporal | string> {
  const server = startProcess({
    name: 'temporal',
    dataFolder: options.dataFolder,
    command: options.binary,
    args: serverFlags(options),
    options: { cwd: options.dataFolder },
  })
  const stop = () => server.stop('SIGTERM', STOP_LIMIT_MS)
  const address = `${LOOPBACK}:${options.port}`
  const ready = await poll(
    () => namespaceAnswers(address, options.namespace),
    READY_LIMIT_MS,
    () => server.ended() !== undefined,
  )
  if (!ready) {
    await stop()
    return `${server.ended() ?? ''}\n${logTail(options.dataFolder, 'temporal')}`
  }
  return {
    name: 'temporal',
    ...(server.child.pid === undefined ? {} : { pid: server.child.pid }),
    address,
    exited: server.exited,
    stop,
  }
}

/** The server opens its file twice at once; now and then one connection removes the other's journal. */
const PASSING_FAILURE = /disk I\/O error|database is locked/
const ATTEMPTS = 3

/** Starts the development server and resolves when its namespace answers. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  for (let left = ATTEMPTS; ; left -= 1) {
    const started = await attempt(options)
    if (typeof started !== 'string') return started
    if (left === 1 || !PASSING_FAILURE.test(started)) throw new StartFailure(text.temporalFailed(started))
  }
}
