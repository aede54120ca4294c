import { ApiRefusal } from '../../demo/client'
import { drive } from '../../demo/drive'
import { provinceClient } from '../../demo/load'
import { prepareMoney } from '../../demo/money'
import { tasks, timeline } from '../../demo/province'
import { type ActAnswer, Scene } from '../../demo/scene'
import { seedProvince } from '../../demo/seed'
import { addMillis, endOfDay, type Instant, localDate } from '../../domain/instant'
import { budgetStream } from '../../domain/streams'
import type { PartName } from '../../scripts/runtime/part'
import { poll } from '../../scripts/runtime/process'
import { victims } from './cells'
import { type FaultName, faults } from './faults'
import { commitOf, letterTaken, messageIdIn } from './fire'
import { ProvinceClient } from './life'
import { recoveryMs, type System, startSystem } from './system'

const minuteMs = 60_000
const quiet = () => undefined
const everything = Object.keys(victims) as PartName[]
const secondApprover = {
  person_id: 'P-012',
  role: 'financeApprover',
  organisation_id: 'ORG-006',
  valid_from: '2024-01-01',
}

let system: System
let client: ProvinceClient
/** The life of task T01, which the cells drive on to its first tranche. */
let scene: Scene

beforeAll(async () => {
  system = await startSystem()
  await seedProvince(system.db)
  await system.db('person_roles').insert(secondApprover)
  client = new ProvinceClient(system.origin)
  await prepareMoney(client)
  scene = sceneOf('T01')
}, 5 * minuteMs)

afterAll(() => system?.stop(), minuteMs)

function sceneOf(taskId: string): Scene {
  return new Scene(tasks().find(({ id }) => id === taskId)!, client, quiet)
}

/** Drives a task from a row of the timeline to another, or through that row alone. */
async function driveOn(on: Scene, from: number, to = from): Promise<void> {
  const rows = timeline().filter(({ task, seq }) => task === on.task.id && seq >= from && seq <= to)
  await drive(on, rows)
}

/** The same life as people live it who do not ask twice. */
function impatient({ task, taskId, ids }: Scene): Scene {
  const again = new Scene(task, provinceClient(system.origin), quiet)
  again.taskId = taskId
  for (const [name, id] of ids) again.ids.set(name, id)
  return again
}

const factsUnder = async (key: string): Promise<number> =>
  (await system.db('journal').where({ key }).pluck('seq')).length
const typesOf = (stream: string): Promise<string[]> =>
  system.db('journal').where({ stream }).orderBy('seq').pluck('type')

/** The refusal of an act that is not taken. */
async function refusalOf(acting: Promise<unknown>): Promise<{ status: number; code?: string }> {
  try {
    await acting
  } catch (error) {
    if (error instanceof ApiRefusal) return { status: error.status, ...error.problem }
    throw error
  }
  throw new Error('it was not refused')
}

/** Kills every part while the commit of an act is on its way back; resolves when all are up again. */
async function cutPower(key: string): Promise<void> {
  const hold = system.toDatabase.hold(commitOf(key))
  await hold.came
  const kills = await Promise.all(everything.map((part) => system.kill(part)))
  hold.cut()
  await Promise.all(kills.map(({ back }) => back))
}

const end = (year: number): Instant => endOfDay(localDate(`${year}-12-31`))

const propose = (year: number) =>
  client.as('P-011', {
    path: '/appropriations',
    body: { year, source: 'province', amountDong: 1_000_000 },
    key: `tick-proposal-${year}`,
    at: '2026-12-01T02:00:00.000Z',
  })

const approve = (year: number, at: Instant) =>
  client.as<ActAnswer>('P-001', {
    path: `/appropriations/${year}/approvals`,
    body: { source: 'province' },
    key: `tick-approval-${year}`,
    at,
  })

const moveClock = (to: Instant) => client.as('P-016', { path: '/clock', body: { businessTime: to } })

/** The approval was refused, the year has ended, and nothing of it was approved. */
async function expectEnd(year: number, refusal: { status: number }): Promise<void> {
  expect(refusal.status).toBe(409)
  const stream = budgetStream(year)
  const ended = async () => ((await typesOf(stream)).at(-1) === 'deadlineMissed' ? true : undefined)
  expect(await poll(ended, recoveryMs)).toBe(true)
  expect(await typesOf(stream)).not.toContain('appropriationApproved')
}

interface Letter {
  readonly message_id: string
  readonly attempts: number
  readonly given_up: boolean
  readonly sent_at: Date | null
}

/** The letter of the order that came in last, when it has come so far. */
async function newestLetter(when: (letter: Letter) => boolean): Promise<Letter> {
  const found = await poll(async () => {
    const received = system.db('outbox').where({ letter: 'orderReceived' })
    const letter: Letter = await received.orderBy('fact_seq', 'desc').first()
    return when(letter) ? letter : undefined
  }, recoveryMs)
  if (!found) throw new Error('the letter does not come so far')
  return found
}

const isSent = ({ sent_at }: Letter) => sent_at !== null

const copiesOf = async (messageId: string): Promise<number> =>
  (await system.delivered()).filter((id) => id === messageId).length

const cells: Readonly<Record<FaultName, () => Promise<void>>> = {
  async stopInCommit() {
    const sending = driveOn(scene, 1)
    const hold = system.toDatabase.hold(commitOf('demo-1-1'))
    await hold.came
    const { back } = await system.kill('worker', 'SIGTERM')
    await system.logged('worker', /state: 'STOPPING'/)
    hold.pass()
    await sending
    expect(await factsUnder('demo-1-1')).toBe(1)
    await back
  },

  async twentyClicks() {
    const [path, key] = [`/tasks/${scene.taskId}/proposal/acceptance`, 'twenty-clicks']
    const request = { path, body: {}, key, at: '2024-01-11T02:00:00.000Z' }
    const clicks = Array.from({ length: 20 }, () => client.as<ActAnswer>('P-007', request))
    const receipts = (await Promise.all(clicks)).map(({ receipt }) => JSON.stringify(receipt))
    expect(receipts).toHaveLength(20)
    expect(new Set(receipts).size).toBe(1)
    expect(await factsUnder(key)).toBe(1)
  },

  async otherBody() {
    const count = () => system.db('journal').pluck('seq')
    const before = await count()
    const request = { path: '/appropriations', key: 'demo-budget-2027-fund', at: '2026-11-27T02:00:00.000Z' }
    const body = { year: 2027, source: 'fund', amountDong: 1 }
    const refusal = await refusalOf(client.as('P-011', { ...request, body }))
    expect(refusal).toMatchObject({ status: 422, code: 'idempotency/key-reused' })
    expect(await count()).toEqual(before)
  },

  async powerCut() {
    await driveOn(scene, 7, 13)
    await Promise.all([cutPower('demo-14-1'), driveOn(scene, 14)])
    expect(await factsUnder('demo-14-1')).toBe(1)
    await driveOn(scene, 21, 22)
  },

  async powerCutUnheard() {
    const [, concluded] = await Promise.allSettled([cutPower('demo-23-1'), driveOn(impatient(scene), 23)])
    expect(concluded.status).toBe('rejected')
    await driveOn(scene, 30)
    expect(await factsUnder('demo-23-1')).toBe(1)
  },

  async twoApprovers() {
    await driveOn(scene, 35, 273)
    const path = `/tasks/${scene.taskId}/tranches/1/approval`
    const acting = ['P-013', 'P-012'].map((by) =>
      client.as(by, { path, body: {}, key: `approval-of-${by}`, at: '2024-07-19T02:00:00.000Z' }),
    )
    const refused = (await Promise.allSettled(acting)).filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { status: 409, problem: { code: 'process/not-in-turn' } } }])
    expect(await system.db('journal').where({ type: 'trancheApproved' })).toHaveLength(1)
  },

  async beforeTick() {
    await propose(2031)
    const { receipt } = await approve(2031, addMillis(end(2031), -1))
    expect(receipt).toMatchObject({ fact: 'appropriationApproved' })
  },

  async actAtTick() {
    await propose(2032)
    const refusal = await refusalOf(approve(2032, end(2032)))
    await moveClock(end(2032))
    await expectEnd(2032, refusal)
  },

  async bothAtTick() {
    await propose(2033)
    const [, refusal] = await Promise.all([moveClock(end(2033)), refusalOf(approve(2033, end(2033)))])
    await expectEnd(2033, refusal)
  },

  async clockAtTick() {
    await propose(2034)
    await moveClock(end(2034))
    await expectEnd(2034, await refusalOf(approve(2034, end(2034))))
  },

  async putOff() {
    await system.refuseLetters({ code: 451, text: 'Try again later' })
    await driveOn(sceneOf('T27'), 609)
    const waiting = await newestLetter(({ attempts }) => attempts > 1)
    expect(waiting).toMatchObject({ given_up: false, sent_at: null })
    await system.refuseLetters(undefined)
    expect(await copiesOf((await newestLetter(isSent)).message_id)).toBe(1)
  },

  async rejected() {
    await system.refuseLetters({ code: 550, text: 'No such mailbox' })
    await driveOn(sceneOf('T30'), 1272)
    const { message_id } = await newestLetter(({ given_up }) => given_up)
    await system.refuseLetters(undefined)
    await client.as('P-016', { path: `/letters/${encodeURIComponent(message_id)}/retry` })
    expect(await copiesOf((await newestLetter(isSent)).message_id)).toBe(1)
  },

  async dropped() {
    await system.allSent()
    const hold = system.toMail.hold(letterTaken)
    await driveOn(sceneOf('T28'), 1304)
    const letter = messageIdIn(await hold.came)
    hold.cut()
    await system.allSent()
    expect(await copiesOf(letter)).toBe(2)
  },
}

const names = Object.keys(faults) as FaultName[]

test.each(names.map((name) => ({ name, ...faults[name] })))(
  '$step, $fault: $outcome',
  ({ name }) => cells[name](),
  2 * minuteMs,
)

test(
  'after all that every invariant holds',
  async () => {
    await system.allSent()
    expect(await system.violations()).toEqual([])
  },
  2 * minuteMs,
)
