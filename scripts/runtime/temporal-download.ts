import { fork } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const FIRST_BYTE_LIMIT_MS = 10_000
const STALL_LIMIT_MS = 30_000
const LOOK_MS = 500

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}

/**
 * Lets the SDK's own downloader fetch the development server into a folder; false where its source cannot be
 * reached. It runs in a process of its own, which is ended when no bytes arrive: it takes no timeout itself.
 */
export function downloadTemporal(folder: string, version: string): Promise<boolean> {
  const child = fork(__filename, [folder, version], { execArgv: ['--import', 'tsx'], stdio: 'ignore' })
  let bytes = 0
  let lastGrowth = performance.now()
  const watch = setInterval(() => {
    const now = bytesIn(folder)
    if (now > bytes) lastGrowth = performance.now()
    bytes = now
    const limitMs = bytes === 0 ? FIRST_BYTE_LIMIT_MS : STALL_LIMIT_MS
    if (performance.now() - lastGrowth > limitMs) child.kill('SIGKILL')
  }, LOOK_MS)
  return new Promise((resolve) => {
    const finish = (done: boolean) => {
      clearInterval(watch)
      resolve(done)
    }
    child.once('error', () => finish(false)).once('exit', (code) => finish(code === 0))
  })
}

async function fetchInThisProcess(folder: string, version: string): Promise<void> {
  // Loaded here only: the supervisor has no other use for it.
  const { TestWorkflowEnvironment } = await import('@temporalio/testing')
  // The SDK downloads when it starts a server: start one, keep the file.
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir: folder, version: `v${version}` } },
  })
  await environment.teardown()
}

if (require.main === module) {
  const [folder, version] = process.argv.slice(2)
  if (folder && version) void fetchInThisProcess(folder, version).then(() => process.exit(0))
}
