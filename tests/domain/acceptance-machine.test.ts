import { localDate } from '../../domain/instant'
import { acceptanceMachine } from '../../domain/stages/acceptance'
import type { AcceptanceState } from '../../domain/stages/acceptance/state'
import { briefOf, contractOf, demoTask, endedOn, on, refundBody } from './after-contract'
import { type DemoTask, given } from './demo-data'
import { Driven } from './driven-machine'
import { law } from './law'

const documents = law.acceptance.requiredDocuments.value

function accepting(id: string): { result: Driven<AcceptanceState>; task: DemoTask } {
  const task = demoTask(id)
  const execution = endedOn(given(task.acceptance).endedOn, contractOf(task).principalInvestigator)
  return { task, result: new Driven(acceptanceMachine, briefOf(task, { execution })) }
}

const dossierOf = (task: DemoTask) => ({
  documents,
  delivered: given(task.acceptance?.delivered).map(({ id, delivered }) => ({ product: id, delivered })),
})

/** Up to the council's conclusion, as the demonstration has it. */
function concluded(id: string, mendingRequired = false) {
  const { result, task } = accepting(id)
  const { filedOn, sittingOn, result: council, papersSent } = given(task.acceptance)
  result.do('fileAcceptanceDossier', 'P', on(filedOn), dossierOf(task))
  result.do('checkAcceptanceDossier', 'O', on(filedOn), { complete: true, defects: 0 })
  result.do('postAcceptanceNotice', 'O', on(filedOn))
  const said = { by: 'A', kind: 'acceptance', taskId: id, sessionId: 'S' }
  result.hear({ type: 'councilAppointed', at: on(papersSent), by: 'A', data: said })
  result.hear({ type: 'papersSent', at: on(papersSent), by: 'A', data: { sittingAt: on(sittingOn) } })
  expect(result.state.status).toBe('papersSent')
  result.hear({ type: 'sittingHeld', at: on(sittingOn), by: 'A', data: { sitting: 1 } })
  const data = { ...said, sitting: 1, conclusion: given(council).conclusion, mendingRequired }
  result.hear({ type: 'sittingConcluded', at: on(sittingOn), by: 'A', data })
  expect(result.state).toMatchObject({ status: 'concluded', ratedOn: sittingOn })
  return { result, task }
}

describe('the dossier', () => {
  test('is returned with all its defects, supplemented and found complete (T09)', () => {
    const { result, task } = accepting('T09')
    const { documents: all, delivered } = dossierOf(task)
    const without = { delivered, documents: all.filter((document) => document !== 'rawData') }
    result.do('fileAcceptanceDossier', 'P', on('2026-08-21'), without)
    expect(
      result.try('checkAcceptanceDossier', 'O', on('2026-08-25'), { complete: true, defects: 0 }),
    ).toMatchObject({
      code: 'acceptance/documents-missing',
      clause: law.acceptance.requiredDocuments.cite,
      params: { documents: ['rawData'] },
    })
    expect(
      result.try('checkAcceptanceDossier', 'O', on('2026-08-25'), { complete: false, defects: 0 })?.code,
    ).toBe('acceptance/no-defects')
    result.do('checkAcceptanceDossier', 'O', on('2026-08-25'), { complete: false, defects: 1 })
    expect(result.awaited).toEqual(['supplementAcceptanceDossier'])
    const brought = { delivered: [], documents: ['rawData'] }
    result.do('supplementAcceptanceDossier', 'P', on('2026-09-03'), brought)
    result.do('checkAcceptanceDossier', 'O', on('2026-09-04'), { complete: true, defects: 0 })
    expect(result.awaited).toEqual(['appointCouncil', 'postAcceptanceNotice'])
    expect(result.state.deliveries).toHaveLength(delivered.length)
  })

  test.each([
    [{ delivered: [] }, 'acceptance/products-missing'],
    [{ delivered: [{ product: 'SP9', delivered: 1 }] }, 'acceptance/products-unknown'],
    [
      {
        delivered: [
          { product: 'SP1', delivered: 1 },
          { product: 'SP1', delivered: 2 },
        ],
      },
      'acceptance/products-twice',
    ],
  ])('with %j is refused: %s', (changed, code) => {
    const { result, task } = accepting('T01')
    const refusal = result.try('fileAcceptanceDossier', 'P', on('2025-07-25'), {
      ...dossierOf(task),
      ...changed,
    })
    expect(refusal?.code).toBe(code)
  })

  test('filed after the term fails whatever the council says', () => {
    const { result, task } = accepting('T01')
    expect(result.try('declareNoDossier', 'L', on('2025-09-01'))?.code).toBe('acceptance/dossier-may-come')
    result.pass('lateFail', on('2026-01-10', '24:00'))
    result.do('fileAcceptanceDossier', 'P', on('2026-01-12'), dossierOf(task))
    expect(result.state.filedTooLate).toBe(true)
    result.do('checkAcceptanceDossier', 'O', on('2026-01-13'), { complete: true, defects: 0 })
    const data = { kind: 'acceptance', taskId: 'T01', conclusion: 'pass', mendingRequired: true }
    result.hear({ type: 'sittingConcluded', at: on('2026-02-10'), by: 'A', data })
    expect(result.state).toMatchObject({ rating: 'fail', mendingRequired: false })
  })

  test('that never comes is a failure', () => {
    const { result } = accepting('T01')
    result.pass('lateFail', on('2026-01-10', '24:00'))
    result.do('declareNoDossier', 'L', on('2026-01-12'))
    expect(result.awaited).toEqual(['submitFailureReport'])
    result.pass('failureReport', on('2026-02-02', '24:00'))
    expect(result.state.status).toBe('awaitingFailureCause')
  })
})

describe('the conclusion', () => {
  test('accepts an excellent task at once (T01)', () => {
    const { result } = concluded('T01')
    expect(result.do('sendConclusion', 'O', on('2025-08-28'))).toEqual({
      rating: 'excellent',
      mendingRequired: false,
    })
    expect(result.outcome).toBe('accepted')
    expect(acceptanceMachine.handsOver(result.state)).toEqual({
      ...{ rating: 'excellent', acceptedOn: '2025-08-26', settled: false },
    })
  })

  test('lets the host mend (T06), then accepts (T09)', () => {
    const { result } = concluded('T09', true)
    result.do('sendConclusion', 'O', on('2026-10-06'))
    expect([result.state.status, result.outcome]).toEqual(['mending', undefined])
    result.do('submitMending', 'P', on('2026-10-20'))
    result.hear({ type: 'mendingConfirmed', at: on('2026-10-27'), by: 'A', data: { taskId: 'T09' } })
    expect(result.outcome).toBe('accepted')
  })

  test('repeats where no ballot was valid', () => {
    const { result, task } = accepting('T09')
    result.do('fileAcceptanceDossier', 'P', on('2026-08-21'), dossierOf(task))
    result.do('checkAcceptanceDossier', 'O', on('2026-08-25'), { complete: true, defects: 0 })
    const data = { kind: 'acceptance', taskId: 'T09', conclusion: 'repeat', mendingRequired: false }
    result.hear({ type: 'sittingConcluded', at: on('2026-10-02'), by: 'A', data })
    expect(result.state).toMatchObject({ status: 'councilAppointed', rating: null })
  })

  test('is put to independent advisers where it is disputed', () => {
    const { result } = concluded('T09', true)
    const one = { experts: ['E1'], organisations: [] }
    expect(result.try('seekIndependentAdvice', 'L', on('2026-10-05'), one)).toMatchObject({
      ...{ code: 'acceptance/too-few-advisers', clause: law.acceptance.disputeAdvisers.cite },
    })
    result.do('seekIndependentAdvice', 'L', on('2026-10-05'), { experts: [], organisations: ['ORG'] })
    result.do('recordIndependentAdvice', 'L', on('2026-10-15'), { rating: 'pass', mendingRequired: false })
    result.do('sendConclusion', 'O', on('2026-10-16'))
    expect(result.outcome).toBe('accepted')
  })
})

describe('a failure (T05)', () => {
  const failure = given(demoTask('T05').failure)
  const toDecision = () => {
    const { result } = concluded('T05')
    result.do('sendConclusion', 'O', on('2026-08-20'))
    result.do('submitFailureReport', 'P', on('2026-09-11'))
    result.do('fixFailureCause', 'A', on('2026-10-09'), { cause: failure.cause })
    return result
  }

  test('returns what the demonstration says and ends when it has been paid', () => {
    const result = toDecision()
    expect(result.do('decideRefund', 'A', on('2026-10-15'), refundBody(failure))).toMatchObject({
      refundDong: failure.refund,
    })
    expect(result.state.status).toBe('awaitingRefund')
    const paid = (remainingDong: number) => ({ amountDong: 1, refundedDong: 1, remainingDong })
    result.hear({ type: 'refundPaid', at: on('2026-11-20'), by: 'P', data: paid(1) })
    expect(result.outcome).toBeUndefined()
    result.hear({ type: 'refundPaid', at: on('2026-12-01'), by: 'P', data: paid(0) })
    expect(result.outcome).toBe('failed')
  })

  test('is never below the floor', () => {
    const below = { ...refundBody(failure), share: { numerator: 29, denominator: 100 } }
    expect(toDecision().try('decideRefund', 'A', on('2026-10-15'), below)).toMatchObject({
      ...{ code: 'refund/below-floor', clause: law.execution.refundFloor.cite },
    })
  })

  test('of an objective cause with nothing unspent ends at once', () => {
    const { result } = concluded('T05')
    result.do('sendConclusion', 'O', on('2026-08-20'))
    result.do('submitFailureReport', 'P', on('2026-09-11'))
    expect(result.try('submitFailureReport', 'P', on('2026-09-12'))?.code).toBe(
      'termination/already-reported',
    )
    result.do('fixFailureCause', 'A', on('2026-10-09'), { cause: 'objective' })
    const nothing = { ...refundBody(failure), unspentDong: 0, properlySpentDong: failure.paid, share: null }
    result.do('decideRefund', 'A', on('2026-10-15'), nothing)
    expect(result.outcome).toBe('failed')
  })
})

test('the products of the order are what acceptance measures against', () => {
  const { result, task } = accepting('T01')
  expect(result.state.ordered).toEqual(
    task.products.map(({ id, quantity }) => ({ product: id, ordered: quantity })),
  )
  expect(result.state.endedOn).toBe(localDate('2025-07-10'))
})
