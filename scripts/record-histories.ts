import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { temporal } from '@temporalio/proto'
import { loadConfig } from '../config'
import { connectClient, temporalClient } from '../temporal.config'
import { openPayloads } from '../temporal.payloads'
import { runningSystem } from './runtime/lock'

const folder = join(__dirname, '..', 'tests', 'replay', 'histories')

/**
 * Records one history of the running system: `tsx scripts/record-histories.ts <workflow id>
 * <name>`. A recorded history is never written over: it is what later code must still replay.
 */
async function main([workflowId, name]: readonly string[]): Promise<void> {
  if (!workflowId || !name) throw new Error('Usage: record-histories.ts <workflow id> <name>')
  const file = join(folder, `${name}.history.gz`)
  if (existsSync(file)) throw new Error(`${name} is recorded already: choose another name.`)
  const { dataFolder, payloadKeys } = loadConfig()
  if (payloadKeys !== openPayloads)
    throw new Error('Record with TEMPORAL_PAYLOAD_KEYS=off: nobody could replay it.')
  const running = runningSystem(dataFolder)
  const environment = { ...process.env, ...(running ? { TEMPORAL_ADDRESS: running.temporalAddress } : {}) }
  const connection = await connectClient(environment)
  try {
    const client = temporalClient(connection, environment)
    const handle = client.workflow.getHandle(workflowId)
    const history = temporal.api.history.v1.History.encode(await handle.fetchHistory()).finish()
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, gzipSync(history, { level: 9 }))
    process.stdout.write(`${file}\n`)
  } finally {
    await connection.close()
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
