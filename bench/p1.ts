import { driveLives } from './lives'
import { playStatements } from './raw/postgres'
import { startRawTemporal } from './raw/temporal'
import { type BenchLine, lineOf, median, rounded } from './report'
import { type BenchSystem, lettersSent, type Pattern } from './system'

const together = 16

/** How much is driven: `pairs` rounds of `lives` each. */
export interface P1Size {
  readonly pairs: number
  readonly lives: number
}

/**
 * P1, whole lives over HTTP, sixteen at a time: (time of the same life on raw Temporal + time of the same
 * statements through bare pg) / time of the product.
 */
export async function p1(bench: BenchSystem, pattern: Pattern, size: P1Size): Promise<BenchLine> {
  const raw = await startRawTemporal(bench.temporal, bench.system.environment)
  const { score, statements, commands } = pattern
  const rounds: { app: number; temporal: number; postgres: number; failed: number }[] = []
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const started = performance.now()
    await work()
    return performance.now() - started
  }
  try {
    await driveLives(bench.province, { from: 1, count: together, together })
    await raw.play(score, { from: 1, count: together, together })
    await lettersSent(bench)
    for (let round = 1; round <= size.pairs; round += 1) {
      const lives = { from: round * 10_000, count: size.lives, together }
      const temporal = await timed(() => raw.play(score, lives))
      const app = await timed(() => driveLives(bench.province, lives))
      await lettersSent(bench)
      const { ms: postgres, failed } = await playStatements(bench.system.databaseUrl, statements, lives)
      rounds.push({ app, temporal, postgres, failed })
      process.stderr.write(`P1 ${JSON.stringify(rounds.at(-1))}\n`)
    }
  } finally {
    await raw.stop()
  }
  const perCommand = (part: 'app' | 'temporal' | 'postgres') =>
    rounded(median(rounds.map((round) => round[part])) / (size.lives * commands), 2)
  const ratios = rounds.map(({ app, temporal, postgres }) => (temporal + postgres) / app)
  return lineOf(
    'P1',
    ratios,
    { atLeast: 0.8 },
    {
      lives: size.lives * size.pairs,
      commands: size.lives * size.pairs * commands,
      msPerCommand: {
        app: perCommand('app'),
        rawTemporal: perCommand('temporal'),
        rawPostgres: perCommand('postgres'),
      },
      statementsPerCommand: rounded(statements.length / commands, 1),
      failedStatements: rounds.reduce((sum, { failed }) => sum + failed, 0),
    },
  )
}
