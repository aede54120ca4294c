import { atHour, localDate } from '../../domain/instant'
import type { Application } from '../../domain/stages/handover'
import { type SelectionState, selectionMachine } from '../../domain/stages/selection'
import { Driven } from './driven-machine'
import { law } from './law'

const at = (day: string) => atHour(localDate(`2026-03-${day}`), '09:00')
type Stage = Driven<SelectionState>

const dossier = (id: string, valid = true) =>
  ({ id, valid, host: `ORG-${id}`, lumpSum: 'partial' }) as Application

function begun(): Stage {
  const call = { applications: [dossier('h1'), dossier('h2'), dossier('h3', false)] }
  const stage: Stage = new Driven(selectionMachine, { previous: { call } })
  for (const type of ['councilAppointed', 'papersSent', 'sittingHeld']) {
    stage.hear({ type, at: at('02'), by: 'C1', data: { sessionId: 's1' } })
  }
  return stage
}

const ranked = (application: string, points: number) => ({
  application,
  final: { numerator: points, denominator: 1 },
})

function concluded(conclusion: string, more: object = {}): Stage {
  const stage = begun()
  const result = { ranking: [ranked('h1', 88), ranked('h2', 80)], ...more }
  const data = { conclusion, result, councillors: ['C1', 'C2'], seniorCouncillors: ['C1'], lumpSum: 'final' }
  stage.hear({ type: 'sittingConcluded', at: at('02'), by: 'C1', data })
  return stage
}

test('only valid dossiers come before the council', () => {
  expect(begun().state.applications.map(({ id }) => id)).toEqual(['h1', 'h2'])
  expect(begun().state.status).toBe('sittingHeld')
})

test('the winner goes on with the council’s lump sum once the applicants are told', () => {
  const stage = concluded('winner', { winner: 'h1' })
  expect([stage.state.status, stage.awaited]).toEqual(['concluded', ['tellApplicants']])
  stage.do('tellApplicants', 'O1', at('04'))
  expect([stage.outcome, stage.state.status]).toEqual(['selected', 'selected'])
  expect(selectionMachine.handsOver(stage.state)).toEqual({
    ...{ winner: { ...dossier('h1'), lumpSum: 'final' }, meanPoints: 88 },
    ...{ councillors: ['C1', 'C2'], seniorCouncillors: ['C1'], concludedOn: '2026-03-02' },
  })
})

test('where none wins, the authority calls again or cancels with reasons', () => {
  const stage = concluded('none')
  expect(stage.try('callAgain', 'A1', at('04'))?.code).toBe('process/not-in-turn')
  stage.do('tellApplicants', 'O1', at('04'))
  expect([stage.state.status, stage.outcome]).toEqual(['noneSelected', undefined])
  expect(stage.awaited).toEqual(['callAgain', 'cancelSelection'])
  expect(stage.try('cancelSelection', 'A1', at('05'), { reasons: 0 })).toMatchObject({
    code: 'selection/cancellation-without-reasons',
    clause: law.call.cancellationGrounds.cite,
  })
  stage.do('callAgain', 'A1', at('05'))
  expect(stage.outcome).toBe('callAgain')
})

test('a tie waits for the authority, who chooses among those that are left', () => {
  const tie = { tied: ['h1', 'h2'], steps: [{ rule: 'lessStateMoney', left: ['h1', 'h2'] }] }
  const stage = concluded('tied', { tie })
  expect(stage.try('tellApplicants', 'O1', at('04'))?.code).toBe('process/not-in-turn')
  expect(stage.try('decideTie', 'A1', at('04'), { application: 'h3' })).toMatchObject({
    code: 'selection/not-among-the-tied',
    params: { applications: ['h1', 'h2'] },
  })
  stage.do('decideTie', 'A1', at('04'), { application: 'h2' })
  stage.do('tellApplicants', 'O1', at('05'))
  expect(selectionMachine.handsOver(stage.state)).toMatchObject({
    ...{ winner: { id: 'h2' }, concludedOn: '2026-03-02' },
  })
})

test('without a conclusion the council sits again', () => {
  const stage = concluded('repeat')
  expect([stage.state.status, stage.state.recommendation]).toEqual(['councilAppointed', null])
})

test('the result is told within the law’s term', () => {
  const context = { law, at: at('02'), by: 'C1' }
  const changes = selectionMachine.told.sittingConcluded.deadlines?.(concluded('winner').state, {}, context)
  expect(changes).toMatchObject({
    closes: ['councilConclusion'],
    opens: [{ waitsFor: 'tellApplicants', term: { count: 3, unit: 'workingDay' } }],
  })
})
