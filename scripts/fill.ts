import { parseArgs } from 'node:util'
import { type Config, loadConfig } from '../config'
import { connect } from '../db/connection'
import { provinceClient } from '../demo/load'
import { connectClient, taskQueue, temporalClient } from '../temporal.config'
import { type Filled, fill } from './fill/index'
import { text } from './fill/messages'
import { revive, startsAtOnce } from './revive/index'
import { insistOnMode } from './runtime/first-start'
import { configuredInstallation } from './runtime/installation'
import { readRunning } from './runtime/lock'
import { StartFailure } from './runtime/part'
import { progressBar } from './runtime/progress'
import { startParts } from './runtime/supervisor'

const { values: asked } = parseArgs({
  options: {
    tasks: { type: 'string' },
    'no-workflows': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

/** A system that runs, wherever it was started. */
interface System {
  readonly origin: string
  readonly databaseUrl: string
  readonly environment: NodeJS.ProcessEnv
  stop(): Promise<void>
}

const say = (line: string) => process.stderr.write(`${line}\n`)

/** The running system of the data folder; where none runs, it is started for the time of the work. */
async function system(config: Config): Promise<System> {
  const running = readRunning(config.dataFolder)
  if (!running?.databaseUrl || !running.temporalAddress)
    return startParts({ installation: configuredInstallation(config), say })
  const { origin, databaseUrl, temporalAddress } = running
  const environment = {
    ...process.env,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_PAYLOAD_KEYS: config.payloadKeys,
  }
  return { origin, databaseUrl, environment, stop: async () => undefined }
}

const bar = (label: string) => (asked.json ? () => undefined : progressBar(label))

interface Timed<T> {
  readonly value: T
  readonly ms: number
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const began = performance.now()
  const value = await work()
  return { value, ms: Math.round(performance.now() - began) }
}

/** Starts the workflows of what was loaded; returns how many. */
async function runWorkflows({ databaseUrl, environment }: System): Promise<number> {
  const connection = await connectClient(environment)
  const db = connect(databaseUrl, startsAtOnce)
  try {
    const temporal = temporalClient(connection, environment)
    const { started } = await revive({
      ...{ db, temporal, taskQueue: taskQueue(environment), clock: 'training' },
      onProgress: bar(text.workflows),
    })
    return started.length
  } finally {
    await db.destroy()
    await connection.close()
  }
}

function print(filled: Timed<Filled>, workflows: Timed<number> | undefined): void {
  if (asked.json) {
    const { value: rows, ms } = filled
    const line = { tasks: rows.tasks, facts: rows.journal, letters: rows.outbox, ms, rows }
    const ran = workflows && { workflows: workflows.value, workflowsMs: workflows.ms }
    process.stdout.write(`${JSON.stringify({ ...line, ...ran })}\n`)
    return
  }
  process.stdout.write(`${text.filled(filled.value, filled.ms)}\n`)
  if (workflows) process.stdout.write(`${text.running(workflows.value, workflows.ms)}\n`)
}

async function main(): Promise<void> {
  const tasks = Number(asked.tasks)
  if (!Number.isInteger(tasks) || tasks < 1) throw new StartFailure(text.badCount)
  process.env.DETAI_MODE ||= 'training'
  const config = loadConfig()
  if (config.mode !== 'training') throw new StartFailure(text.notTraining)
  insistOnMode(config)
  const onSystem = await system(config)
  try {
    const { origin, databaseUrl } = onSystem
    const client = provinceClient(origin)
    const filled = await timed(() => fill({ databaseUrl, client, tasks, onProgress: bar(text.progress) }))
    const workflows = asked['no-workflows'] ? undefined : await timed(() => runWorkflows(onSystem))
    print(filled, workflows)
  } finally {
    await onSystem.stop()
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error instanceof StartFailure ? error.message : error.stack}\n`)
    process.exit(1)
  },
)
