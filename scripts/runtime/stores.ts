import type { Client } from '@temporalio/client'
import type { Config } from '../../config'
import { connect, type Db } from '../../db/connection'
import { connectClient, taskQueue, temporalClient } from '../../temporal.config'
import { configuredInstallation } from './installation'
import { runningSystem } from './lock'
import { startStores } from './supervisor'

/** Both stores of an installation, open for a tool. */
export interface OpenStores {
  readonly db: Db
  readonly databaseUrl: string
  readonly temporal: Client
  readonly taskQueue: string
  /** A system runs on the stores, as far as the data folder knows. */
  readonly inUse: boolean
  /** The database was started for this tool alone. One that the operator named may be in use elsewhere. */
  readonly atRest: boolean
  close(): Promise<void>
}

/**
 * Opens the stores of the running system, or those of the data folder, which are started for the time of the
 * work.
 */
export async function openStores(config: Config, poolMax: number): Promise<OpenStores> {
  const running = runningSystem(config.dataFolder)
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const { databaseUrl, temporalAddress, stop } = running
    ? { ...running, stop: async () => undefined }
    : await startStores({ installation: configuredInstallation(config), say })
  const environment = {
    ...process.env,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_PAYLOAD_KEYS: config.payloadKeys,
  }
  const connection = await connectClient(environment)
  const db = connect(databaseUrl, poolMax)
  return {
    ...{ db, databaseUrl, taskQueue: taskQueue(environment) },
    inUse: running !== undefined,
    atRest: running === undefined && config.databaseUrl === undefined,
    temporal: temporalClient(connection, environment),
    async close() {
      await db.destroy()
      await connection.close()
      await stop()
    },
  }
}
