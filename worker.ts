import { join } from 'node:path'
import { type NativeConnection, Runtime, Worker } from '@temporalio/worker'
import nodemailer from 'nodemailer'
import pino from 'pino'
import { keepTellingCheckpoints } from './activities/letters/audit-checkpoints'
import { dispatchLetters } from './activities/letters/dispatch'
import { keepWritingToFollowers } from './activities/letters/followers'
import { recordingActivities } from './activities/record-facts'
import { watchCommits } from './activities/stuck-commits'
import { tellingOthers } from './activities/tell-others'
import { loadAppConfig, loadEnvironmentFile } from './config'
import { seedCalendar } from './db/calendar'
import { connect } from './db/connection'
import { forgetSettledCommits } from './db/stuck-commits'
import { calendarSeed } from './regulations/calendar'
import { workflowBundle } from './scripts/runtime/workflow-bundle'
import { connectWorker, temporalClient, workerTelemetry, workerTuning } from './temporal.config'
import { dataConverterFor } from './temporal.payloads'

/** A mail server that answers nothing must not hold the letters of everybody else for long. */
const mailTimeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Connections for all but commits: letters and what watches over them. */
const connectionsBesides = 5

/** The worker: workflows, their commits, and the sending of letters. Stops in order on SIGTERM. */
async function main(): Promise<void> {
  loadEnvironmentFile()
  const config = loadAppConfig()
  const logger = pino({ name: 'worker', level: config.logLevel })
  const telemetryOptions = workerTelemetry(config.ports.workerMetrics)
  Runtime.install({ shutdownSignals: [], telemetryOptions })
  const environment = { ...process.env, TEMPORAL_PAYLOAD_KEYS: config.payloadKeys }
  const connection: NativeConnection = await connectWorker()
  const tuning = workerTuning()
  const commits = connect(config.databaseUrl, tuning.maxConcurrentLocalActivityExecutions, {
    keepPlans: true,
  })
  const db = connect(config.databaseUrl, connectionsBesides)
  await seedCalendar(db, calendarSeed)
  await forgetSettledCommits(db)
  const warn = (message: string, details: Record<string, unknown>) => logger.warn(details, message)
  const worker = await Worker.create({
    ...tuning,
    connection,
    workflowBundle: await workflowBundle(join(config.dataFolder, 'workflows')),
    dataConverter: dataConverterFor(config.payloadKeys),
    activities: tellingOthers(recordingActivities(commits), temporalClient(connection, environment)),
    interceptors: { activity: [watchCommits(db, warn)] },
    shutdownGraceTime: '20s',
  })
  const stop = new AbortController()
  const mail = {
    ...{ db, warn },
    transport: nodemailer.createTransport({ url: config.smtpUrl, ...mailTimeouts }),
    from: { name: 'Sở Khoa học và Công nghệ', address: config.mailFrom },
  }
  const { auditMail } = config
  const telling = auditMail ? keepTellingCheckpoints({ ...mail, to: auditMail }, stop.signal) : undefined
  const links = { origin: config.origin, linkSecret: config.sessionSecret }
  const following = keepWritingToFollowers({ ...mail, ...links }, stop.signal)
  const sending = dispatchLetters(
    {
      ...mail,
      ...links,
      busy: () => {
        const { numInFlightWorkflowActivations, numInFlightLocalActivities } = worker.getStatus()
        return numInFlightWorkflowActivations + numInFlightLocalActivities > 0
      },
    },
    stop.signal,
  )
  const shutdown = () => {
    stop.abort()
    if (worker.getState() === 'RUNNING') worker.shutdown()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, shutdown)
  process.once('disconnect', shutdown)
  process.send?.({ ready: true })
  logger.info({ queue: tuning.taskQueue }, 'worker ready')
  await worker.run()
  stop.abort()
  await Promise.all([sending, telling, following])
  await Promise.all([commits.destroy(), db.destroy()])
  await connection.close()
}

main().then(
  () => process.disconnect?.(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
    process.disconnect?.()
  },
)
