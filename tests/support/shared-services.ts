import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { migrate } from '../../db/connection'
import { getFreePort, LOOPBACK } from '../../scripts/runtime/ports'
import { startPostgres } from '../../scripts/runtime/postgres'

const folder = mkdtempSync(join(tmpdir(), 'detai-test-'))
// The account that PostgreSQL runs under passes through.
chmodSync(folder, 0o711)
const say = (line: string) => process.stderr.write(`${line}\n`)
/** What to undo at the end, last begun first. */
const undo: (() => Promise<void>)[] = []

async function sql(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A server (embedded, or the one of DATABASE_URL) with a migrated template that each test file copies. */
async function postgres() {
  let serverUrl = process.env.DATABASE_URL
  if (!serverUrl) {
    const dataFolder = join(folder, 'data')
    mkdirSync(dataFolder)
    const server = await startPostgres({ dataFolder, port: await getFreePort(), durable: false })
    undo.push(server.stop)
    serverUrl = server.databaseUrl
  }
  const url = serverUrl
  const template = `detai_template_${randomUUID().slice(0, 8)}`
  await sql(url, `CREATE DATABASE ${template}`)
  undo.push(() => sql(url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`))
  const templateUrl = new URL(url)
  templateUrl.pathname = `/${template}`
  await migrate(templateUrl.href)
  return { serverUrl: url, template }
}

async function temporal() {
  // Loaded on demand, like the bundler below: the SDK takes a second that pure tests need not wait for.
  const { startTemporal } = await import('../../scripts/runtime/temporal')
  const { temporalBinary } = await import('../../scripts/runtime/temporal-binary')
  const dataFolder = join(folder, 'temporal')
  mkdirSync(dataFolder)
  const server = await startTemporal({
    binary: await temporalBinary(say),
    dataFolder,
    port: await getFreePort(),
    namespace: 'default',
    inMemory: true,
  })
  undo.push(server.stop)
  return { address: server.address, namespace: 'default' }
}

async function bundle() {
  const { DefaultLogger, Runtime } = await import('@temporalio/worker')
  const { workflowCode } = await import('../../scripts/runtime/workflow-bundle')
  Runtime.install({ logger: new DefaultLogger('WARN') })
  const code = await workflowCode(resolve(__dirname, 'processes-alone.ts'))
  const codePath = join(folder, 'workflow-bundle.js')
  writeFileSync(codePath, code)
  return { codePath }
}

const services: Record<string, () => Promise<unknown>> = { postgres, temporal, bundle }
const started = new Map<string, Promise<unknown>>()

function service(name: string): Promise<unknown> {
  const start = services[name]
  if (!start) return Promise.reject(new Error(`no such service: ${name}`))
  const running = started.get(name) ?? start()
  started.set(name, running)
  return running
}

const server = createServer((request, response) => {
  service(request.url?.slice(1) ?? '').then(
    (answer) => response.end(JSON.stringify(answer)),
    (error: Error) => {
      response.statusCode = 500
      response.end(error.stack)
    },
  )
})

async function stopAll(): Promise<void> {
  server.close()
  await Promise.allSettled(started.values())
  for (const step of undo.reverse()) await step()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}

// Ctrl-C reaches the whole process group: the run ends first, and then its channel to this process closes.
process.on('SIGINT', () => undefined)
process.once('SIGTERM', () => void stopAll())
process.once('disconnect', () => void stopAll())

// A connection that is closed while a test asks over it again would fail that test.
server.keepAliveTimeout = 3_600_000
server.listen(0, LOOPBACK, () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ url: `http://${LOOPBACK}:${port}` })
})
