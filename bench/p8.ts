import { randomUUID } from 'node:crypto'
import { ApiRefusal } from '../demo/client'
import { atHour, type Instant, localDate } from '../domain/instant'
import { driveUntil } from './lives'
import { startRawTemporal, typicalUpdate } from './raw/temporal'
import { type BenchLine, lineOf, median, rounded } from './report'
import { type BenchSystem, lettersSent, type Pattern } from './system'

const pairs = 5
const voters = 50
const [head, secretary] = ['P-002', 'P-007']
const seats = [
  'chair',
  'viceChair',
  'reviewer',
  'reviewer',
  'scientificSecretary',
  ...Array(4).fill('member'),
]
const members = ['P-086', 'P-087', 'P-088', 'P-089', 'P-084', 'P-085', 'P-072', 'P-073', 'P-074']
const ballot = {
  criteria: { urgency: true, importance: true, noDuplication: true, stateResourcesNeeded: true },
  proposal: 'recommend',
}

const on = (date: string, hour = '09:00'): Instant => atHour(localDate(date), hour)

/** A council that sits over six tasks at once; returns the paths of nine times six ballots. */
async function sitting({ province }: BenchSystem, tasks: readonly string[]): Promise<string> {
  const act = (by: string, path: string, body: unknown, at: Instant) =>
    province.as<{ links?: { session?: string } }>(by, { path, body, key: randomUUID(), at })
  const council = {
    kind: 'determination',
    taskIds: tasks,
    seats: members.map((person, index) => ({ person, role: seats[index] })),
    adminSecretary: secretary,
    sittingMode: 'inPerson',
  }
  const { links } = await act(head, '/councils', council, on('2024-01-19'))
  const session = links?.session?.split('/').at(-1) ?? ''
  const papers = { sittingAt: on('2024-01-31', '08:00'), place: 'Phòng họp số 1', papers: ['Hồ sơ'] }
  await act(secretary, `/sessions/${session}/papers`, papers, on('2024-01-22'))
  const present = members.map((person) => ({ person }))
  await act(members[0]!, `/sessions/${session}/sitting`, { present, countingPanel: [] }, on('2024-01-31'))
  return session
}

/** Fifty ballots cast at one moment into one sitting; returns the milliseconds until the last receipt. */
async function voteAtOnce({ province }: BenchSystem, session: string, tasks: readonly string[]) {
  const ballots = tasks.flatMap((taskId) => members.map((member) => ({ member, taskId }))).slice(0, voters)
  await Promise.all(members.map((member) => province.cookieOf(member)))
  const started = performance.now()
  await Promise.all(
    ballots.map(({ member, taskId }) =>
      province.as(member, {
        path: `/sessions/${session}/ballots`,
        body: { taskId, ...ballot },
        key: randomUUID(),
        at: on('2024-01-31', '09:30'),
      }),
    ),
  )
  return performance.now() - started
}

/** Two officers of the treasury pay the same tranche at one moment; returns how many of them did. */
async function payTwice(bench: BenchSystem, life: number): Promise<number> {
  const [first, second] = ['P-014', 'P-015']
  await bench
    .db('person_roles')
    .insert({ person_id: second, role: 'treasury', organisation_id: 'X-01', valid_from: '2024-01-01' })
    .onConflict()
    .ignore()
  const taskId = await driveUntil(bench.province, life, 'payTranche')
  const pay = (by: string) =>
    bench.province.as(by, {
      path: `/tasks/${taskId}/tranches/1/payment`,
      key: randomUUID(),
      body: {},
      at: on('2024-07-23'),
    })
  const answers = await Promise.allSettled([pay(first!), pay(second!)])
  for (const answer of answers) {
    if (answer.status === 'rejected' && !(answer.reason instanceof ApiRefusal)) throw answer.reason
  }
  return answers.filter(({ status }) => status === 'fulfilled').length
}

/**
 * P8, fifty ballots at once into one sitting / the same number of bare updates one after the other; none is
 * lost. And two officers who pay one tranche at once: one of them does.
 */
export async function p8(bench: BenchSystem, { score }: Pattern): Promise<BenchLine> {
  const raw = await startRawTemporal(bench.temporal, bench.system.environment)
  const typical = typicalUpdate(score)
  const found: { app: number; raw: number; lost: number }[] = []
  try {
    for (let pair = 1; pair <= pairs; pair += 1) {
      const tasks: string[] = []
      for (let task = 0; task < 6; task += 1) {
        tasks.push(await driveUntil(bench.province, 3_000_000 + pair * 10 + task, 'appointCouncil'))
      }
      const session = await sitting(bench, tasks)
      await lettersSent(bench)
      const times = await raw.updates(typical, voters, `raw-ballots-${pair}`)
      const app = await voteAtOnce(bench, session, tasks)
      const [row] = await bench.db('ballots').where({ session_id: session }).count({ count: '*' })
      found.push({ app, raw: times.reduce((sum, ms) => sum + ms, 0), lost: voters - Number(row?.count) })
    }
  } finally {
    await raw.stop()
  }
  const winners = await payTwice(bench, 3_900_001)
  const lost = found.reduce((sum, pair) => sum + pair.lost, 0)
  const ratios = found.map((pair) => pair.app / pair.raw)
  const line = lineOf(
    'P8',
    ratios,
    { atMost: 0.7 },
    {
      ballots: voters * pairs,
      lost,
      winners,
      ms: {
        app: Math.round(median(found.map(({ app }) => app))),
        raw: Math.round(median(found.map((pair) => pair.raw))),
      },
      fastest: rounded(Math.min(...ratios)),
    },
  )
  return { ...line, ok: line.ok && lost === 0 && winners === 1 }
}
