import { fill } from '../scripts/fill/index'
import { type BenchLine, lineOf, median, quantile, rounded } from './report'
import { type BenchSystem, startBenchSystem } from './system'

const pairs = 5
const tasks = { few: 100, many: 10_000 }
/** How often each address is asked for in a pair, once of either system in turn. */
const times = 30
/** Of the office: sees every task. */
const reader = 'P-007'

/** What is read of each kind: pages of a list, searches for common, rare and short words, and whole tasks. */
async function addressesOf({ db }: BenchSystem): Promise<Readonly<Record<string, readonly string[]>>> {
  const stages = ['ordering', 'determination', 'call', 'selection', 'execution']
  const ids: string[] = await Promise.all(
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
    detail: ids.flatMap((id) => [`/api/tasks/${id}`, `/api/tasks/${id}/journal`]),
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

/** Milliseconds of each request of a kind, with few tasks and with many. */
interface Times {
  readonly few: number[]
  readonly many: number[]
}

type Province = keyof Times

/** Asks both systems for the same addresses in turn; neither is always the one that comes after the other. */
async function askBoth(
  systems: Readonly<Record<Province, BenchSystem>>,
  addresses: Readonly<Record<Province, readonly string[]>>,
): Promise<Times> {
  const asked: Times = { few: [], many: [] }
  for (let time = 0; time < times; time += 1) {
    const order: readonly Province[] = time % 2 === 0 ? ['few', 'many'] : ['many', 'few']
    for (const index of addresses.few.keys()) {
      for (const province of order) {
        asked[province].push(await timeOf(systems[province], addresses[province][index]!))
      }
    }
  }
  return asked
}

/** What the pairs of a kind say: the ratio of the p95, and what it is made of. */
function kindOf(kind: string, rounds: readonly Times[]) {
  const at = (share: number, province: Province) => rounds.map((round) => quantile(round[province], share))
  const [few, many] = [at(0.95, 'few'), at(0.95, 'many')]
  const ratios = many.map((ms, pair) => ms / few[pair]!)
  const middle = (values: readonly number[]) => rounded(median(values), 1)
  return {
    ratios,
    figures: {
      ...{ kind, ratio: rounded(median(ratios)), p95: [middle(few), middle(many)] },
      p50: [middle(at(0.5, 'few')), middle(at(0.5, 'many'))],
    },
  }
}

async function compare(systems: Readonly<Record<Province, BenchSystem>>): Promise<BenchLine> {
  const [few, many] = [await addressesOf(systems.few), await addressesOf(systems.many)]
  const found: Record<string, Times[]> = {}
  for (let pair = 0; pair <= pairs; pair += 1) {
    for (const kind of Object.keys(few)) {
      const round = await askBoth(systems, { few: few[kind]!, many: many[kind]! })
      // The first round warms both.
      if (pair > 0) found[kind] = [...(found[kind] ?? []), round]
    }
  }
  const kinds = Object.entries(found).map(([kind, rounds]) => kindOf(kind, rounds))
  const worst = kinds.reduce((one, other) => (other.figures.ratio > one.figures.ratio ? other : one))
  return lineOf('P5', worst.ratios, { atMost: 1.3 }, { tasks, kinds: kinds.map(({ figures }) => figures) })
}

/** P5, reads: p95 with 10,000 open tasks / with 100, of the kind that suffers most; times in ms. */
export async function p5(many: BenchSystem): Promise<BenchLine> {
  const few = await startBenchSystem()
  try {
    const systems = { few, many }
    for (const name of ['few', 'many'] as const) {
      const { system, province } = systems[name]
      await fill({ databaseUrl: system.databaseUrl, client: province, tasks: tasks[name] })
    }
    return await compare(systems)
  } finally {
    await few.stop()
  }
}
