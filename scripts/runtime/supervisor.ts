import { join } from 'node:path'
import { migrate } from '../../db/connection'
import { connectClient, registerSearchAttributes, temporalAccess } from '../../temporal.config'
import { startApp } from './app-process'
import { appEnvironment, type Installation, onFreePorts, type Places } from './installation'
import { type KeptPart, keepRunning } from './keep-running'
import { acquireLock, type Lock } from './lock'
import { keepLogs } from './logs'
import { startMailCatcher } from './mail-catcher'
import { text } from './messages'
import { type RunningPart, type Say, StartFailure } from './part'
import { checkPorts } from './port-check'
import { startPostgres } from './postgres'
import { type RunningTemporal, startTemporal } from './temporal'
import { temporalBinary, temporalTool } from './temporal-binary'
import { startTemporalServer, type TemporalServerOptions } from './temporal-server/index'

/** What to start and where to tell of it. */
export interface StartOptions {
  installation: Installation
  say: Say
  /** A Temporal server in memory is faster and forgets everything when it stops. */
  temporalInMemory?: boolean
  /** Further settings of the embedded PostgreSQL, as `name=value`: for measurements. */
  postgresSettings?: readonly string[]
  /** Where one of the two finds the other parts, if not where they are: tests put a link in between. */
  placesFor?: (app: 'worker' | 'server', places: Places) => Places
  /** Milliseconds that a part which ends again and again is left down at most. */
  longestPauseMs?: number
  /** Aborted when the start itself is to be given up: what is up by then is taken down. */
  signal?: AbortSignal
}

/** A running system. */
export interface RunningSystem {
  origin: string
  databaseUrl: string
  temporalAddress: string
  /** Absent where the operator named a Temporal server: its pages are wherever they are. */
  temporalPages?: string
  /** Absent where the operator named a mail server. */
  inboxUrl?: string
  smtpUrl: string
  /** The environment of the worker and the API: for tools that connect to the same parts. */
  environment: NodeJS.ProcessEnv
  /** Ends all parts in the reverse order of their start. May be called more than once. */
  stop(): Promise<void>
}

/** What both kinds of Temporal server need to know. */
type Common = Pick<TemporalServerOptions, 'dataFolder' | 'port' | 'namespace'>

/** One start under way: what has been brought up so far, to be taken down in reverse. */
class Start {
  private readonly undo: (() => Promise<void>)[] = []
  private stopping: Promise<void> | undefined

  constructor(
    private readonly options: StartOptions,
    private readonly lock: Lock,
    /** Whether only PostgreSQL and Temporal are wanted. */
    private readonly storesOnly: boolean,
  ) {}

  private get config() {
    return this.options.installation.config
  }

  private async kept<Part extends RunningPart>(start: () => Promise<Part>): Promise<KeptPart<Part>> {
    const { say, signal, longestPauseMs } = this.options
    signal?.throwIfAborted()
    const started = (part: Part) => this.lock.tellPart(part.name, part.pid)
    return keepRunning(start, { say, started, ...(longestPauseMs === undefined ? {} : { longestPauseMs }) })
  }

  private async keep<Part extends RunningPart>(start: () => Promise<Part>): Promise<Part> {
    const kept = await this.kept(start)
    this.undo.push(kept.stop)
    return kept.current()
  }

  async database(): Promise<string> {
    const { config } = this
    const databaseUrl =
      config.databaseUrl ??
      (
        await this.keep(() =>
          startPostgres({
            dataFolder: config.dataFolder,
            port: config.ports.postgres,
            durable: true,
            settings: this.options.postgresSettings ?? [],
          }),
        )
      ).databaseUrl
    try {
      await migrate(databaseUrl)
    } catch (error) {
      if (!config.databaseUrl) throw error
      throw new StartFailure(text.databaseUnusable((error as Error).message))
    }
    this.lock.tell({ databaseUrl })
    return databaseUrl
  }

  async temporal(databaseUrl: string): Promise<string> {
    const { config } = this
    const { address: ownAddress, namespace } = temporalAccess()
    if (this.options.installation.ownTemporal) {
      await this.registerSearchAttributes(process.env, namespace, ownAddress)
      this.lock.tell({ temporalAddress: ownAddress })
      return ownAddress
    }
    const { dataFolder } = config
    const common = { dataFolder, port: config.ports.temporal, namespace }
    const { address } =
      config.temporalServer === 'postgresql'
        ? await this.realServer({ ...common, databaseUrl })
        : await this.developmentServer(common)
    await this.registerSearchAttributes({ TEMPORAL_ADDRESS: address }, namespace, address)
    this.lock.tell({ temporalAddress: address })
    return address
  }

  private async developmentServer(common: Common): Promise<RunningTemporal> {
    const { say, signal, temporalInMemory: inMemory = false } = this.options
    const pages = this.storesOnly ? {} : { uiPort: this.config.ports.temporalPages }
    const binary = await temporalBinary(say, signal)
    return this.keep(() => startTemporal({ ...common, ...pages, binary, inMemory }))
  }

  private async realServer(options: Common & { databaseUrl: string }): Promise<RunningTemporal> {
    const { say, signal } = this.options
    const server = await temporalTool('server', say, signal)
    const binaries = { server, sql: await temporalTool('sql', say, signal) }
    return this.keep(() => startTemporalServer({ ...options, binaries }))
  }

  private async registerSearchAttributes(environment: NodeJS.ProcessEnv, namespace: string, address: string) {
    try {
      const connection = await connectClient(environment)
      await registerSearchAttributes(connection, namespace)
      await connection.close()
    } catch (error) {
      throw new StartFailure(text.temporalUnreachable(address, namespace, (error as Error).message))
    }
  }

  async mail(): Promise<{ smtpUrl: string; inboxUrl?: string }> {
    const { config } = this
    if (config.smtpUrl) return { smtpUrl: config.smtpUrl }
    const { smtpUrl, inboxUrl } = await this.keep(() =>
      startMailCatcher({
        folder: join(config.dataFolder, 'mail'),
        smtpPort: config.ports.smtp,
        httpPort: config.ports.inbox,
      }),
    )
    this.lock.tell({ inboxUrl })
    return { smtpUrl, inboxUrl }
  }

  /** Worker and API come up side by side, for a quick start; the API is stopped first. */
  async apps(places: Places): Promise<void> {
    const { installation, placesFor = (_app, same) => same } = this.options
    const both = await Promise.allSettled(
      (['worker', 'server'] as const).map((app) => {
        const environment = appEnvironment(installation, placesFor(app, places))
        return this.kept(() => startApp(app, this.config.dataFolder, environment))
      }),
    )
    for (const app of both) if (app.status === 'fulfilled') this.undo.push(app.value.stop)
    for (const app of both) if (app.status === 'rejected') throw app.reason
  }

  /** Puts the logs of the parts aside day by day, as long as they run. */
  logs(): void {
    const { dataFolder, logMonths } = this.config
    this.undo.push(keepLogs(dataFolder, logMonths).stop)
  }

  stop(): Promise<void> {
    this.stopping ??= this.takeDown()
    return this.stopping
  }

  private async takeDown(): Promise<void> {
    for (const step of this.undo.reverse()) await step()
    this.lock.release()
  }
}

/**
 * Starts only PostgreSQL and Temporal of an installation that does not run, on free ports: for tools that
 * look at
 * its data. It holds the data folder meanwhile.
 */
export async function startStores(options: StartOptions) {
  const installation = await onFreePorts(options.installation)
  const lock = await acquireLock(installation.config.dataFolder, installation.config.origin, options.say)
  const start = new Start({ ...options, installation }, lock, true)
  try {
    const databaseUrl = await start.database()
    const temporalAddress = await start.temporal(databaseUrl)
    return { databaseUrl, temporalAddress, stop: () => start.stop() }
  } catch (error) {
    await start.stop()
    throw error
  }
}

/**
 * Starts all parts in order and resolves when the site answers. A failure takes down what had been started.
 */
export async function startParts(options: StartOptions): Promise<RunningSystem> {
  const { installation, say } = options
  const { config, ownTemporal } = installation
  const lock = await acquireLock(config.dataFolder, config.origin, say)
  const start = new Start(options, lock, false)
  try {
    await checkPorts(installation)
    start.logs()
    const databaseUrl = await start.database()
    const temporalAddress = await start.temporal(databaseUrl)
    const { smtpUrl, inboxUrl } = await start.mail()
    const places = { databaseUrl, smtpUrl, temporalAddress }
    await start.apps(places)
    return {
      origin: config.origin,
      databaseUrl,
      temporalAddress,
      ...(ownTemporal || config.temporalServer === 'postgresql'
        ? {}
        : { temporalPages: `http://localhost:${config.ports.temporalPages}` }),
      ...(inboxUrl ? { inboxUrl } : {}),
      smtpUrl,
      environment: appEnvironment(installation, places),
      stop: () => start.stop(),
    }
  } catch (error) {
    await start.stop()
    throw error
  }
}
