import { fork } from 'node:child_process'
import { join } from 'node:path'

/**
 * Starts the process that holds what the run's tests share. It starts PostgreSQL, Temporal and the bundle
 * only
 * when the first test asks, so that a developer's run of the pure tests waits for nothing.
 */
export default async function startShared(): Promise<void> {
  const child = fork(join(__dirname, 'shared-services.ts'), {
    execArgv: ['--import', 'tsx'],
    stdio: 'inherit',
  })
  process.env.DETAI_TEST_SERVICES = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { url: string }).url))
    child.once('exit', (code) => reject(new Error(`the shared test services ended with ${code}`)))
  })
  globalThis.detaiTestServices = child
}
