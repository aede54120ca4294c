import { connect, type Db } from '../../db/connection'
import { loadDemo } from '../../demo/load'
import { type DemoTask, tasks, timeline } from '../../demo/province'
import { toLocalDate } from '../../domain/instant'
import { temporaryInstallation } from '../../scripts/runtime/installation'
import { type RunningSystem, startParts } from '../../scripts/runtime/supervisor'
import { verify } from '../../scripts/verify/index'
import { connectClient, temporalClient } from '../../temporal.config'
import {
  acceptanceOf,
  type Computed,
  computedTask,
  determinationOf,
  lateActs,
  selectionOf,
  stated,
} from './computed'

const minuteMs = 60_000
const scenario = tasks()
const rows = timeline()

let installation: Awaited<ReturnType<typeof temporaryInstallation>>
let system: RunningSystem
let db: Db
const progress: number[] = []
const computed = new Map<string, Computed>()

beforeAll(async () => {
  installation = await temporaryInstallation()
  system = await startParts({ installation, say: () => undefined, temporalInMemory: true })
  db = connect(system.databaseUrl, 4)
  const { origin, databaseUrl } = system
  await loadDemo({ origin, databaseUrl, onProgress: (done) => progress.push(done) })
  for (const task of scenario) computed.set(task.id, await computedTask(db, task.code))
}, 12 * minuteMs)

afterAll(async () => {
  await db?.destroy()
  await system?.stop()
  installation?.remove()
}, 2 * minuteMs)

const of = (task: DemoTask): Computed => computed.get(task.id)!
const having = (part: string) => scenario.filter((task) => task[part] != null)

test('every row of the timeline is taken', () => {
  expect(progress).toHaveLength(rows.length)
  expect(progress.at(-1)).toBe(1308)
})

test.each(scenario.filter((task) => !task.classified))('$id ends where the scenario says', (task) => {
  const { stage, status } = of(task)
  expect({ stage, state: status }).toEqual(stated(task))
})

test('the classified task keeps its metadata and nothing else', async () => {
  const [row] = await db('tasks').where({ classified: true }).select('title', 'field', 'stage', 'details')
  expect(row).toEqual({ title: null, field: null, stage: 'execution', details: {} })
})

test.each(having('determination').filter((task) => determinationOf(task)))(
  '$id is determined as stated',
  (task) => {
    expect(of(task).determination).toEqual(determinationOf(task))
  },
)

test.each(having('selection').filter((task) => selectionOf(task)))('$id is selected as stated', (task) => {
  expect(of(task).selection).toEqual(selectionOf(task))
})

test.each(having('acceptance').filter((task) => acceptanceOf(task)))('$id is rated as stated', (task) => {
  expect(of(task).acceptance).toEqual(acceptanceOf(task))
})

test('refunds, the extension and the ends of contracts are as stated', () => {
  const refunds = scenario.flatMap((task) => of(task).refunds.map((dong) => [task.id, dong]))
  expect(refunds).toEqual([
    ['T05', 184_080_000],
    ['T08', 716_400_000],
  ])
  for (const task of scenario) {
    const contract = task.contract as { endsOn?: string } | undefined
    const [extension] = (task.amendments ?? []) as { newEnd?: string }[]
    if (contract?.endsOn)
      expect([task.id, of(task).endsOn]).toEqual([task.id, extension?.newEnd ?? contract.endsOn])
  }
})

test('the late acts, and only they, are marked late', async () => {
  const expected = rows.filter(({ late }) => late).map(({ task, date }) => `${task} ${date}`)
  const marked = await lateActs(db)
  const codes = new Map(scenario.map(({ id, code }) => [code, id]))
  expect(marked.map(({ code, at }) => `${codes.get(code)} ${toLocalDate(at)}`).sort()).toEqual(
    expected.sort(),
  )
})

test(
  'every invariant holds over the whole province',
  async () => {
    const connection = await connectClient(system.environment)
    try {
      const client = temporalClient(connection, system.environment)
      const reports = await verify(db, client)
      expect(reports.flatMap(({ violations }) => violations)).toEqual([])
      expect(reports.map(({ invariant }) => invariant)).toEqual(['I1', 'I2', 'I3', 'I4', 'I5', 'I7', 'I9'])
    } finally {
      await connection.close()
    }
  },
  10 * minuteMs,
)
