import { seedCalendar } from '../../db/calendar'
import { openStreams } from '../../db/processes'
import { drive } from '../../demo/drive'
import { provinceClient } from '../../demo/load'
import { prepareMoney } from '../../demo/money'
import { tasks, timeline } from '../../demo/province'
import { type ActAnswer, Scene } from '../../demo/scene'
import { seedProvince } from '../../demo/seed'
import { fromMillis } from '../../domain/instant'
import { calendarSeed } from '../../regulations/calendar'
import { type ReviveOptions, revive } from '../../scripts/revive/index'
import { terminateAll } from '../../scripts/revive/running'
import { verify } from '../../scripts/verify/index'
import {
  advanceClock,
  fundingStream,
  type Held,
  sessionStream,
  stageStream,
  taskStream,
  trancheStream,
  workflowIdOf,
} from '../../workflows/contract'
import { type RunningApi, startApi } from '../support/api'
import { type Engine, heldBy, opened, startEngine } from '../support/engine'
import { JournalDriver } from '../support/journal-driver'
import { on } from '../support/ordering'

let engine: Engine
let api: RunningApi

/** A task of the demonstration on its way. */
class Life {
  private readonly rows
  readonly scene: Scene

  constructor(readonly id: string) {
    const task = tasks().find((one) => one.id === id)!
    this.rows = timeline().filter((row) => row.task === id)
    this.scene = new Scene(task, provinceClient(api.url), () => undefined)
  }

  /** Drives on to a row of the timeline, that row included. */
  async to(seq: number): Promise<void> {
    const next = this.rows.findIndex((row) => row.seq > seq)
    await drive(this.scene, this.rows.splice(0, next === -1 ? this.rows.length : next))
  }

  get taskId(): string {
    return this.scene.taskId
  }
}

let returned: Life
let sitting: Life
let paid: Life

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  await seedCalendar(engine.db, calendarSeed)
  await seedProvince(engine.db)
  await prepareMoney(provinceClient(api.url))
  ;[returned, sitting, paid] = [new Life('T30'), new Life('T25'), new Life('T18')]
  await Promise.all([
    returned.to(1285).then(() => reminded(returned)),
    // The council sits; nobody has voted.
    sitting.to(1199),
    // The first tranche is asked for and checked.
    paid.to(979),
  ])
}, 120_000)

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const handleOf = (stream: string) => engine.client.workflow.getHandle(workflowIdOf(stream))

/** Moves the clock of a returned order until its proposer has been reminded. */
async function reminded({ taskId }: Life): Promise<void> {
  const stream = stageStream(taskId, 'ordering')
  const term = await engine.db('deadlines').where({ stream, waits_for: 'supplementProposal' }).first()
  await handleOf(stream).signal(advanceClock, fromMillis(term.remind_at.getTime()), stream)
  while (!(await engine.db('journal').where({ stream, type: 'deadlineReminded' }).first())) {
    await heldBy(engine, stream)
  }
}

const isTask = (stream: string) => /^task\/[^/]+$/.test(stream)

const options = (): ReviveOptions => ({
  ...{ db: engine.db, temporal: engine.client, taskQueue: engine.taskQueue, clock: 'training' },
})

/** What every open process holds, once its workflow has it. */
async function allHeld(): Promise<Record<string, Held>> {
  const found: Record<string, Held> = {}
  for (const stream of await openStreams(engine.db)) found[stream] = await heldBy(engine, stream)
  return found
}

async function violations(): Promise<string[]> {
  const reports = await verify(engine.db, engine.client)
  return reports.flatMap((report) => report.violations)
}

test('every process goes on from where it was when Temporal has lost all of them', async () => {
  const before = await allHeld()
  const streams = Object.keys(before)
  expect(streams).toEqual(
    expect.arrayContaining([
      taskStream(returned.taskId),
      stageStream(returned.taskId, 'ordering'),
      sessionStream(sitting.scene.ids.get('determination')!),
      stageStream(paid.taskId, 'execution'),
      fundingStream(paid.taskId),
      trancheStream(paid.taskId, 1),
      'budget/2026',
    ]),
  )
  await terminateAll(engine.client, engine.taskQueue)
  const { open, started } = await revive(options())
  expect(open).toBe(streams.length)
  expect([...started].sort()).toEqual([...new Set(streams.map(workflowIdOf))].sort())
  const after = await allHeld()
  for (const stream of streams.filter((one) => !isTask(one))) {
    expect([stream, after[stream]]).toEqual([stream, before[stream]])
  }
  // The journal's order has besides the code and the edition that the database gave it.
  for (const stream of streams.filter(isTask)) expect(after[stream]).toMatchObject({ ...before[stream] })
  expect(await violations()).toEqual([])
}, 60_000)

test('reviving again starts nothing', async () => {
  expect(await revive(options())).toMatchObject({ started: [], terminated: 0 })
})

test('deadlines pass after the revival, each once', async () => {
  const stream = stageStream(returned.taskId, 'ordering')
  const ofSupplement = () =>
    engine
      .db('journal')
      .where({ stream })
      .whereRaw(`data ->> 'name' = 'supplement'`)
      .orderBy('seq')
      .pluck('type')
  expect(await ofSupplement()).toEqual(['deadlineReminded'])
  await handleOf(stream).signal(advanceClock, on('2027-06-01'))
  const passed = ['deadlineReminded', 'deadlineMissed', 'deadlineEscalated']
  while (!(await ofSupplement()).includes('deadlineEscalated')) await heldBy(engine, stream)
  expect(await ofSupplement()).toEqual(passed)
  const supplement = { path: `/tasks/${returned.taskId}/proposal/supplements`, body: { note: 'Đã bổ sung.' } }
  const late = { at: on('2027-06-02'), key: 'revived-late' }
  const answer = provinceClient(api.url).as<ActAnswer>('P-022', { ...supplement, ...late })
  expect(await answer).toMatchObject({ receipt: { late: { name: 'supplement' } } })
}, 60_000)

test('acts go on, and the main flow reaches the next stage', async () => {
  // Ballots, conclusion, the authority's approval: the council and the stage; then the task opens the call.
  await sitting.to(1258)
  const task = await engine.db('tasks').where({ id: sitting.taskId }).first('stage')
  expect(task).toEqual({ stage: 'call' })
  await paid.to(1129)
  const contract = await engine.db('contracts').where({ task_id: paid.taskId }).first('paid_dong')
  expect(contract.paid_dong).toBe(paid.scene.part<{ amount: number }>('tranches.0').amount)
  expect(await violations()).toEqual([])
}, 60_000)

test('a request that was recorded when everything stopped gets its process', async () => {
  await terminateAll(engine.client, engine.taskQueue)
  const asked = paid.scene.part<{ amount: number }>('tranches.1')
  const body = { number: 2, amountDong: asked.amount, yearAvailableDong: asked.amount, missedReports: 0 }
  const stream = fundingStream(paid.taskId)
  await new JournalDriver(engine.db).do(stream, 'requestTranche', 'P-036', on('2026-08-28'), body)
  const path = `/tasks/${paid.taskId}/completion`
  const early = provinceClient(api.url).as('P-036', { path, key: 'before-revival', at: on('2026-08-29') })
  await expect(early).rejects.toMatchObject({ status: 503, problem: { code: 'fault/unavailable' } })
  const { started } = await revive(options())
  expect(started).toContain(taskStream(paid.taskId))
  const tranche = trancheStream(paid.taskId, 2)
  await opened(engine, tranche)
  expect(await heldBy(engine, tranche)).toMatchObject({ state: { status: 'awaitingCheck' } })
}, 60_000)

test('afresh, what runs is terminated and everything is started anew', async () => {
  const before = await allHeld()
  const { terminated, started } = await revive({ ...options(), afresh: true })
  expect(terminated).toBe(started.length)
  expect(started).toContain(taskStream(paid.taskId))
  expect(await allHeld()).toEqual(before)
  expect(await violations()).toEqual([])
}, 60_000)
