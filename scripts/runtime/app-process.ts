import { resolve } from 'node:path'
import { startProcess } from './child-process'
import { logTail } from './logs'
import { text } from './messages'
import { type RunningPart, StartFailure } from './part'
import { workerFlags } from './workflow-bundle'

const ROOT = resolve(__dirname, '..', '..')
const READY_LIMIT_MS = 60_000
/** Requests and activities under way get this long to finish. */
const STOP_LIMIT_MS = 30_000

/** Starts `worker.ts` or `server.ts` and resolves when it says over its channel that it is ready. */
export async function startApp(
  name: 'worker' | 'server',
  dataFolder: string,
  env: NodeJS.ProcessEnv,
): Promise<RunningPart> {
  const app = startProcess({
    name,
    dataFolder,
    command: process.execPath,
    args: [...(name === 'worker' ? workerFlags : []), '--import', 'tsx', `${name}.ts`],
    options: { cwd: ROOT, env },
    channel: true,
  })
  const stop = () => app.stop('SIGTERM', STOP_LIMIT_MS)
  let timer: NodeJS.Timeout | undefined
  const ready = await new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), READY_LIMIT_MS)
    app.child.on('message', (message) => done((message as { ready?: boolean }).ready === true))
    void app.exited.then(() => done(false))
  })
  clearTimeout(timer)
  if (!ready) {
    await stop()
    throw new StartFailure(text.appFailed(name, `${app.ended() ?? ''}\n${logTail(dataFolder, name)}`))
  }
  return { name, pid: app.child.pid, exited: app.exited, stop }
}
