import { loadConfig } from '../config'
import { type Revival, revive, startsAtOnce } from './revive/index'
import { text } from './revive/messages'
import { untilRunning } from './revive/running'
import { keptMode } from './runtime/first-start'
import { StartFailure } from './runtime/part'
import { progressBar } from './runtime/progress'
import { openStores } from './runtime/stores'

const asJson = process.argv.includes('--json')
const afresh = process.argv.includes('--afresh')

function print({ started, children, ...revival }: Revival, ms: number): void {
  const counted = { ...revival, started: started.length, children: children.length, ms }
  process.stdout.write(`${asJson ? JSON.stringify(counted) : text.done({ started, children, ...revival })}\n`)
  if (revival.inPart.length > 0) process.stderr.write(`${text.inPart(revival.inPart)}\n`)
}

/** True when every open process has its workflow, or will have it as soon as a worker runs. */
async function main(): Promise<boolean> {
  const config = loadConfig()
  const stores = await openStores(config, startsAtOnce)
  try {
    if (afresh && stores.inUse) throw new StartFailure(text.inUse)
    const began = performance.now()
    const bar = (label: string) => (asJson ? () => undefined : progressBar(label))
    const revival = await revive({
      ...stores,
      clock: keptMode(config) ?? config.mode,
      afresh,
      onProgress: bar(text.progress),
    })
    if (stores.inUse) await untilRunning(stores.temporal, revival.children, bar(text.children))
    print(revival, Math.round(performance.now() - began))
    return revival.inPart.length === 0
  } finally {
    await stores.close()
  }
}

main().then(
  (ok) => process.exit(ok ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`${error instanceof StartFailure ? error.message : error.stack}\n`)
    process.exit(2)
  },
)
