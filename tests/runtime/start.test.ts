import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Connection, Client as TemporalClient } from '@temporalio/client'
import { Client } from 'pg'
import { instant } from '../../domain/instant'
import { temporaryInstallation } from '../../scripts/runtime/installation'
import { readRunning } from '../../scripts/runtime/lock'
import { isPortFree, LOOPBACK } from '../../scripts/runtime/ports'
import { identify, isAlive } from '../../scripts/runtime/process'
import type { ProcessInput } from '../../workflows/contract'
import { root } from '../structure/sources'
import { type Launched, launch, launchByNpm } from './launch'

const READY = /detai đã sẵn sàng/
const ONE_START_MS = 120_000

let installation: Awaited<ReturnType<typeof temporaryInstallation>>
const launched: Launched[] = []

function start(...args: string[]): Launched {
  const system = launch(installation.environment, ['--empty', ...args])
  launched.push(system)
  return system
}

function running() {
  const record = readRunning(installation.config.dataFolder)
  if (!record) throw new Error('nothing runs on the data folder')
  return record
}

/** The one row of a query on the running system's database. */
async function row(statement: string): Promise<unknown> {
  const client = new Client({ connectionString: running().databaseUrl })
  await client.connect()
  try {
    return (await client.query(statement)).rows[0]
  } finally {
    await client.end()
  }
}

async function onTemporal<Answer>(ask: (connection: Connection) => Promise<Answer>): Promise<Answer> {
  const connection = await Connection.connect({ address: running().temporalAddress ?? '' })
  try {
    return await ask(connection)
  } finally {
    await connection.close()
  }
}

function signIn(email?: string, password?: string): Promise<Response> {
  return fetch(`${installation.config.origin}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
}

/** The logs of the data folder in which a text stands. */
function inLogs(words: string): string[] {
  const folder = join(installation.config.dataFolder, 'logs')
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name), 'utf8').includes(words))
}

const parked = { workflowId: 'parked', runId: '' }

beforeAll(async () => {
  installation = await temporaryInstallation()
})

afterAll(async () => {
  for (const system of launched) system.kill('SIGTERM')
  await Promise.all(launched.map(({ exited }) => exited))
  installation.remove()
})

test(
  'the first start brings up every part and tells where it is',
  async () => {
    const system = launchByNpm(installation.environment)
    launched.push(system)
    await system.printed(/Nhấn Ctrl-C/)
    const { config } = installation
    for (const port of [config.ports.temporalPages, config.ports.inbox]) {
      expect(system.output()).toContain(`:${port}`)
    }
    expect(system.output()).toContain(`${config.origin}/api/docs`)
    expect((await fetch(`${config.origin}/healthz`)).status).toBe(200)
    const [, email, password] = /Thư điện tử: (\S+)\n\s+Mật khẩu:\s+(\S+)/.exec(system.output()) ?? []
    expect(email).toBe('quan-tri@localhost')
    expect((await signIn(email, password)).status).toBe(200)
    expect(inLogs(password ?? '')).toEqual([])
    expect((await fetch(running().inboxUrl ?? '')).status).toBe(200)
    expect((await fetch(`http://${LOOPBACK}:${config.ports.temporalPages}/`)).status).toBe(200)
    await row('CREATE TABLE kept_over_a_restart AS SELECT 42 AS answer')
    await onTemporal(({ workflowService }) =>
      workflowService.startWorkflowExecution({
        namespace: 'default',
        workflowId: parked.workflowId,
        requestId: 'once',
        workflowType: { name: 'parked' },
        taskQueue: { name: 'nobody-listens' },
      }),
    )
  },
  ONE_START_MS,
)

const budget: ProcessInput = {
  ...{ stream: 'budget/2030', kind: 'yearBudget', taskId: null, clock: 'training', brief: { year: 2030 } },
  law: { editionId: '2023' },
  at: instant('2029-12-01T02:00:00.000Z'),
}

/** What the worker offers to Prometheus. */
async function workerFigures(): Promise<string> {
  return (await fetch(`http://${LOOPBACK}:${installation.config.ports.workerMetrics}/metrics`)).text()
}

test('the worker offers every figure that operators are told to watch', async () => {
  const operations = readFileSync(join(root, 'docs', 'operations.md'), 'utf8')
  const told = [...operations.matchAll(/`(temporal_\w+)`/g)].map(([, name]) => name ?? '')
  expect(told).toContain('temporal_workflow_task_schedule_to_start_latency')
  await row('ALTER TABLE processes ADD CONSTRAINT planted_fault CHECK (false) NOT VALID')
  await onTemporal(async (connection) => {
    const { workflow } = new TemporalClient({ connection })
    await workflow.start('yearBudget', { workflowId: budget.stream, taskQueue: 'detai', args: [budget] })
    const unknown = await workflow.start('unknown', { workflowId: 'unknown', taskQueue: 'detai' })
    while (!(await workerFigures()).includes('temporal_local_activity_execution_failed'));
    await row('ALTER TABLE processes DROP CONSTRAINT planted_fault')
    while (!(await workerFigures()).includes('temporal_local_activity_succeed_endtoend_latency'));
    while (!(await workerFigures()).includes('temporal_workflow_task_execution_failed'));
    await unknown.terminate()
  })
  const offered = [...(await workerFigures()).matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name)
  expect(told.filter((name) => !offered.includes(name))).toEqual([])
  expect(await row(`SELECT status FROM processes WHERE stream = 'budget/2030'`)).toBeDefined()
})

test('a second start on the same data folder says where the first one is, and ends', async () => {
  const second = start()
  expect((await second.exited).code).toBe(1)
  expect(second.output()).toContain(`detai đang chạy tại ${installation.config.origin}`)
})

test(
  'a part that dies is told of and started again',
  async () => {
    const [first] = launched
    const worker = running().parts.worker
    process.kill(worker?.pid ?? 0, 'SIGKILL')
    await first?.printed(/Tiến trình xử lý quy trình đã dừng đột ngột \(SIGKILL\)/)
    await first?.printed(/Tiến trình xử lý quy trình đã chạy lại/)
    expect(running().parts.worker?.pid).not.toBe(worker?.pid)
  },
  ONE_START_MS,
)

test(
  'SIGTERM to npm stops every part, leaves no process and no lock, and exits with 0',
  async () => {
    const [first] = launched
    const parts = Object.values(running().parts)
    expect(parts).toHaveLength(4)
    first?.kill('SIGTERM')
    expect(await first?.exited).toEqual({ code: 0, signal: null })
    expect(first?.output()).toContain('Đã dừng.')
    expect(parts.filter(isAlive)).toEqual([])
    expect(readRunning(installation.config.dataFolder)).toBeUndefined()
    const ports = Object.values(installation.config.ports)
    expect(await Promise.all(ports.map((port) => isPortFree(port)))).toEqual(ports.map(() => true))
  },
  ONE_START_MS,
)

test(
  'the next start goes on with the same database and the same workflows',
  async () => {
    const system = start()
    await system.printed(READY)
    expect(system.output()).not.toContain('Mật khẩu')
    expect(await row('SELECT answer FROM kept_over_a_restart')).toEqual({ answer: 42 })
    const { workflowExecutionInfo } = await onTemporal(({ workflowService }) =>
      workflowService.describeWorkflowExecution({
        namespace: 'default',
        execution: { workflowId: parked.workflowId },
      }),
    )
    expect(workflowExecutionInfo?.closeTime).toBeNull()
  },
  ONE_START_MS,
)

test(
  'parts orphaned by a kill -9 are ended by the next start, which then runs',
  async () => {
    const killed = launched.at(-1)
    const { parts } = running()
    killed?.kill('SIGKILL')
    await killed?.exited
    expect(parts.postgres && isAlive(parts.postgres)).toBe(true)
    expect(parts.temporal && isAlive(parts.temporal)).toBe(true)
    const next = start()
    await next.printed(READY)
    expect(next.output()).toContain('Đang dừng phần còn sót từ lần chạy trước: PostgreSQL')
    expect(Object.values(parts).filter(isAlive)).toEqual([])
    expect(await row('SELECT answer FROM kept_over_a_restart')).toEqual({ answer: 42 })
    next.kill('SIGINT')
    expect((await next.exited).code).toBe(0)
  },
  2 * ONE_START_MS,
)

test(
  'a supervisor whose npm was killed is ended by the next start',
  async () => {
    const npm = launchByNpm(installation.environment)
    await npm.printed(READY)
    const supervisor = running().supervisor
    npm.kill('SIGKILL')
    expect(isAlive(supervisor)).toBe(true)
    const next = start()
    await next.printed(READY)
    expect(next.output()).toContain(`(tiến trình ${supervisor.pid})`)
    expect(isAlive(supervisor)).toBe(false)
    next.kill('SIGTERM')
    await next.exited
  },
  2 * ONE_START_MS,
)

test('a port in use is told with its part, its variable and its holder', async () => {
  const holder = createServer()
  const port = installation.config.ports.temporal
  await new Promise<void>((resolve) => holder.listen(port, LOOPBACK, resolve))
  const refused = start()
  expect((await refused.exited).code).toBe(1)
  expect(refused.output()).toContain(`Cổng ${port} của phần "Máy chủ Temporal"`)
  expect(refused.output()).toContain(`(${process.pid})`)
  expect(refused.output()).toContain('DETAI_TEMPORAL_PORT')
  expect(readRunning(installation.config.dataFolder)).toBeUndefined()
  await new Promise((resolve) => holder.close(resolve))
  expect(identify(refused.pid)).toBeUndefined()
})
