import { Client } from '@temporalio/client'
import { loadConfig } from '../config'
import { connect } from '../db/connection'
import { connectClient, temporalAccess } from '../temporal.config'
import { configuredInstallation } from './runtime/installation'
import { runningSystem } from './runtime/lock'
import { startStores } from './runtime/supervisor'
import { verify } from './verify/index'

const asJson = process.argv.includes('--json')

interface Stores {
  readonly databaseUrl: string
  readonly temporalAddress: string
  /** The database was started for the check alone. One that the operator named may be in use elsewhere. */
  readonly atRest: boolean
  stop(): Promise<void>
}

/**
 * Where the stores are: those of the running system, or those
 * of the data folder, started for the time of the check.
 */
async function stores(): Promise<Stores> {
  const config = loadConfig()
  const running = runningSystem(config.dataFolder)
  if (running) return { ...running, atRest: false, stop: async () => undefined }
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const started = await startStores({ installation: configuredInstallation(config), say })
  return { ...started, atRest: config.databaseUrl === undefined }
}

async function main(): Promise<boolean> {
  const { databaseUrl, temporalAddress, atRest, stop } = await stores()
  const environment = { ...process.env, TEMPORAL_ADDRESS: temporalAddress }
  const connection = await connectClient(environment)
  const db = connect(databaseUrl, 2)
  try {
    const client = new Client({ connection, namespace: temporalAccess(environment).namespace })
    const reports = await verify(db, client, { atRest })
    for (const report of reports) {
      const { invariant, ok, checked, violations } = report
      const line = asJson ? JSON.stringify(report) : `${ok ? 'đạt' : 'VI PHẠM'}  ${invariant}  ${checked} mục`
      process.stdout.write(`${[line, ...(asJson ? [] : violations)].join('\n  ')}\n`)
    }
    return reports.every(({ ok }) => ok)
  } finally {
    await db.destroy()
    await connection.close()
    await stop()
  }
}

main().then(
  (ok) => process.exit(ok ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(2)
  },
)
