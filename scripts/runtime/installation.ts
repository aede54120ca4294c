import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '../../config'
import { hasOwnTemporal, ownServer } from '../../temporal.config'
import { getFreePort } from './ports'

/** What one system runs on: its settings, and whether the operator named a Temporal server for it. */
export interface Installation {
  config: Config
  ownTemporal: boolean
}

/** The installation that this process's environment describes. */
export function configuredInstallation(config: Config): Installation {
  return { config, ownTemporal: hasOwnTemporal() }
}

/**
 * An installation of its own on free ports with a temporary data folder, in training mode, apart from
 * everything
 * that the environment names: for the lifecycle proof and for tests. `remove` deletes the folder.
 */
export async function temporaryInstallation(
  settings: Record<string, string> = {},
): Promise<Installation & { environment: Record<string, string>; remove(): void }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'detai-'))
  chmodSync(dataFolder, 0o711)
  const names = ['PORT', 'DETAI_SMTP_PORT', 'DETAI_INBOX_PORT', 'DETAI_TEMPORAL_PORT']
  const more = ['DETAI_TEMPORAL_UI_PORT', 'DETAI_POSTGRES_PORT', 'DETAI_WORKER_METRICS_PORT']
  const ports = await Promise.all(
    [...names, ...more].map(async (name) => [name, String(await getFreePort())]),
  )
  const environment = {
    ...(Object.fromEntries(ports) as Record<string, string>),
    DETAI_DATA_DIR: dataFolder,
    DETAI_MODE: 'training',
    LOG_LEVEL: 'warn',
    ...settings,
  }
  return {
    config: readConfig(environment),
    ownTemporal: false,
    environment,
    remove: () => rmSync(dataFolder, { recursive: true, force: true }),
  }
}

/** The same installation with its stores on free ports: for a look at the data beside whatever else runs. */
export async function onFreePorts({ config, ownTemporal }: Installation): Promise<Installation> {
  const [postgres, temporal] = [await getFreePort(), await getFreePort()]
  return { config: { ...config, ports: { ...config.ports, postgres, temporal } }, ownTemporal }
}

/** Variables that say where a Temporal server of the operator's own is; not for one that was started here. */
const ACCESS = /^TEMPORAL_(ADDRESS|API_KEY|TLS|CONFIG_FILE|PROFILE|GRPC_META)/

/** Where the worker and the API find the other parts. */
export interface Places {
  readonly databaseUrl: string
  readonly smtpUrl: string
  readonly temporalAddress: string
}

/** Where the server is that was started here, and how much is sent to it at once unless told otherwise. */
const besideOwnServer = ({ temporalAddress }: Places) => ({
  TEMPORAL_ADDRESS: temporalAddress,
  TEMPORAL_UPDATES_IN_FLIGHT: process.env.TEMPORAL_UPDATES_IN_FLIGHT || String(ownServer.updatesSent),
})

/** The environment of the worker and the API: the installation's settings, and where its other parts are. */
export function appEnvironment({ config, ownTemporal }: Installation, places: Places): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => ownTemporal || !ACCESS.test(name)),
  )
  return {
    ...inherited,
    DETAI_DATA_DIR: config.dataFolder,
    DATABASE_URL: places.databaseUrl,
    SMTP_URL: places.smtpUrl,
    PORT: String(config.ports.site),
    DETAI_WORKER_METRICS_PORT: String(config.ports.workerMetrics ?? ''),
    DETAI_LISTEN: config.listen,
    DETAI_MODE: config.mode,
    DETAI_ORIGIN: config.origin,
    DETAI_OVERLAY: config.overlayFile ?? '',
    SESSION_SECRET: config.sessionSecret,
    TEMPORAL_PAYLOAD_KEYS: config.payloadKeys,
    MAIL_FROM: config.mailFrom,
    LOG_LEVEL: config.logLevel,
    ...(ownTemporal ? {} : besideOwnServer(places)),
  }
}
