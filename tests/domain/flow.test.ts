import { firstStage, type Outcomes, type Step, stepAfter } from '../../domain/flow'
import { type Stage, stages } from '../../domain/life'

const end = (ends: string) => ({ ends })

test.each<[Stage, string, Step | ReturnType<typeof end>]>([
  ['ordering', 'accepted', 'determination'],
  ['ordering', 'refused', end('refused')],
  ['ordering', 'withdrawn', end('withdrawn')],
  ['determination', 'ordered', 'call'],
  ['determination', 'notRecommended', end('notRecommended')],
  ['determination', 'notApproved', end('notApproved')],
  ['call', 'opened', 'selection'],
  ['call', 'cancelled', end('cancelled')],
  ['selection', 'selected', 'appraisal'],
  ['selection', 'callAgain', 'call'],
  ['selection', 'cancelled', end('noneSelected')],
  ['appraisal', 'appraised', 'award'],
  ['appraisal', 'cancelled', end('cancelled')],
  ['award', 'awarded', 'contracting'],
  ['award', 'cancelled', end('cancelled')],
  ['contracting', 'signed', 'execution'],
  ['contracting', 'notSigned', end('cancelled')],
  ['execution', 'completed', 'acceptance'],
  ['execution', 'terminated', 'closing'],
  ['acceptance', 'accepted', 'closing'],
  ['acceptance', 'failed', 'closing'],
  ['followUp', 'reported', end('finished')],
])('after %s, ended as %s', (stage, outcome, next) => {
  expect(stepAfter(stage, { [stage]: outcome })).toEqual(next)
})

test.each<[Outcomes, Step | ReturnType<typeof end>]>([
  [{ execution: 'completed', acceptance: 'accepted' }, 'followUp'],
  [{ execution: 'completed', acceptance: 'failed' }, end('acceptanceFailed')],
  [{ execution: 'terminated' }, end('terminated')],
])('a contract is closed after %j', (before, next) => {
  expect(stepAfter('closing', { ...before, closing: 'liquidated' })).toEqual(next)
})

test('the best of all courses goes through every stage once', () => {
  const good: Outcomes = {
    ...{ ordering: 'accepted', determination: 'ordered', call: 'opened', selection: 'selected' },
    ...{ appraisal: 'appraised', award: 'awarded', contracting: 'signed', execution: 'completed' },
    ...{ acceptance: 'accepted', closing: 'liquidated', followUp: 'reported' },
  }
  const gone: Stage[] = []
  for (let step: Step = firstStage; typeof step === 'string'; step = stepAfter(step, good)) gone.push(step)
  expect(gone).toEqual(stages)
})
