import { fill } from '../scripts/fill/index'
import { type BenchLine, lineOf, median, quantile, rounded } from './report'
import { type BenchSystem, startBenchSystem } from './system'

const pairs = 5
const few = 100
const many = 10_000
/** How often each address is asked for in a pair, once of either system in turn. */
const times = 30
/** Of the office: sees every task. */
const reader = 'P-007'

/** What is read of each kind: pages of a list, searches for common, rare and short words, and whole tasks. */
async function addressesOf({ db }: BenchSystem): Promise<Readonly<Record<string, readonly string[]>>> {
  const stages = ['ordering', 'determination', 'call', 'selection', 'execution']
  const tasks: string[] = await Promise.all(
    stages.map(async (stage) => {
      // The first copy of a stage is of the same template in both provinces.
      const copies = db('tasks').whereRaw(`id like '%-00000000____'`).where({ stage })
      return (await copies.orderByRaw('right(id, 12)').first('id')).id
    }),
  )
  const searches = ['nghien cuu', 'chuyển giao', 'thuy san', 'cá', 'khong tim thay', 'NV-2026-01']
  const lists = ['', '?stage=ordering', '?field=F-CN', '?outcome=none', '?sort=due', '?late=true']
  return {
    list: lists.map((query) => `/api/tasks${query}`),
    search: searches.map((words) => `/api/tasks?q=${encodeURIComponent(words)}`),
    detail: tasks.flatMap((id) => [`/api/tasks/${id}`, `/api/tasks/${id}/journal`]),
    work: ['/api/me/work'],
  }
}

/** Milliseconds until the whole answer is there. */
async function timeOf({ system, province }: BenchSystem, address: string): Promise<number> {
  const headers = { Cookie: await province.cookieOf(reader) }
  const began = performance.now()
  const answer = await fetch(`${system.origin}${address}`, { headers })
  await answer.text()
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return performance.now() - began
}

interface Pair {
  readonly kind: string
  readonly small: number
  readonly large: number
}

/** The p95 of each kind on both systems, asked in turn. */
async function pairOf(small: BenchSystem, large: BenchSystem): Promise<Pair[]> {
  const [ofSmall, ofLarge] = [await addressesOf(small), await addressesOf(large)]
  const found: Pair[] = []
  for (const kind of Object.keys(ofSmall)) {
    const ms: { small: number; large: number }[] = []
    for (let time = 0; time < times; time += 1) {
      for (const [index, address] of ofSmall[kind]!.entries()) {
        const ofFew = () => timeOf(small, address)
        const ofMany = () => timeOf(large, ofLarge[kind]![index]!)
        // Neither is always the one that comes after the other.
        const first = time % 2 === 0 ? await ofFew() : await ofMany()
        ms.push(
          time % 2 === 0 ? { small: first, large: await ofMany() } : { small: await ofFew(), large: first },
        )
      }
    }
    const p95 = (of: 'small' | 'large') =>
      quantile(
        ms.map((one) => one[of]),
        0.95,
      )
    found.push({ kind, small: p95('small'), large: p95('large') })
  }
  return found
}

/** P5, reads: p95 with 10,000 open tasks / with 100, of the kind that suffers most. */
export async function p5(large: BenchSystem): Promise<BenchLine> {
  const small = await startBenchSystem()
  try {
    for (const [{ system, province }, tasks] of [
      [small, few],
      [large, many],
    ] as const) {
      await fill({ databaseUrl: system.databaseUrl, client: province, tasks })
    }
    const found: Pair[][] = []
    // The first round warms both.
    for (let pair = 0; pair <= pairs; pair += 1) found.push(await pairOf(small, large))
    const measured = found.slice(1)
    const kinds = measured[0]!.map(({ kind }, index) => {
      const ofKind = measured.map((pair) => pair[index]!)
      return {
        kind,
        ratio: rounded(median(ofKind.map(({ small: one, large: other }) => other / one))),
        msWithFew: rounded(median(ofKind.map((pair) => pair.small)), 1),
        msWithMany: rounded(median(ofKind.map((pair) => pair.large)), 1),
      }
    })
    const ratios = measured.map((pair) =>
      Math.max(...pair.map(({ small: one, large: other }) => other / one)),
    )
    return lineOf('P5', ratios, { atMost: 1.3 }, { few, many, kinds })
  } finally {
    await small.stop()
  }
}
