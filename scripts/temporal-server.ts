import { temporaryInstallation } from './runtime/installation'
import { startStores } from './runtime/supervisor'

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
})

/**
 * Temporal's real server over a PostgreSQL of its own, on free ports, until it is told to stop: schema,
 * namespace and search attributes are made. For trying things against what a province runs.
 */
async function main(): Promise<void> {
  const installation = await temporaryInstallation({ DETAI_TEMPORAL_SERVER: 'postgresql' })
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const { databaseUrl, temporalAddress, stop } = await startStores({ installation, say })
  process.stdout.write(`TEMPORAL_ADDRESS=${temporalAddress}\nDATABASE_URL=${databaseUrl}\n`)
  await stopped
  await stop()
  installation.remove()
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  },
)
