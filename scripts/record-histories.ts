import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Client } from '@temporalio/client'
import { temporal } from '@temporalio/proto'
import { loadConfig } from '../config'
import { connectClient, temporalAccess } from '../temporal.config'
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
  const running = runningSystem(loadConfig().dataFolder)
  const environment = { ...process.env, ...(running ? { TEMPORAL_ADDRESS: running.temporalAddress } : {}) }
  const connection = await connectClient(environment)
  try {
    const client = new Client({ connection, namespace: temporalAccess(environment).namespace })
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
