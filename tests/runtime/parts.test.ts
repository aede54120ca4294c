import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { insistOnMode } from '../../scripts/runtime/first-start'
import { temporaryInstallation } from '../../scripts/runtime/installation'
import { readRunning, runningSystem } from '../../scripts/runtime/lock'
import { checkPorts } from '../../scripts/runtime/port-check'
import { LOOPBACK } from '../../scripts/runtime/ports'
import { startPostgres } from '../../scripts/runtime/postgres'
import { identify, isAlive } from '../../scripts/runtime/process'
import { startStores } from '../../scripts/runtime/supervisor'
import { pinnedVersion, temporalBinary } from '../../scripts/runtime/temporal-binary'
import { launch } from './launch'

let installation: Awaited<ReturnType<typeof temporaryInstallation>>

beforeEach(async () => {
  installation = await temporaryInstallation()
})

afterEach(() => installation.remove())

/** Collects what a part says, and resolves when a line that fits has been said. */
function listener() {
  const said: string[] = []
  const waiting: { pattern: RegExp; resolve: (line: string) => void }[] = []
  return {
    said,
    say(line: string) {
      said.push(line)
      for (const { pattern, resolve } of waiting) if (pattern.test(line)) resolve(line)
    },
    hears: (pattern: RegExp) => new Promise<string>((resolve) => waiting.push({ pattern, resolve })),
  }
}

async function answer(databaseUrl: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query(statement)).rows[0]
  } finally {
    await client.end()
  }
}

test('PostgreSQL that is killed comes back at the same address with what was committed', async () => {
  const { say, hears } = listener()
  const stores = await startStores({ installation, say })
  expect(runningSystem(installation.config.dataFolder)).toEqual({
    databaseUrl: stores.databaseUrl,
    temporalAddress: stores.temporalAddress,
  })
  await answer(stores.databaseUrl, 'CREATE TABLE committed AS SELECT 7 AS kept')
  const back = hears(/PostgreSQL đã chạy lại/)
  process.kill(readRunning(installation.config.dataFolder)?.parts.postgres?.pid ?? 0, 'SIGKILL')
  await back
  expect(await answer(stores.databaseUrl, 'SELECT kept FROM committed')).toEqual({ kept: 7 })
  await stores.stop()
  expect(readRunning(installation.config.dataFolder)).toBeUndefined()
})

test('PostgreSQL left by a killed supervisor is found by its own pid file', async () => {
  const { config } = installation
  const options = { dataFolder: config.dataFolder, port: config.ports.postgres, durable: false }
  const first = await startPostgres(options)
  const leftover = identify(first.pid ?? 0)
  const second = await startPostgres(options)
  expect(leftover && isAlive(leftover)).toBe(false)
  expect(await answer(second.databaseUrl, 'SELECT 1 AS one')).toEqual({ one: 1 })
  await second.stop()
})

test('the database has what the product builds on', async () => {
  const { config } = installation
  const server = await startPostgres({
    dataFolder: config.dataFolder,
    port: config.ports.postgres,
    durable: false,
  })
  for (const extension of ['unaccent', 'pg_trgm', 'btree_gist']) {
    await answer(server.databaseUrl, `CREATE EXTENSION ${extension}`)
  }
  expect(await answer(server.databaseUrl, `SELECT unaccent('Đề tài') AS plain, lower('ĐỀ') AS low`)).toEqual({
    plain: 'De tai',
    low: 'đề',
  })
  await server.stop()
})

test('a stop that is asked for in the middle of a start takes down what is up', async () => {
  const system = launch(installation.environment)
  await system.printed(/Thư mục dữ liệu/)
  system.kill('SIGTERM')
  expect(await system.exited).toEqual({ code: 0, signal: null })
  expect(readRunning(installation.config.dataFolder)).toBeUndefined()
})

test('a database that cannot be reached is told by its variable', async () => {
  const DATABASE_URL = `postgres://nobody@${LOOPBACK}:${installation.config.ports.postgres}/nothing`
  const system = launch({ ...installation.environment, DATABASE_URL })
  expect((await system.exited).code).toBe(1)
  expect(system.output()).toContain('DATABASE_URL')
})

test('two parts on one port are told by their variables', async () => {
  const { ports } = installation.config
  const config = { ...installation.config, ports: { ...ports, inbox: ports.site } }
  await expect(checkPorts({ config, ownTemporal: false })).rejects.toThrow(/PORT và DETAI_INBOX_PORT/)
})

test('a data folder keeps the mode of its first start', () => {
  insistOnMode(installation.config)
  insistOnMode(installation.config)
  expect(() => insistOnMode({ ...installation.config, mode: 'production' })).toThrow(/chế độ training/)
})

describe('the Temporal server', () => {
  const { PATH, XDG_CACHE_HOME } = process.env
  const folder = mkdtempSync(join(tmpdir(), 'detai-tools-'))

  function install(path: string): void {
    writeFileSync(path, '#!/bin/sh\necho "temporal version 1"\n')
    chmodSync(path, 0o755)
  }

  beforeAll(() => {
    process.env.PATH = folder
    process.env.XDG_CACHE_HOME = join(folder, 'cache')
  })

  afterAll(() => {
    process.env.PATH = PATH
    if (XDG_CACHE_HOME === undefined) delete process.env.XDG_CACHE_HOME
    else process.env.XDG_CACHE_HOME = XDG_CACHE_HOME
    rmSync(folder, { recursive: true, force: true })
  })

  test('is taken from the cache of the pinned version, and from PATH before that', async () => {
    const cache = join(folder, 'cache', 'detai', `temporal-${pinnedVersion()}`)
    mkdirSync(cache, { recursive: true })
    install(join(cache, 'temporal'))
    expect(await temporalBinary(() => undefined)).toBe(join(cache, 'temporal'))
    // Another program of the same name is passed over.
    writeFileSync(join(folder, 'temporal'), '#!/bin/sh\necho something else\n')
    chmodSync(join(folder, 'temporal'), 0o755)
    expect(await temporalBinary(() => undefined)).toBe(join(cache, 'temporal'))
    install(join(folder, 'temporal'))
    expect(await temporalBinary(() => undefined)).toBe(join(folder, 'temporal'))
  })
})
