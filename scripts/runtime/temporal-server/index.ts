import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time'
import { startProcess } from '../child-process'
import { logTail } from '../logs'
import { text } from '../messages'
import { StartFailure } from '../part'
import { LOOPBACK } from '../ports'
import { poll } from '../process'
import { namespaceAnswers, type RunningTemporal } from '../temporal'
import { dynamicConfiguration, serverConfiguration } from './configuration'
import { serverPorts } from './ports'
import { createSchema, type StoreAccess, storeAccess } from './store'

/** How the real server is started. */
export interface TemporalServerOptions {
  /** The programs of `tools/temporal`: the server and its schema tool. */
  binaries: { server: string; sql: string }
  /** The server's log, its configuration's values and its ports are kept here. */
  dataFolder: string
  /** A database of the PostgreSQL that the server keeps its own two databases in. */
  databaseUrl: string
  /** Port of the gRPC interface that workers and clients use. */
  port: number
  namespace: string
}

const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 10_000
const RETENTION = '30 days'
const ALREADY_EXISTS = 6

/** Writes the configuration, which holds a password, into a closed folder; returns the folder. */
async function configure({ dataFolder, port }: TemporalServerOptions, store: StoreAccess): Promise<string> {
  const folder = join(dataFolder, 'temporal')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const dynamicFile = join(folder, 'dynamic.yaml')
  writeFileSync(dynamicFile, JSON.stringify(dynamicConfiguration))
  const configuration = serverConfiguration(store, await serverPorts(dataFolder, port), dynamicFile)
  writeFileSync(join(folder, 'server.yaml'), JSON.stringify(configuration), { mode: 0o600 })
  return folder
}

/** Makes the namespace; one that is there already stays as it is. */
async function registerNamespace(address: string, namespace: string): Promise<true | undefined> {
  let connection: Connection | undefined
  try {
    connection = await Connection.connect({ address, connectTimeout: 2_000 })
    const workflowExecutionRetentionPeriod = msToTs(RETENTION)
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod })
    return true
  } catch (error) {
    // Not there yet: the caller asks again until its own limit.
    return (error as { code?: number }).code === ALREADY_EXISTS ? true : undefined
  } finally {
    await connection?.close()
  }
}

/**
 * Starts Temporal's own server, all services in one process, over PostgreSQL, and resolves when its namespace
 * answers. Unlike the development server it promises that what it acknowledged survives a crash.
 */
export async function startTemporalServer(options: TemporalServerOptions): Promise<RunningTemporal> {
  const { dataFolder, binaries, namespace, port } = options
  const store = storeAccess(options.databaseUrl)
  await createSchema(binaries.sql, store)
  const folder = await configure(options, store)
  const server = startProcess({
    name: 'temporal',
    dataFolder,
    command: binaries.server,
    args: ['--root', folder, '--config', '.', '--env', 'server', '--allow-no-auth', 'start'],
    options: { cwd: folder },
  })
  const stop = () => server.stop('SIGTERM', STOP_LIMIT_MS)
  const address = `${LOOPBACK}:${port}`
  const ended = () => server.ended() !== undefined
  const ready =
    (await poll(() => registerNamespace(address, namespace), READY_LIMIT_MS, ended)) &&
    (await poll(() => namespaceAnswers(address, namespace), READY_LIMIT_MS, ended))
  if (!ready) {
    await stop()
    throw new StartFailure(text.temporalFailed(`${server.ended() ?? ''}\n${logTail(dataFolder, 'temporal')}`))
  }
  return {
    name: 'temporal',
    ...(server.child.pid === undefined ? {} : { pid: server.child.pid }),
    address,
    exited: server.exited,
    stop,
  }
}
