import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startApp } from '../scripts/runtime/app-process'
import { getFreePort } from '../scripts/runtime/ports'
import { driveLives } from './lives'
import { requestsPerSecond } from './load'
import type { Answers } from './raw/express'
import { askedStatementsIn } from './raw/postgres'
import { type BenchLine, lineOf, median, rounded } from './report'
import type { BenchSystem } from './system'

const requests = 1_500
const together = 32
/** As many as the product's API keeps, those of its sessions included. */
const connections = 24
/** Of the office: sees every task. */
const reader = 'P-007'

/**
 * What is read: a task's page, the list as it opens, and a search without accents. Where no benchmark before
 * has left a task, one lives first.
 */
async function addressesOf({ db, province }: BenchSystem): Promise<Readonly<Record<string, string>>> {
  const oldest = () => db('tasks').orderBy('code').first('id')
  if (!(await oldest())) await driveLives(province, { from: 6_000_000, count: 1, together: 1 })
  const { id } = await oldest()
  return {
    detail: `/api/tasks/${id}`,
    list: '/api/tasks',
    search: `/api/tasks?q=${encodeURIComponent('thuy san')}`,
  }
}

/** A second API over the same database, whose statements are written down: one request of each kind. */
async function statementsOf(
  { system }: BenchSystem,
  addresses: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<Answers> {
  const folder = mkdtempSync(join(tmpdir(), 'detai-bench-'))
  const file = join(folder, 'statements.jsonl')
  writeFileSync(file, '')
  const port = String(await getFreePort())
  const server = await startApp('server', folder, {
    ...system.environment,
    PORT: port,
    NODE_OPTIONS: `--require ${join(__dirname, 'raw', 'capture-sql.cjs')}`,
    DETAI_BENCH_SQL: file,
  })
  try {
    const answers: Record<string, Answers[string]> = {}
    for (const address of addresses) {
      truncateSync(file)
      const answer = await fetch(`http://127.0.0.1:${port}${address}`, { headers: { ...headers } })
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
      await answer.text()
      answers[address] = askedStatementsIn(file)
    }
    return answers
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Plain Express over plain pg in a process of its own; returns its origin. */
async function startPlain(databaseUrl: string, answers: Answers) {
  const folder = mkdtempSync(join(tmpdir(), 'detai-bench-'))
  const file = join(folder, 'answers.json')
  writeFileSync(file, JSON.stringify(answers))
  const child = fork(join(__dirname, 'raw', 'express.ts'), [databaseUrl, file, String(connections)], {
    execArgv: ['--import', 'tsx'],
  })
  const { port } = await new Promise<AddressInfo>((resolve) => child.once('message', resolve))
  return {
    origin: `http://127.0.0.1:${port}`,
    stop() {
      child.disconnect()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** P4, reads, 32 at a time: requests a second of the product / of plain Express and pg with the same SQL. */
export async function p4(bench: BenchSystem, pairs: number): Promise<BenchLine> {
  const addresses = await addressesOf(bench)
  const headers = { Cookie: await bench.province.cookieOf(reader) }
  const answers = await statementsOf(bench, Object.values(addresses), headers)
  const plain = await startPlain(bench.system.databaseUrl, answers)
  const size = { count: requests, together, headers }
  const found: Record<string, { app: number; raw: number }[]> = { detail: [], list: [], search: [] }
  try {
    for (let pair = 0; pair <= pairs; pair += 1) {
      for (const [kind, address] of Object.entries(addresses)) {
        const raw = await requestsPerSecond([`${plain.origin}${address}`], size)
        const app = await requestsPerSecond([`${bench.system.origin}${address}`], size)
        // The first round warms both.
        if (pair > 0) found[kind]!.push({ app, raw })
      }
    }
  } finally {
    plain.stop()
  }
  const kinds = Object.entries(found).map(([kind, rounds]) => ({
    kind,
    ratio: rounded(median(rounds.map(({ app, raw }) => app / raw))),
    perSecond: Math.round(median(rounds.map(({ app }) => app))),
    plainPerSecond: Math.round(median(rounds.map(({ raw }) => raw))),
    statements: answers[addresses[kind]!]!.length,
  }))
  // Each pair's value is that of its slowest kind: none of the three hides behind the others.
  const ratios = Array.from({ length: pairs }, (_, pair) =>
    Math.min(...Object.values(found).map((rounds) => rounds[pair]!.app / rounds[pair]!.raw)),
  )
  return lineOf('P4', ratios, { atLeast: 0.8 }, { requests: requests * pairs * 3, kinds })
}
