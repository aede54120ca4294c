import { keepCounts } from './counts'
import { footprint } from './footprint'
import { p1 } from './p1'
import { p2 } from './p2'
import { p3 } from './p3'
import { p4 } from './p4'
import { p5 } from './p5'
import { p8 } from './p8'
import type { BenchLine } from './report'
import { type BenchSystem, lettersSent, type Pattern, startBenchSystem, takePattern } from './system'

type Bench = (bench: BenchSystem, pattern: Pattern, quick: boolean) => Promise<BenchLine>

/** In the order in which they run when no names are given: reads first find what lives left behind. */
const benches: Readonly<Record<string, Bench>> = {
  P3: async (_bench, pattern) => p3(pattern),
  P2: (bench, pattern, quick) => p2(bench, pattern, quick ? 1 : 5),
  P8: p8,
  P1: (bench, pattern, quick) =>
    p1(bench, pattern, quick ? { pairs: 1, lives: 16 } : { pairs: 5, lives: 40 }),
  P4: (bench, _pattern, quick) => p4(bench, quick ? 1 : 5),
  P5: (bench) => p5(bench),
}

const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

function print(line: BenchLine): void {
  const { bench, value, target, ok, spread, counts } = line
  const verdict = `(${target}: ${ok ? 'met' : 'NOT met'})`
  const text = [bench, value, verdict, spread.join('..'), JSON.stringify(counts)].join('  ')
  process.stdout.write(`${flags.includes('--json') ? JSON.stringify(line) : text}\n`)
}

/** Runs the named benchmarks (all without names) on a real system of their own; true when all are met. */
async function main(): Promise<boolean> {
  const unknown = named.filter((name) => !(name in benches) && name !== 'footprint')
  if (unknown.length > 0) throw new Error(`No such benchmark: ${unknown.join(', ')}`)
  const wanted = Object.entries(benches).filter(([name]) => named.length === 0 || named.includes(name))
  const pattern = await takePattern()
  const bench = await startBenchSystem()
  let met = true
  try {
    if (named.includes('footprint')) process.stdout.write(`${JSON.stringify(await footprint(bench))}\n`)
    if (flags.includes('--keep-counts')) keepCounts(pattern)
    for (const [, run] of wanted) {
      await lettersSent(bench)
      const line = await run(bench, pattern, flags.includes('--quick'))
      print(line)
      met &&= line.ok
    }
  } finally {
    await bench.stop()
  }
  return met
}

main().then(
  (met) => process.exit(met ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(2)
  },
)
