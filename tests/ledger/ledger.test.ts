import fc from 'fast-check'
import type { Db } from '../../db/connection'
import { connect } from '../../db/connection'
import { moneyTables } from '../../db/projections/money'
import { differences, withRebuilt } from '../../db/rebuild'
import { addDays, localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import type { FundingState } from '../../domain/stages/funding-state'
import type { TaskBrief } from '../../domain/stages/life'
import { budgetStream, fundingStream, stageStream, trancheStream } from '../../domain/streams'
import { appraisalBrief, demoMoney, moneyProvince, on } from '../support/demo-money'
import { JournalDriver } from '../support/journal-driver'
import { freshDatabase } from '../support/services'

const tasks = ['A', 'B'] as const
const contractDong = dong(1_000)
/** Too little for both contracts, so that the year's limit is met as well. */
const yearDong = 1_300

interface Move {
  readonly kind:
    | 'request'
    | 'check'
    | 'approve'
    | 'pay'
    | 'refuse'
    | 'return'
    | 'settle'
    | 'confirm'
    | 'giveBack'
  readonly task: (typeof tasks)[number]
  readonly part: number
  readonly days: number
}

/** The way to a payment is long, so its steps come more often. */
const kinds: readonly Move['kind'][] = [
  ...(['request', 'check', 'approve', 'pay'] as const).flatMap((kind) => [kind, kind, kind]),
  ...(['refuse', 'return', 'settle', 'settle', 'confirm', 'confirm', 'giveBack'] as const),
]

const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(...kinds),
  task: fc.constantFrom(...tasks),
  part: fc.integer({ min: 1, max: 100 }),
  days: fc.integer({ min: 0, max: 40 }),
})

let db: Db
let driver: JournalDriver

/** Runs a story on a database of its own. */
async function onFreshProvince(story: () => Promise<void>): Promise<void> {
  const database = await freshDatabase()
  db = connect(database.url)
  driver = new JournalDriver(db)
  try {
    await moneyProvince(db, [...tasks])
    await appropriate(2024)
    await appropriate(2025)
    for (const task of tasks) await contract(task)
    await story()
  } finally {
    await db.destroy()
    await database.drop()
  }
}

async function appropriate(year: number): Promise<void> {
  await driver.appropriate(year, 'province', yearDong - 300)
  await driver.appropriate(year, 'fund', 300)
}

/** A contract of 1000 đồng in three tranches of 400, 400 and 200, signed through its own machine. */
async function contract(taskId: string): Promise<void> {
  const brief = appraisalBrief(taskId, demoMoney('T01'))
  const { winner } = brief.previous.selection!
  const award = {
    ...{ applicationId: winner.id, host: winner.host, principalInvestigator: 'P-044', keyPersons: [] },
    ...{ scientificSecretary: null, partners: [], stateDong: contractDong, counterpartDong: dong(0) },
    ...{ durationMonths: 12, lumpSum: 'final' as const, decidedOn: localDate('2024-01-02') },
  }
  const signing: TaskBrief = { ...brief, previous: { ...brief.previous, award } }
  const stream = stageStream(taskId, 'contracting')
  await driver.open('contracting', stream, taskId, on('2024-01-02'), signing)
  const tranches = [400, 400, 200].map((amountDong, index) => ({ number: index + 1, amountDong }))
  const drawn = { number: `${taskId}/HĐ`, products: ['SP1'], tranches }
  await driver.do(stream, 'prepareContract', 'P-007', on('2024-01-03'), drawn)
  const endsOn = localDate('2025-01-06')
  await driver.do(stream, 'signContractAsHost', 'P-044', on('2024-01-04'), { endsOn })
  await driver.do(stream, 'signContractAsAgency', 'P-003', on('2024-01-04'), { endsOn })
  const { state } = await db('processes').where({ stream }).first('state')
  const contracting = {
    ...{ ...award, contractNumber: state.number, signedOn: state.signedOn, endsOn: state.endsOn },
    tranchePlan: state.tranchePlan,
  }
  await driver.open('funding', fundingStream(taskId), taskId, on('2024-01-04'), {
    ...signing,
    previous: { ...signing.previous, contracting },
  })
}

async function moneyOf(taskId: string): Promise<FundingState> {
  const row = await db('processes')
    .where({ stream: fundingStream(taskId) })
    .first('state')
  return row.state
}

async function request(taskId: string, day: string): Promise<void> {
  const stream = fundingStream(taskId)
  const { plan, paid } = await moneyOf(taskId)
  const next = plan.find(({ number }) => !paid.includes(number)) ?? plan[0]!
  // The rules are told that the year has enough: only the database knows better.
  const body = {
    number: next.number,
    amountDong: next.amountDong,
    yearAvailableDong: 9_000,
    missedReports: 0,
  }
  const refusal = await driver.act(stream, 'requestTranche', 'P-044', on(day), body)
  if (refusal) return
  const { pending } = await moneyOf(taskId)
  const asked = pending.at(-1)!
  const brief = { ...asked, taskId, requestedBy: 'P-044', requestedOn: localDate(day) }
  await driver.open('disbursement', trancheStream(taskId, asked.request), taskId, on(day), brief)
}

const hands: Partial<
  Record<Move['kind'], readonly [act: string, by: string, body?: object, content?: object]>
> = {
  check: ['checkTranche', 'P-011'],
  approve: ['approveTranche', 'P-013'],
  pay: ['payTranche', 'P-014'],
  refuse: ['refuseTranche', 'P-013', { reasons: 1 }, { reasonTexts: ['Thiếu chứng từ.'] }],
  return: ['returnTranche', 'P-014', { reasons: 1 }, { reasonTexts: ['Sai tài khoản.'] }],
}

async function perform({ kind, task, part }: Move, day: string): Promise<void> {
  const stream = fundingStream(task)
  const state = await moneyOf(task)
  const hand = hands[kind]
  if (hand) {
    const [pending] = state.pending
    if (!pending) return
    const [act, by, body, content] = hand
    await driver.act(trancheStream(task, pending.request), act, by, on(day), body, content)
    return
  }
  if (kind === 'request') return request(task, day)
  const amountDong = Math.ceil((part * (state.paidDong - state.settledDong - state.returnedDong)) / 100)
  if (kind === 'settle') await driver.act(stream, 'submitSettlement', 'P-044', on(day), { amountDong })
  if (kind === 'giveBack') await driver.act(stream, 'returnUnspent', 'P-044', on(day), { amountDong })
  const confirmedDong = Math.ceil((part * (state.settlement?.declaredDong ?? 0)) / 100)
  const confirmed = { confirmedDong, equipmentExceptedDong: 0, reasons: 1 }
  if (kind === 'confirm') await driver.act(stream, 'confirmSettlement', 'P-010', on(day), confirmed)
}

/** What must hold whatever has happened. */
async function lawful(): Promise<void> {
  const sides = await db('ledger_postings').first(
    db.raw('coalesce(sum(debit_dong), 0)::bigint as debit, coalesce(sum(credit_dong), 0)::bigint as credit'),
  )
  expect(sides.debit).toBe(sides.credit)
  for (const row of await db('contracts').select()) {
    expect(row.paid_dong + row.reserved_dong).toBeLessThanOrEqual(row.contract_dong)
    const state = await moneyOf(row.task_id)
    expect([row.paid_dong, row.settled_dong]).toEqual([state.paidDong, state.settledDong])
    expect(await balance(row.task_id, 'advanced')).toBe(row.paid_dong - row.settled_dong - row.returned_dong)
    expect(await balance(row.task_id, 'committed')).toBe(row.contract_dong - row.paid_dong)
    expect(await balance(row.task_id, 'reserved')).toBe(row.reserved_dong)
  }
  for (const row of await db('appropriations').select()) {
    const { drawn_dong: drawn, amount_dong: amount, year, source } = row
    expect(drawn).toBeLessThanOrEqual(amount)
    expect(await left(year, source)).toBe(amount - drawn)
  }
  const paidTwice = await db('tranches')
    .where({ state: 'paid' })
    .groupBy('task_id', 'number')
    .havingRaw('count(*) > 1')
    .select('task_id', 'number')
  expect(paidTwice).toEqual([])
}

const difference = 'coalesce(sum(debit_dong) - sum(credit_dong), 0)::bigint as balance'

async function balance(taskId: string, account: string): Promise<number> {
  return (await db('ledger_postings').where({ task_id: taskId, account }).first(db.raw(difference))).balance
}

async function left(year: number, source: string): Promise<number> {
  const of = { account: 'appropriation', year, source }
  return (await db('ledger_postings').where(of).first(db.raw(difference))).balance
}

/** Rows of money that the journal does not say, or says otherwise. */
function lost(): Promise<unknown[]> {
  return withRebuilt(db, {}, async (trx) => {
    const found: unknown[] = []
    for (const table of moneyTables) found.push(...(await differences(trx, table)))
    return found
  })
}

async function played(moves: readonly Move[]): Promise<void> {
  let day = localDate('2024-10-01')
  for (const step of moves) {
    day = addDays(day, step.days)
    await perform(step, day)
  }
}

test('any lawful sequence keeps the ledger balanced and each limit; the journal rebuilds it', async () => {
  const stories = fc.array(move, { minLength: 25, maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(stories, (moves) =>
      onFreshProvince(async () => {
        await played(moves)
        await lawful()
        expect(await lost()).toEqual([])
      }),
    ),
    { numRuns: 6, seed: 20_240_101, endOnFailure: true },
  )
}, 120_000)

test('what the year does not have is refused by the database, and a refusal gives it back', async () => {
  await onFreshProvince(async () => {
    const step = (kind: Move['kind'], task: Move['task']): Move => ({ kind, task, part: 100, days: 0 })
    const whole = (task: Move['task']) =>
      (['request', 'check', 'approve', 'pay', 'settle', 'confirm'] as const).map((kind) => step(kind, task))
    await played([...whole('A'), ...whole('B'), ...whole('A')])
    expect(await left(2024, 'province')).toBe(0)
    expect(await left(2024, 'fund')).toBe(100)

    const body = { number: 2, amountDong: 400, yearAvailableDong: 9_000, missedReports: 0 }
    const asking = () => driver.act(fundingStream('B'), 'requestTranche', 'P-044', on('2024-10-01'), body)
    expect(await asking()).toMatchObject({ code: 'money/appropriation-exceeded' })
    expect((await moneyOf('B')).pending).toEqual([])

    await played([step('request', 'A')])
    expect(await db('tranches').where({ task_id: 'A', number: 3 }).first()).toBeUndefined()
    await lawful()
  })
})

test('two requests at once for the last of the year: one has it, the other is refused', async () => {
  await onFreshProvince(async () => {
    const stream = budgetStream(2024)
    const at = on('2024-09-01')
    await driver.do(stream, 'proposeAppropriation', 'P-013', at, { source: 'province', amountDong: 300 })
    await driver.do(stream, 'approveAppropriation', 'P-001', at, { source: 'province' })
    const body = { number: 1, amountDong: 400, yearAvailableDong: 600, missedReports: 0 }
    const both = tasks.map((task) => driver.act(fundingStream(task), 'requestTranche', 'P-044', at, body))
    const codes = (await Promise.all(both)).map((refusal) => refusal?.code)
    expect(codes.sort()).toEqual(['money/appropriation-exceeded', undefined])
    await lawful()
  })
})

test('a tranche asked for in one year and paid in the next counts in the next', async () => {
  await onFreshProvince(async () => {
    await request('A', '2024-12-27')
    const its = trancheStream('A', 1)
    await driver.do(its, 'checkTranche', 'P-011', on('2024-12-30'))
    await driver.do(its, 'approveTranche', 'P-013', on('2024-12-31'))
    expect(await left(2024, 'province')).toBe(yearDong - 300 - 400)
    await driver.do(its, 'payTranche', 'P-014', on('2025-01-06'))
    expect(await left(2024, 'province')).toBe(yearDong - 300)
    expect(await left(2025, 'province')).toBe(yearDong - 300 - 400)
    const moved = await db('ledger_entries').where({ kind: 'reservationMoved' }).first('reverses')
    const first = await db('ledger_entries').where({ kind: 'reservation' }).orderBy('fact_seq').first('key')
    expect(moved.reverses).toBe(first.key)
    await lawful()
    expect(await lost()).toEqual([])
  })
})

test('the ledger cannot be changed, unbalanced, or posted twice', async () => {
  await onFreshProvince(async () => {
    await expect(db('ledger_postings').update({ debit_dong: 1 })).rejects.toMatchObject({ code: 'DT000' })
    await expect(db('ledger_entries').delete()).rejects.toMatchObject({ code: 'DT000' })
    const entry = { key: 'x/1', fact_seq: 1, number: 99, kind: 'test', at: on('2024-10-01') }
    const alone = { entry: 'x/1', line: 1, account: 'advanced', debit_dong: 5, fact_seq: 1, number: 99 }
    const oneSided = db.transaction(async (trx) => {
      await trx('ledger_entries').insert(entry)
      await trx('ledger_postings').insert(alone)
    })
    await expect(oneSided).rejects.toMatchObject({ code: 'DT000' })
    const [posted] = await db('ledger_entries').limit(1)
    await expect(db('ledger_entries').insert(posted)).rejects.toMatchObject({ code: '23505' })
  })
})
