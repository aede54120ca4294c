import { dong } from '../../domain/money'
import type { SignedContract } from '../../domain/stages/handover'
import type { TaskBrief } from '../../domain/stages/life'
import { lawFor } from '../../regulations'
import { fundingStream, type ProcessInput } from '../../workflows/contract'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { openAccount } from '../support/beneficiary'
import { briefAfter, contract, seedContract, seedContractPeople, startStage } from '../support/contract'
import { on } from '../support/councils'
import { type Engine, startAlone, startEngine } from '../support/engine'
import { JournalDriver } from '../support/journal-driver'
import { addPerson } from '../support/people'

interface Reckoned {
  readonly code?: string
  readonly paidDong: number
  readonly totalDong: number | null
  readonly clause: string | null
  readonly floorApplies: boolean
  readonly problem: { readonly code: string; readonly title: string; readonly clause: string | null } | null
}

const paid = '/api/tasks/NV-2024-931'
const unpaid = '/api/tasks/NV-2024-932'
const advanceDong = 400_000_000

let engine: Engine
let api: RunningApi
const people = new Map<string, Caller>()

const day = (date: string) => ({ at: on(date) })

async function as(id: string): Promise<Caller> {
  const caller = people.get(id) ?? (await api.signIn(id))
  people.set(id, caller)
  return caller
}

async function done(id: string, path: string, date: string, body: object = {}): Promise<void> {
  const answer = await (await as(id)).post(path, body, day(date))
  expect([answer.status, answer.body.code]).toEqual([201, undefined])
}

async function reckon(
  id: string,
  path: string,
  [unspentDong, properlySpentDong, unprovenDong]: readonly [number, number, number],
  percent?: number,
) {
  const asked = new URLSearchParams({
    ...{ unspentDong: String(unspentDong), properlySpentDong: String(properlySpentDong) },
    unprovenDong: String(unprovenDong),
    ...(percent === undefined ? {} : { numerator: String(percent), denominator: '100' }),
  })
  return (await as(id)).get<Reckoned>(`${path}/refund?${asked}`, day('2025-07-15'))
}

/** A contract whose first advance of 400 million was paid. */
async function withAdvance(): Promise<void> {
  const tranchePlan: SignedContract['tranchePlan'] = [
    { number: 1, kind: 'advance', amountDong: dong(advanceDong) },
    { number: 2, kind: 'finalPayment', amountDong: dong(480_000_000) },
  ]
  await seedContract(engine, 'r1', 'NV-2024-931')
  await new JournalDriver(engine.db).appropriate(2024, 'province', 700_000_000)
  const brief = briefAfter('r1', { contracting: { ...contract, tranchePlan } })
  const funding: ProcessInput<TaskBrief> = {
    ...{ stream: fundingStream('r1'), kind: 'funding', taskId: 'r1', clock: 'training', brief },
    ...{ law: { editionId: '2023' }, at: on('2024-10-17', '08:00') },
  }
  await startAlone(engine, funding)
  await startStage(engine, 'execution', '2024-10-17', brief)
  await done('H1', `${paid}/tranches`, '2024-10-21', { number: 1, amountDong: advanceDong })
  const account = { number: '0000.0.0000001', at: on('2024-10-21'), by: ['F1', 'F2'] as const }
  await engine.db('tasks').where({ id: 'r1' }).update({ host_organisation: 'ORG-H' })
  await openAccount(api, 'ORG-H', account)
  await done('F1', `${paid}/tranches/1/check`, '2024-10-22')
  await done('F2', `${paid}/tranches/1/approval`, '2024-10-23')
  await done('K1', `${paid}/tranches/1/payment`, '2024-10-24')
}

/** Proposed, paused and reported, so that the authority may fix the cause. */
async function stopped(path: string): Promise<void> {
  await done('L1', `${path}/termination/proposal`, '2025-06-02', { ground: 'noCapacity', reasons: 'Dừng.' })
  await done('A1', `${path}/pause`, '2025-06-05')
  await done('H1', `${path}/termination/report`, '2025-06-20')
}

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  await seedContractPeople(engine)
  await addPerson(engine.db, { id: 'F2', roles: ['financeApprover'] })
  await addPerson(engine.db, { id: 'K1', roles: ['treasury'] })
  // Who proposes and who approves a year's money.
  for (const id of ['P-013', 'P-001']) await addPerson(engine.db, { id, roles: [] })
  await withAdvance()
  await seedContract(engine, 'r2', 'NV-2024-932')
  await startStage(engine, 'execution', '2024-10-17', briefAfter('r2'))
  await stopped(paid)
  await stopped(unpaid)
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const parts = [100_000_000, 250_000_000, 50_000_000] as const

test('nothing is reckoned before the cause is fixed, nor for those who have no part in it', async () => {
  expect((await reckon('O1', paid, parts, 30)).status).toBe(404)
  await done('A1', `${paid}/termination/cause`, '2025-07-01', { cause: 'subjective' })
  expect((await reckon('O1', paid, parts, 30)).status).toBe(200)
  for (const person of ['H1', 'H2', 'K1', 'M1']) {
    expect([person, (await reckon(person, paid, parts, 30)).body.code]).toEqual([
      person,
      'rights/role-needed',
    ])
  }
  expect((await api.anonymous.get(`${paid}/refund`)).status).toBe(401)
  expect((await reckon('O1', '/api/tasks/NV-2024-999', parts)).status).toBe(404)
})

test.each([
  [29, parts, null, 'refund/below-floor'],
  [30, parts, 225_000_000, null],
  [31, parts, 227_500_000, null],
  [100, parts, advanceDong, null],
  [101, parts, null, 'refund/above-whole'],
  [undefined, parts, null, 'refund/share-not-fixed'],
  [30, [100_000_000, 250_000_000, 49_999_999], null, 'refund/parts'],
  [30, [0, advanceDong, 0], 120_000_000, null],
] as const)('of a subjective cause, %s percent of %j: %s (%s)', async (percent, of, totalDong, code) => {
  const { body } = await reckon('A1', paid, of, percent)
  expect([body.paidDong, body.totalDong, body.problem?.code ?? null]).toEqual([advanceDong, totalDong, code])
  expect(body).toMatchObject({ cause: 'subjective', floorApplies: true, floor: { numerator: 30 } })
  const { execution } = lawFor('2023')
  if (totalDong !== null) expect(body.clause).toBe(execution.refundFloor.cite)
})

test('of an objective cause what was spent stays, proven or not', async () => {
  await done('A1', `${unpaid}/termination/cause`, '2025-07-01', { cause: 'objective' })
  const { body } = await reckon('L1', unpaid, [0, 0, 0])
  expect(body).toMatchObject({ paidDong: 0, cause: 'objective', floorApplies: false, totalDong: 0 })
  expect(body.clause).toBe(lawFor('2023').execution.objectiveRefundShare.cite)
})

test('reckoning records nothing, and the decision comes to the same', async () => {
  const facts = async () => Number((await engine.db('journal').count('* as count').first())?.count)
  const before = await facts()
  const { body } = await reckon('A1', paid, parts, 30)
  expect(await facts()).toBe(before)
  const [unspentDong, properlySpentDong, unprovenDong] = parts
  await done('A1', `${paid}/termination/decision`, '2025-07-15', {
    ...{ unspentDong, properlySpentDong, unprovenDong },
    share: { numerator: 30, denominator: 100 },
  })
  const { refund_due_dong: due } = await engine.db('contracts').where({ task_id: 'r1' }).first()
  expect([body.totalDong, due]).toEqual([225_000_000, 225_000_000])
  expect((await reckon('A1', paid, parts, 30)).status).toBe(404)
})
