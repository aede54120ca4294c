import { driveLives } from './lives'
import { startRawTemporal, typicalUpdate } from './raw/temporal'
import { type BenchLine, lineOf, median, quantile, rounded } from './report'
import { type BenchSystem, lettersSent, type Pattern } from './system'

/** Of every pair: three hundred and more of each kind in five. */
const rawUpdates = 100

/**
 * P2, commands one after the other: p95 of the product over HTTP / p95 of a bare update with one local
 * activity.
 */
export async function p2(bench: BenchSystem, { score }: Pattern, pairs: number): Promise<BenchLine> {
  const raw = await startRawTemporal(bench.temporal, bench.system.environment)
  const typical = typicalUpdate(score)
  const found: { app: number; raw: number; appMedian: number; rawMedian: number; commands: number }[] = []
  try {
    await raw.updates(typical, rawUpdates, 'raw-warm')
    for (let pair = 1; pair <= pairs; pair += 1) {
      await lettersSent(bench)
      const bare = await raw.updates(typical, rawUpdates, `raw-alone-${pair}`)
      const app: number[] = []
      const witness = ({ ms }: { readonly ms: number }) => app.push(ms)
      await driveLives(bench.province, { from: 2_000_000 + pair, count: 1, together: 1, witness })
      found.push({
        app: quantile(app, 0.95),
        raw: quantile(bare, 0.95),
        appMedian: median(app),
        rawMedian: median(bare),
        commands: app.length,
      })
    }
  } finally {
    await raw.stop()
  }
  const middle = (name: keyof (typeof found)[number]) => rounded(median(found.map((pair) => pair[name])), 1)
  const ratios = found.map(({ app, raw: bare }) => app / bare)
  return lineOf(
    'P2',
    ratios,
    { atMost: 1.5 },
    {
      commands: found.reduce((sum, { commands }) => sum + commands, 0),
      rawUpdates: rawUpdates * pairs,
      p95Ms: { app: middle('app'), raw: middle('raw') },
      p50Ms: { app: middle('appMedian'), raw: middle('rawMedian') },
    },
  )
}
