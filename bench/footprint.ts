import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { driveLives } from './lives'
import { median, rounded } from './report'
import type { BenchSystem } from './system'

/** The parts whose cost is told; PostgreSQL is one process a connection. */
const parts = ['worker', 'server', 'temporal', 'postgres'] as const
type Part = (typeof parts)[number]

interface Cost {
  /** Seconds of processor time since the part began. */
  readonly seconds: number
  /** Proportional share of memory: pages that several processes share are divided among them. */
  readonly mebibytes: number
}

const ticksPerSecond = 100
const idleMs = 60_000
const sampleMs = 2_000
const lives = 32
const together = 16

function statOf(pid: string | number): { parent: number; seconds: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond }
}

function mebibytesOf(pid: string | number): number {
  const [, kibibytes = '0'] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
  return Number(kibibytes) / 1024
}

/** A process with its children; those that end while they are looked at cost nothing any more. */
function costOf(pid: number): Cost {
  const family = readdirSync('/proc').filter((name) => {
    try {
      return name === String(pid) || (/^\d+$/.test(name) && statOf(name).parent === pid)
    } catch {
      // It ended between the listing and the look.
      return false
    }
  })
  let [seconds, mebibytes] = [0, 0]
  for (const member of family) {
    try {
      seconds += statOf(member).seconds
      mebibytes += mebibytesOf(member)
    } catch {
      // It ended between the listing and the look.
    }
  }
  return { seconds, mebibytes }
}

function costs(dataFolder: string): Record<Part, Cost> {
  const running = JSON.parse(readFileSync(join(dataFolder, 'running.json'), 'utf8'))
  return Object.fromEntries(parts.map((part) => [part, costOf(running.parts[part].pid)])) as Record<
    Part,
    Cost
  >
}

async function databaseBytes({ db }: BenchSystem): Promise<{ product: number; temporal: number }> {
  const { rows } = await db.raw(
    `select pg_database_size(current_database())::bigint as product,
            (select sum(pg_database_size(datname))::bigint from pg_database
             where datname like current_database() || '\\_%') as temporal`,
  )
  return rows[0]
}

/** What the parts cost in one stretch: their largest memory, and what of the processor they took. */
interface Stretch {
  readonly seconds: number
  readonly mebibytes: Readonly<Record<Part, number>>
  readonly cpuSeconds: Readonly<Record<Part, number>>
}

async function during(dataFolder: string, work: Promise<unknown>): Promise<Stretch> {
  const before = costs(dataFolder)
  const started = performance.now()
  const samples: Record<Part, Cost>[] = []
  let done = false
  const finished = work.finally(() => {
    done = true
  })
  while (!done) {
    await Promise.race([finished, pause(sampleMs)])
    samples.push(costs(dataFolder))
  }
  const of = (value: (part: Part) => number) =>
    Object.fromEntries(parts.map((part) => [part, rounded(value(part), 2)])) as Record<Part, number>
  return {
    seconds: rounded((performance.now() - started) / 1000, 1),
    mebibytes: of((part) => median(samples.map((sample) => sample[part].mebibytes))),
    cpuSeconds: of((part) => (samples.at(-1)?.[part].seconds ?? 0) - before[part].seconds),
  }
}

/**
 * What the parts cost, for whoever buys the machine: memory and processor time of each, idle for a minute and
 * while lives are driven sixteen at a time, and the bytes that a finished life leaves in both databases.
 */
export async function footprint(bench: BenchSystem): Promise<Readonly<Record<string, unknown>>> {
  const { dataFolder } = bench
  const idle = await during(dataFolder, pause(idleMs))
  const before = await databaseBytes(bench)
  let commands = 0
  const driving = driveLives(bench.province, { from: 4_000_000, count: lives, together })
  const busy = await during(
    dataFolder,
    driving.then((count) => {
      commands = count
    }),
  )
  const after = await databaseBytes(bench)
  const perCommand = Object.fromEntries(
    parts.map((part) => [part, rounded((busy.cpuSeconds[part] * 1000) / commands, 2)]),
  )
  return {
    idle,
    busy: { ...busy, commands, cpuMsPerCommand: perCommand },
    bytesPerLife: {
      product: Math.round((after.product - before.product) / lives),
      temporal: Math.round((after.temporal - before.temporal) / lives),
    },
  }
}
