import { ConfigError, loadEnvironmentFile, readConfig } from '../config'
import { insistOnAdministrator } from './runtime/first-administrator'
import { insistOnMode, loadDemoOnce, startsEmpty } from './runtime/first-start'
import { configuredInstallation } from './runtime/installation'
import { text } from './runtime/messages'
import { StartFailure } from './runtime/part'
import { startParts } from './runtime/supervisor'
import { printWelcome } from './runtime/welcome'
import { buildPages } from './web/build'

/** Workers that are started by themselves offer no figures unless a port is named: there may be several. */
const workerMetricsPort = '9464'

const startedAt = performance.now()
const stopping = new AbortController()
const asked = new Promise<void>((resolve) => {
  const ask = () => {
    if (!stopping.signal.aborted) say(text.stopping)
    stopping.abort()
    resolve()
  }
  process.on('SIGINT', ask).on('SIGTERM', ask).on('SIGHUP', ask)
  // A program that started this one over a channel (a test) has gone: nobody else would stop it.
  process.once('disconnect', ask)
})
// Whoever read this process's output may go away: the parts are to be stopped in order all the same.
process.stdout.on('error', () => undefined)

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function start(): Promise<void> {
  loadEnvironmentFile()
  // The trial on one machine is what this command is for; a real installation says so.
  process.env.DETAI_MODE ||= process.env.NODE_ENV === 'production' ? 'production' : 'training'
  process.env.DETAI_WORKER_METRICS_PORT ||= workerMetricsPort
  const config = readConfig(process.env)
  say(text.dataFolder(config.dataFolder))
  const installation = configuredInstallation(config)
  insistOnMode(config)
  if (await buildPages(() => say(text.buildingPages))) say(text.pagesBuilt)
  const system = await startParts({ installation, say, signal: stopping.signal })
  try {
    const readyMs = performance.now() - startedAt
    const empty = process.argv.includes('--empty')
    // Asked to stop while the demonstration loads: the next start goes on with it.
    const loading = loadDemoOnce(config, system, empty, say).catch((error: Error) => {
      if (!stopping.signal.aborted) say(text.demoFailed(error.stack ?? error.message))
    })
    await Promise.race([asked, loading])
    if (!stopping.signal.aborted) {
      if (startsEmpty(config)) await insistOnAdministrator(config, system.databaseUrl, say)
      printWelcome(system, config, say, readyMs)
    }
    await asked
  } finally {
    await system.stop()
  }
  say(text.stopped)
}

start().then(
  () => process.exit(0),
  (error: Error) => {
    if (stopping.signal.aborted) process.exit(0)
    const explained = error instanceof StartFailure || error instanceof ConfigError
    process.stderr.write(`${explained ? error.message : error.stack}\n`)
    process.exit(1)
  },
)
