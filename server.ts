import { readFileSync } from 'node:fs'
import type { Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import pino, { type Logger } from 'pino'
import { catchUpWith } from './api/acts/catch-up'
import { createApp } from './api/app'
import { copyAuditTo } from './api/audit/copy'
import { auditTrail } from './api/audit/trail'
import { type AppDeps, ordinaryLimits } from './api/deps'
import { eventStream } from './api/event-stream'
import { listenForFacts } from './api/fact-listener'
import { clamAv } from './api/files/antivirus'
import { openSessionStore } from './api/session-store'
import { diskStorage } from './api/storage/disk'
import { type AppConfig, ConfigError, loadAppConfig, loadEnvironmentFile } from './config'
import { connect } from './db/connection'
import { resealNationalIds } from './db/identity/national-ids'
import { version } from './package.json'
import { checkOverlay, type Overlay } from './regulations'
import { taskQueue, temporalAccess, temporalClient, updatesInFlight } from './temporal.config'

const databaseConnections = 20
/** A request that has not come in whole by then is cut off. */
const requestMs = 60_000
const headersMs = 15_000
/** Longer than proxies and clients keep a connection: whoever asks over it must not find it closed. */
const keepAliveMs = 75_000

/** The province's own values: the named file, and in training the demonstration's when none is named. */
function provinceOverlay({ overlayFile, mode }: AppConfig): Overlay | undefined {
  const file = overlayFile ?? (mode === 'training' ? join(__dirname, 'demo', 'overlay.json') : undefined)
  if (!file) return undefined
  const checked = checkOverlay(JSON.parse(readFileSync(file, 'utf8')))
  if (checked.ok) return checked.overlay
  const lines = checked.errors.map(({ field, message }) => `  ${field}: ${message}`)
  throw new ConfigError(`Tệp quy định của tỉnh ${file} chưa dùng được:\n${lines.join('\n')}`)
}

/** Opens everything that the application reaches; `close` closes it in the order of use. */
async function openDeps(
  config: AppConfig,
  logger: Logger,
): Promise<{ deps: AppDeps; close(): Promise<void> }> {
  const db = connect(config.databaseUrl, databaseConnections)
  const sessions = openSessionStore(config.databaseUrl, logger)
  const facts = await listenForFacts(config.databaseUrl)
  const { connection: access } = temporalAccess()
  const connection = Connection.lazy(access)
  const overlay = provinceOverlay(config)
  const temporal = temporalClient(connection, {
    ...process.env,
    TEMPORAL_PAYLOAD_KEYS: config.payloadKeys,
  })
  const catchUp = catchUpWith({ db, temporal }, logger)
  const { auditMonths: monthsKept, auditFolder } = config
  const copy = auditFolder === undefined ? undefined : () => copyAuditTo(auditFolder, db)
  const audit = auditTrail({ db, logger, monthsKept, copy })
  const { signInsPerQuarterHour, requestsPerMinute } = config
  const deps: AppDeps = {
    ...{ db, sessionStore: sessions.store, temporal, facts, catchUp, audit },
    taskQueue: taskQueue(),
    updatesInFlight: updatesInFlight(),
    files: diskStorage(join(config.dataFolder, 'files'), config.identity.keys),
    uploadsFolder: join(config.dataFolder, 'files', 'uploads'),
    pagesFolder: join(__dirname, 'dist', 'web'),
    ...(config.closedNetwork ? { closedNetwork: config.closedNetwork } : {}),
    ...(config.clamAv ? { scan: clamAv(config.clamAv) } : {}),
    clock: config.mode,
    ...(overlay ? { overlay } : {}),
    sessionSecret: config.sessionSecret,
    identity: config.identity,
    now: Date.now,
    origin: config.origin,
    limits: { ...ordinaryLimits, signInsPerQuarterHour, requestsPerMinute },
    version,
    logger,
  }
  const close = async () => {
    await catchUp.close()
    await audit.close()
    await facts.close()
    await sessions.close()
    await db.destroy()
    await connection.close()
  }
  return { deps, close }
}

/**
 * Ends no request in the middle: takes no new connection, and closes each one after the answer that it waits
 * for.
 */
function gracefully(server: Server): () => Promise<void> {
  const answering = new Set<ServerResponse>()
  let stopping = false
  const lastOne = (res: ServerResponse) => {
    if (!res.headersSent) res.setHeader('Connection', 'close')
    // Whoever listens asks again: such an answer has no end of its own.
    else if (res.getHeader('Content-Type') === eventStream) res.end()
  }
  server.prependListener('request', (_req, res: ServerResponse) => {
    if (stopping) lastOne(res)
    answering.add(res)
    res.once('close', () => answering.delete(res))
  })
  return () => {
    stopping = true
    answering.forEach(lastOne)
    const closed = new Promise<void>((done) => server.close(() => done()))
    server.closeIdleConnections()
    return closed
  }
}

/** Resolves when the process is told to stop: by a signal, or because whoever started it has gone. */
function toldToStop(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop())
    process.once('disconnect', () => stop())
  })
}

/** The API: opens, listens, and stops in order. */
async function main(): Promise<void> {
  loadEnvironmentFile()
  const config = loadAppConfig()
  const logger = pino({ name: 'server', level: config.logLevel })
  const { deps, close } = await openDeps(config, logger)
  const resealed = await resealNationalIds(deps.db, deps.identity.keys)
  if (resealed > 0) logger.info({ resealed }, 'national identity numbers were sealed under the first key')
  const stop = toldToStop()
  const server = createApp(deps).listen(config.ports.site, config.listen)
  const finish = gracefully(server)
  server.requestTimeout = requestMs
  server.headersTimeout = headersMs
  server.keepAliveTimeout = keepAliveMs
  await new Promise<void>((listening, failed) => {
    server.once('listening', listening)
    server.once('error', failed)
  })
  process.send?.({ ready: true })
  logger.info({ port: config.ports.site, mode: config.mode }, 'server ready')
  await stop
  await finish()
  await close()
}

main().then(
  () => {
    if (process.connected) process.disconnect()
  },
  (error: unknown) => {
    const told =
      error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)
    process.stderr.write(`${told}\n`)
    process.exit(1)
  },
)
