import { inTurnNow } from '../../domain/machine'
import { executionMachine } from '../../domain/stages/execution'
import type { ExecutionState } from '../../domain/stages/execution/state'
import { briefOf, contractOf, demoTask, on, refundBody } from './after-contract'
import { given } from './demo-data'
import { Driven } from './driven-machine'
import { law } from './law'

const running = (id: string) => new Driven<ExecutionState>(executionMachine, briefOf(demoTask(id)))
const report = (number: number) => ({ number, workDonePercent: 25, stateSpentDong: 1 })
const passes = (work: Driven<ExecutionState>, name: string, at: string) => work.pass(name, on(at, '24:00'))

describe('reports', () => {
  test('come in their order, as many as fall due before the end', () => {
    const work = running('T07')
    expect(work.try('submitReport', 'P', on('2025-04-01'), report(2))).toMatchObject({
      ...{ code: 'report/not-the-next', clause: law.execution.reportEvery.cite, params: { expected: 1 } },
    })
    work.do('submitReport', 'P', on('2025-04-14'), report(1))
    expect(work.do('submitReport', 'P', on('2025-10-14'), report(2))).toMatchObject({ ahead: false })
    expect(work.try('submitReport', 'P', on('2026-04-14'), report(3))).toMatchObject({
      code: 'report/none-due',
    })
    expect(work.awaited).toEqual([])
  })

  test('a report whose day has passed is the next to come', () => {
    const work = running('T16')
    passes(work, 'reportDue-1', '2025-09-05')
    passes(work, 'reportDue-2', '2026-03-05')
    expect(work.state.reports).toMatchObject({ passed: 2, submitted: 0 })
    work.do('submitReport', 'P', on('2026-03-12'), report(1))
    expect(work.try('reviewReport', 'O', on('2026-03-13'), { number: 2, satisfactory: true })).toMatchObject({
      code: 'report/not-to-review',
    })
    work.do('reviewReport', 'O', on('2026-03-13'), { number: 1, satisfactory: true })
    expect(work.try('reviewReport', 'O', on('2026-03-13'), { number: 1, satisfactory: true })).toBeDefined()
  })
})

describe('an extension', () => {
  const [amendment] = given(demoTask('T07').amendments)
  const { months, requestedOn, decidedOn, newEnd } = given(amendment)
  const asked = { kind: 'extension', months, done: null }
  const grant = { granted: true, endsOn: newEnd, reasons: 0 }

  test('moves the end as the demonstration has it, and the chain of reports with it', () => {
    const work = running('T07')
    work.do('submitReport', 'P', on('2025-04-14'), report(1))
    work.do('submitReport', 'P', on('2025-10-14'), report(2))
    work.do('requestAmendment', 'P', on(requestedOn), asked)
    expect(work.awaited).toEqual(['decideAmendment'])
    work.do('decideAmendment', 'L', on(decidedOn), grant)
    expect(work.state).toMatchObject({ endsOn: '2026-10-19', extensionsGranted: 1, addedMonths: 6 })
    work.do('submitReport', 'P', on('2026-04-14'), report(3))
    passes(work, 'contractEnd', '2026-10-19')
    expect(work.outcome).toBe('completed')
    expect(executionMachine.handsOver(work.state)).toMatchObject({ endedOn: '2026-10-19', refundDong: 0 })
  })

  test.each([
    [{ months: 7 }, 'extension/too-long'],
    [{ months: 0 }, 'extension/too-long'],
    [{ kind: 'name', months: 0 }, 'granted'],
    [{ kind: 'member', months: 0 }, 'amendment/host-decides'],
    [
      { kind: 'shortening', done: { numerator: 65, denominator: 100 }, months: 1 },
      'shortening/too-little-done',
    ],
    [{ kind: 'shortening', done: { numerator: 2, denominator: 3 }, months: 1 }, 'granted'],
    [{ kind: 'shortening', months: 1 }, 'shortening/done-not-stated'],
    [{ kind: 'shortening', done: { numerator: 2, denominator: 3 }, months: 3 }, 'shortening/end-passed'],
    [{ kind: 'lumpSumKind', months: 0 }, 'amendment/never'],
  ])('asked as %j: %s', (changed, code) => {
    const refusal = running('T07').try('requestAmendment', 'P', on(requestedOn), { ...asked, ...changed })
    expect(refusal?.code ?? 'granted').toBe(code)
  })

  test('comes once, in time, with the end that it makes and reasons when refused', () => {
    const work = running('T07')
    work.do('requestAmendment', 'P', on(requestedOn), asked)
    expect(work.try('requestAmendment', 'P', on(requestedOn), asked)?.code).toBe('amendment/pending')
    const wrong = { ...grant, endsOn: '2026-10-16' }
    expect(work.try('decideAmendment', 'L', on(decidedOn), wrong)?.code).toBe('amendment/wrong-end')
    const unexplained = { granted: false, endsOn: null, reasons: 0 }
    expect(work.try('decideAmendment', 'L', on(decidedOn), unexplained)).toMatchObject({
      ...{ code: 'amendment/refusal-without-reasons', clause: law.execution.amendmentDecision.cite },
    })
    passes(work, 'extensionWindow', '2026-03-17')
    expect(work.try('decideAmendment', 'L', on('2026-03-18'), grant)).toMatchObject({
      ...{ code: 'extension/too-late', clause: law.execution.extensionConsidered.cite },
      params: { until: '2026-03-17' },
    })
    work.do('decideAmendment', 'L', on('2026-03-18'), { ...unexplained, reasons: 1 })
    expect(work.state.endsOn).toBe('2026-04-17')
    expect(work.try('requestAmendment', 'P', on('2026-03-19'), asked)?.code).toBe('extension/too-late')
  })

  test('is not granted twice', () => {
    const work = running('T07')
    work.do('requestAmendment', 'P', on(requestedOn), asked)
    work.do('decideAmendment', 'L', on(decidedOn), grant)
    expect(work.try('requestAmendment', 'P', on('2026-06-01'), asked)?.code).toBe(
      'extension/already-extended',
    )
  })
})

describe('a change of the host', () => {
  const member = { subject: 'member', leaves: 'A', joins: 'B' }

  test('of a member stands when it is reported (T13)', () => {
    const work = running('T13')
    expect(work.try('reportChange', 'P', on('2025-05-13'))?.code).toBe('change/none-open')
    work.do('changeMember', 'P', on('2025-05-13'), member)
    expect(work.try('changeMember', 'P', on('2025-05-14'), member)?.code).toBe('change/unreported')
    work.do('reportChange', 'P', on('2025-05-19'))
    expect(work.try('objectToChange', 'L', on('2025-05-20'), { reasons: 1 })?.code).toBe('change/none-open')
  })

  test('of the investigator stands when nobody objects in time', () => {
    const work = running('T13')
    const investigator = { subject: 'principalInvestigator', leaves: null, joins: 'P-NEW' }
    work.do('changeMember', 'P', on('2025-05-13'), investigator)
    work.do('reportChange', 'P', on('2025-05-19'))
    expect(work.state.principalInvestigator).toBe(contractOf(demoTask('T13')).principalInvestigator)
    passes(work, 'changeObjection', '2025-05-26')
    expect(work.state.principalInvestigator).toBe('P-NEW')
  })

  test('of the investigator may be objected to, with reasons', () => {
    const work = running('T13')
    const before = work.state.principalInvestigator
    work.do('changeMember', 'P', on('2025-05-13'), { ...member, subject: 'principalInvestigator' })
    work.do('reportChange', 'P', on('2025-05-19'))
    expect(work.try('objectToChange', 'L', on('2025-05-20'), { reasons: 0 })?.code).toBe(
      'amendment/refusal-without-reasons',
    )
    work.do('objectToChange', 'L', on('2025-05-20'), { reasons: 1 })
    expect(work.state.principalInvestigator).toBe(before)
  })

  test('is not the host’s to make where the manager decides', () => {
    const change = { ...member, subject: 'extension' }
    expect(running('T13').try('changeMember', 'P', on('2025-05-13'), change)?.code).toBe(
      'amendment/manager-decides',
    )
  })
})

test('an inspection is announced, held on its day and confirmed (T08)', () => {
  const work = running('T08')
  expect(work.try('inspect', 'L', on('2025-08-06'))?.code).toBe('inspection/not-announced')
  work.do('announceInspection', 'O', on('2025-07-29'), { startsAt: on('2025-08-06'), team: ['P-004'] })
  expect(
    work.try('announceInspection', 'O', on('2025-07-29'), { startsAt: on('2025-08-07'), team: [] })?.code,
  ).toBe('inspection/already-announced')
  expect(work.try('inspect', 'L', on('2025-08-05'))?.code).toBe('inspection/before-its-day')
  work.do('inspect', 'L', on('2025-08-06'))
  expect(work.do('confirmWork', 'L', on('2025-08-18'))).toEqual({ number: 1 })
  expect(work.do('confirmMoney', 'L', on('2025-08-27'))).toEqual({ number: 1 })
  expect(work.try('confirmWork', 'L', on('2025-08-28'))?.code).toBe('inspection/nothing-to-confirm')
})

describe('an early end', () => {
  const stop = given(demoTask('T08').termination)
  const toDecision = () => {
    const work = running('T08')
    work.do('proposeTermination', 'P-010', on('2025-09-09'), { ground: 'noCapacity' })
    work.do('pauseTask', 'P-001', on('2025-09-16'))
    expect(work.state.status).toBe('suspended')
    work.do('submitTerminationReport', 'P-061', on('2025-09-30'))
    work.do('fixCause', 'P-001', on('2025-10-28'), { cause: stop.cause })
    return work
  }

  test('returns what the demonstration says (T08)', () => {
    const work = toDecision()
    const decided = work.do('decideTermination', 'P-001', on('2025-11-04'), refundBody(stop))
    expect(decided).toMatchObject({
      refundDong: 716_400_000,
      ofUnspentDong: 360_000_000,
      cause: 'subjective',
    })
    expect(work.outcome).toBe('terminated')
    expect(executionMachine.handsOver(work.state)).toMatchObject({
      refundDong: 716_400_000,
      cause: 'subjective',
    })
  })

  test.each([
    [{ share: { numerator: 29, denominator: 100 } }, 'refund/below-floor'],
    [{ share: { numerator: 30, denominator: 100 } }, 'granted'],
    [{ share: null }, 'refund/share-not-fixed'],
    [{ unprovenDong: 0 }, 'refund/parts'],
  ])('with %j: %s', (changed, code) => {
    const refusal = toDecision().try('decideTermination', 'P-001', on('2025-11-04'), {
      ...refundBody(stop),
      ...changed,
    })
    expect(refusal?.code ?? 'granted').toBe(code)
    if (code === 'refund/below-floor') expect(refusal?.clause).toBe(law.execution.refundFloor.cite)
  })

  test('goes on without the host’s report when that does not come', () => {
    const work = running('T08')
    work.do('proposeTermination', 'P-010', on('2025-09-09'), { ground: 'noCapacity' })
    work.do('pauseTask', 'P-001', on('2025-09-16'))
    expect(work.try('fixCause', 'P-001', on('2025-09-20'), { cause: 'objective' })?.code).toBe(
      'process/not-in-turn',
    )
    passes(work, 'terminationReport', '2025-10-07')
    work.do('submitTerminationReport', 'P-061', on('2025-10-09'))
    work.do('fixCause', 'P-001', on('2025-10-10'), { cause: 'objective' })
  })

  test('may be dismissed, or the task resumed with its end moved by the pause', () => {
    const work = running('T16')
    expect(work.try('pauseTask', 'P-001', on('2026-11-09'))?.code).toBe('termination/not-proposed')
    work.do('proposeTermination', 'P-010', on('2026-11-02'), { ground: 'noCapacity' })
    expect(work.try('proposeTermination', 'P-010', on('2026-11-02'), { ground: 'misuse' })?.code).toBe(
      'termination/already-proposed',
    )
    work.do('dismissTermination', 'P-001', on('2026-11-04'))
    work.do('proposeTermination', 'P-010', on('2026-11-09'), { ground: 'noCapacity' })
    work.do('pauseTask', 'P-001', on('2026-11-16'))
    expect(inTurnNow(executionMachine, 'submitReport', work.state, law).ok).toBe(false)
    const early = { endsOn: '2027-03-05' }
    expect(work.try('resumeTask', 'P-001', on('2026-11-25'), early)?.code).toBe('amendment/wrong-end')
    work.do('resumeTask', 'P-001', on('2026-11-25'), { endsOn: '2027-03-15' })
    expect(work.state).toMatchObject({ status: 'running', stopping: null, endsOn: '2027-03-15' })
  })
})

test('the host may report completion before the end', () => {
  const work = running('T01')
  work.do('reportCompletion', 'P-044', on('2025-06-20'))
  expect([work.outcome, work.state.endedOn]).toEqual(['completed', '2025-06-20'])
  expect(work.try('submitReport', 'P-044', on('2025-06-21'), report(1))?.code).toBe('process/ended')
})
