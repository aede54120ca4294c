import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { startProcess } from './child-process'
import { logTail } from './logs'
import { text } from './messages'
import { type RunningPart, StartFailure } from './part'
import { LOOPBACK } from './ports'
import { type Account, isReachable, postgresAccount } from './postgres-account'
import { postgresBinaries } from './postgres-binaries'
import { commandLine, endProcess, identify, poll } from './process'

/** How embedded PostgreSQL is started. */
export interface PostgresOptions {
  /** The data folder of the installation: PostgreSQL gets `postgres/` in it. */
  dataFolder: string
  port: number
  /** Off only for tests: a crash may then lose or spoil the database. */
  durable: boolean
  /** Further settings of the server, as `name=value`: for measurements. */
  settings?: readonly string[]
}

/** Embedded PostgreSQL that answers. */
export interface RunningPostgres extends RunningPart {
  /** Connection URL of the product's database. */
  databaseUrl: string
}

const OWNER = 'detai'
const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 20_000

/** The owner's password, made once: other accounts of the machine can reach the port too. */
function password(dataFolder: string): string {
  const file = join(dataFolder, 'postgres-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Makes the cluster in a folder of another name first, so that an interrupted run leaves no half of one. */
async function initialise(
  binaries: string,
  cluster: string,
  account: Account,
  secret: string,
): Promise<void> {
  const unfinished = `${cluster}.new-${process.pid}`
  const secretFolder = mkdtempSync(join(tmpdir(), 'detai-init-'))
  const secretFile = join(secretFolder, 'password')
  writeFileSync(secretFile, secret, { mode: 0o600 })
  mkdirSync(unfinished, { mode: 0o700 })
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const path of [secretFolder, secretFile, unfinished]) chownSync(path, account.uid, account.gid)
  }
  const flags = [
    `--pgdata=${unfinished}`,
    `--username=${OWNER}`,
    `--pwfile=${secretFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ]
  try {
    await promisify(execFile)(join(binaries, 'bin', 'initdb'), flags, {
      ...account,
      cwd: unfinished,
      env: { ...process.env, LC_ALL: 'C' },
    })
    renameSync(unfinished, cluster)
  } catch (error) {
    throw new StartFailure(text.postgresFailed(String((error as { stderr?: string }).stderr ?? error)))
  } finally {
    rmSync(secretFolder, { recursive: true, force: true })
  }
}

/** Ends a PostgreSQL that outlived its supervisor and still holds this data folder. */
export async function endLeftoverPostgres(dataFolder: string): Promise<boolean> {
  const cluster = join(dataFolder, 'postgres')
  const pidFile = join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return false
  const leftover = identify(Number(readFileSync(pidFile, 'utf8').split('\n')[0]))
  if (!leftover || !commandLine(leftover.pid).includes(cluster)) return false
  await endProcess(leftover, 'SIGINT', STOP_LIMIT_MS)
  return true
}

async function createOwnDatabase(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: `${serverUrl}/postgres` })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [OWNER])
    if (!rowCount) await client.query(`CREATE DATABASE ${OWNER}`)
  } finally {
    await client.end()
  }
}

function serverFlags(cluster: string, { port, durable, settings: further = [] }: PostgresOptions): string[] {
  const settings = [
    `listen_addresses=${LOOPBACK}`,
    `port=${port}`,
    'unix_socket_directories=',
    'timezone=UTC',
    'max_connections=200',
    'log_min_messages=warning',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
    ...further,
  ]
  return ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])]
}

/** Whether the server wrote in its pid file that it takes connections (what `pg_ctl` looks at as well). */
function saysReady(cluster: string, pid: number): true | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') || undefined
}

function prepareFolder(dataFolder: string, account: Account): void {
  mkdirSync(dataFolder, { recursive: true })
  // The account of PostgreSQL passes through, and reads nothing else here.
  chmodSync(dataFolder, 0o711)
  if (account.uid !== undefined && !isReachable(dataFolder))
    throw new StartFailure(text.dataFolderClosed(dataFolder))
  for (const name of readdirSync(dataFolder)) {
    if (/^postgres\.new-\d+$/.test(name)) rmSync(join(dataFolder, name), { recursive: true, force: true })
  }
}

/**
 * Starts PostgreSQL in the data folder, makes its cluster on the first start, and resolves when it answers.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataFolder, port } = options
  const account = postgresAccount()
  prepareFolder(dataFolder, account)
  const binaries = postgresBinaries(dataFolder, account.uid !== undefined)
  const cluster = join(dataFolder, 'postgres')
  const secret = password(dataFolder)
  if (!existsSync(cluster)) await initialise(binaries, cluster, account, secret)
  await endLeftoverPostgres(dataFolder)

  const server = startProcess({
    name: 'postgres',
    dataFolder,
    command: join(binaries, 'bin', 'postgres'),
    args: serverFlags(cluster, options),
    options: { ...account, cwd: cluster, env: { ...process.env, LC_ALL: 'C' } },
  })
  // SIGINT is PostgreSQL's fast shutdown: sessions are cut, a checkpoint is written.
  const stop = () => server.stop('SIGINT', STOP_LIMIT_MS)
  const ready = await poll(
    () => saysReady(cluster, server.child.pid ?? 0),
    READY_LIMIT_MS,
    () => server.ended() !== undefined,
  )
  if (!ready) {
    await stop()
    throw new StartFailure(text.postgresFailed(`${server.ended() ?? ''}\n${logTail(dataFolder, 'postgres')}`))
  }
  const serverUrl = `postgres://${OWNER}:${secret}@${LOOPBACK}:${port}`
  await createOwnDatabase(serverUrl)
  return {
    name: 'postgres',
    ...(server.child.pid === undefined ? {} : { pid: server.child.pid }),
    databaseUrl: `${serverUrl}/${OWNER}`,
    exited: server.exited,
    stop,
  }
}
