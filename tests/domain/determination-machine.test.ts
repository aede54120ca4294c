import { atHour, localDate } from '../../domain/instant'
import { type DeterminationState, determinationMachine } from '../../domain/stages/determination'
import { Driven } from './driven-machine'
import { law } from './law'

const at = (day: string) => atHour(localDate(`2026-03-${day}`), '09:00')
type Stage = Driven<DeterminationState>

function begun(): Stage {
  return new Driven(determinationMachine, {})
}

const hear = (stage: Stage, type: string, data: object = {}) => {
  stage.hear({ type, at: at('02'), by: 'C1', data })
  return stage.state.status
}

function recommended(): Stage {
  const stage = begun()
  hear(stage, 'councilAppointed', { sessionId: 's1', kind: 'determination' })
  hear(stage, 'papersSent')
  hear(stage, 'sittingHeld')
  hear(stage, 'sittingConcluded', { conclusion: 'recommendedWithChanges', councillors: ['C1', 'C2'] })
  return stage
}

function listed(): Stage {
  const stage = recommended()
  hear(stage, 'orderTextAdopted', { taskId: 'a', method: 'directAssignment' })
  stage.do('proposeOrderList', 'L1', at('05'))
  return stage
}

test('it follows its council, to a second sitting where there was no conclusion', () => {
  const stage = begun()
  expect(stage.awaited).toEqual(['appointCouncil'])
  expect(hear(stage, 'councilAppointed', { sessionId: 's1' })).toBe('councilAppointed')
  expect(hear(stage, 'papersSent')).toBe('papersSent')
  expect(hear(stage, 'sittingHeld')).toBe('sittingHeld')
  expect(hear(stage, 'sittingConcluded', { conclusion: 'repeat', councillors: ['C1'] })).toBe(
    'councilAppointed',
  )
  expect(stage.state.councillors).toEqual([])
})

test('nothing is proposed before the text is adopted', () => {
  expect(recommended().try('proposeOrderList', 'L1', at('05'))?.code).toBe('process/not-in-turn')
  expect(recommended().awaited).toEqual([])
})

test('approved, published and told: the order goes on with its method, date and councillors', () => {
  const stage = listed()
  stage.do('approveOrderList', 'A1', at('09'))
  expect(stage.try('tellProposer', 'O1', at('10'))?.code).toBe('process/not-in-turn')
  stage.do('publishOrder', 'O1', at('10'))
  stage.do('tellProposer', 'O1', at('10'))
  expect([stage.outcome, stage.state.status]).toEqual(['ordered', 'published'])
  expect(determinationMachine.handsOver(stage.state)).toEqual({
    ...{
      method: 'directAssignment',
      approvedOn: '2026-03-09',
      sessionIds: ['s1'],
      councillors: ['C1', 'C2'],
    },
  })
})

test('advised against: the proposer is told and it ends', () => {
  const stage = begun()
  hear(stage, 'councilAppointed', { sessionId: 's1' })
  hear(stage, 'sittingConcluded', { conclusion: 'notRecommended', councillors: ['C1'] })
  expect(stage.awaited).toEqual(['tellProposer'])
  stage.do('tellProposer', 'O1', at('05'))
  expect([stage.outcome, stage.state.status]).toEqual(['notRecommended', 'notRecommended'])
  expect(stage.try('tellProposer', 'O1', at('05'))?.code).toBe('process/ended')
})

test('returned to be mended, or to another council; refused only with reasons', () => {
  const stage = listed()
  stage.do('returnOrderList', 'A1', at('06'), { anotherCouncil: false })
  expect(stage.awaited).toEqual(['proposeOrderList'])
  stage.do('proposeOrderList', 'L1', at('07'))
  expect(stage.try('refuseOrder', 'A1', at('08'), { reasons: 0 })?.code).toBe(
    'determination/refusal-without-reasons',
  )
  stage.do('refuseOrder', 'A1', at('08'), { reasons: 1 })
  stage.do('tellProposer', 'O1', at('09'))
  expect(stage.outcome).toBe('notApproved')
  const anew = listed()
  anew.do('returnOrderList', 'A1', at('06'), { anotherCouncil: true })
  expect([anew.awaited, anew.state.method]).toEqual([['appointCouncil'], null])
  hear(anew, 'councilAppointed', { sessionId: 's2' })
  expect(anew.state.sessionIds).toEqual(['s1', 's2'])
})

test('each step runs under the law’s term', () => {
  const context = { law, at: at('02'), by: 'C1' }
  const concluded = determinationMachine.told.sittingConcluded
  expect(determinationMachine.opening(begun().state, context).opens).toEqual([
    expect.objectContaining({ name: 'councilConclusion', term: law.determination.concludeWithin.value }),
  ])
  expect(concluded.deadlines?.(recommended().state, {}, context)).toMatchObject({
    closes: ['councilConclusion'],
    opens: [
      {
        waitsFor: 'proposeOrderList',
        term: { count: 15, unit: 'calendarDay' },
        clause: law.determination.review.cite,
      },
    ],
  })
  const approved = determinationMachine.acts.approveOrderList.deadlines?.(listed().state, {}, context)
  expect(approved?.opens).toMatchObject([
    { waitsFor: 'publishOrder', term: { count: 15, unit: 'calendarDay' } },
  ])
})
