import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import { connect, type Db } from '../db/connection'
import type { DemoClient } from '../demo/client'
import { provinceClient } from '../demo/load'
import { prepareMoney } from '../demo/money'
import { seedProvince } from '../demo/seed'
import { workflowIdOf } from '../domain/streams'
import { temporaryInstallation } from '../scripts/runtime/installation'
import { type RunningSystem, startParts } from '../scripts/runtime/supervisor'
import { connectClient, temporalClient } from '../temporal.config'
import { driveLives } from './lives'
import { capturedLife } from './raw/other-life'
import { type Statement, statementsIn } from './raw/postgres'
import { type Score, scoreOf } from './raw/score'

/** A whole system on Temporal's real server over PostgreSQL with fsync on, with the province in it. */
export interface BenchSystem {
  readonly system: RunningSystem
  readonly dataFolder: string
  readonly db: Db
  readonly temporal: Client
  /** The province's people as they act over HTTP. */
  readonly province: DemoClient
  stop(): Promise<void>
}

const lettersLookMs = 500

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Starts a system for measuring, on free ports. */
export async function startBenchSystem(): Promise<BenchSystem> {
  const installation = await temporaryInstallation({
    DETAI_TEMPORAL_SERVER: 'postgresql',
    DETAI_SIGN_IN_LIMIT: '100000',
  })
  const system = await startParts({
    installation,
    say,
    postgresSettings: ['shared_preload_libraries=pg_stat_statements'],
  })
  const db = connect(system.databaseUrl, 4)
  const connection = await connectClient(system.environment)
  const temporal = temporalClient(connection, system.environment)
  await seedProvince(db)
  const province = provinceClient(system.origin)
  await prepareMoney(province)
  // The engine is measured, not the province's purse.
  await db.raw('update appropriations set amount_dong = 9000000000000')
  // Whoever ends the benchmark ends its parts as well: they are out of the terminal's process group.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void system.stop().finally(() => process.exit(1)))
  }
  return {
    ...{ system, dataFolder: installation.config.dataFolder, db, temporal, province },
    async stop() {
      await connection.close()
      await db.destroy()
      await system.stop()
      installation.remove()
    },
  }
}

/** Waits until all letters are out: no baseline is measured beside their sending. */
export async function lettersSent({ db }: BenchSystem): Promise<void> {
  while (await db('outbox').whereNull('sent_at').first('message_id')) await pause(lettersLookMs)
}

/** One life of the system as both kinds of raw baseline play it. */
export interface Pattern {
  readonly score: Score
  readonly statements: readonly Statement[]
  readonly commands: number
}

/** The workflows of a task's life: its own first, then those of its councils and its money, in order. */
async function workflowsOf(db: Db, taskId: string): Promise<string[]> {
  const rows: { stream: string }[] = await db('journal')
    .where({ type: 'processOpened' })
    .where((about) =>
      about
        .where({ task_id: taskId })
        .orWhereIn(
          'stream',
          db('council_agenda').where({ task_id: taskId }).select(db.raw(`'session/' || session_id`)),
        ),
    )
    .orderBy('seq')
    .select('stream')
  return [...new Set(rows.map(({ stream }) => workflowIdOf(stream)))]
}

/**
 * Drives one life alone on a system whose statements are written down, and takes the life's score and its
 * statements.
 */
export async function takePattern(): Promise<Pattern> {
  const folder = mkdtempSync(join(tmpdir(), 'detai-bench-'))
  const file = join(folder, 'statements.jsonl')
  writeFileSync(file, '')
  const before = process.env.NODE_OPTIONS
  process.env.NODE_OPTIONS = `--require ${join(__dirname, 'raw', 'capture-sql.cjs')}`
  process.env.DETAI_BENCH_SQL = file
  const bench = await startBenchSystem().finally(() => {
    process.env.NODE_OPTIONS = before ?? ''
    process.env.DETAI_BENCH_SQL = ''
  })
  try {
    const life = Number(capturedLife)
    await driveLives(bench.province, { from: life - 1, count: 1, together: 1 })
    truncateSync(file)
    const commands = await driveLives(bench.province, { from: life, count: 1, together: 1 })
    const statements = statementsIn(file)
    const task = await bench.db('journal').where('key', 'like', `life-${life}-%`).orderBy('seq').first()
    const score = await scoreOf(bench.temporal, await workflowsOf(bench.db, task.task_id))
    return { score, statements, commands }
  } finally {
    await bench.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
