import { loadConfig } from '../config'
import { type Revival, revive, startsAtOnce } from './revive/index'
import { text } from './revive/messages'
import { keptMode } from './runtime/first-start'
import { StartFailure } from './runtime/part'
import { progressBar } from './runtime/progress'
import { openStores } from './runtime/stores'

const asJson = process.argv.includes('--json')
const afresh = process.argv.includes('--afresh')

function print(revival: Revival, ms: number): void {
  const counted = { ...revival, started: revival.started.length, ms }
  process.stdout.write(`${asJson ? JSON.stringify(counted) : text.done(revival)}\n`)
}

async function main(): Promise<void> {
  const config = loadConfig()
  const stores = await openStores(config, startsAtOnce)
  try {
    if (afresh && stores.inUse) throw new StartFailure(text.inUse)
    const began = performance.now()
    const onProgress = asJson ? () => undefined : progressBar(text.progress)
    const revival = await revive({ ...stores, clock: keptMode(config) ?? config.mode, afresh, onProgress })
    print(revival, Math.round(performance.now() - began))
  } finally {
    await stores.close()
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error instanceof StartFailure ? error.message : error.stack}\n`)
    process.exit(2)
  },
)
