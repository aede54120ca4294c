import { localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import { appraisalMachine } from '../../domain/stages/appraisal'
import { awardMachine } from '../../domain/stages/award'
import { contractingMachine } from '../../domain/stages/contracting'
import type { TaskBrief } from '../../domain/stages/life'
import { yearBudgetMachine } from '../../domain/stages/year-budget'
import { appraisalBrief, demoMoney, on } from '../support/demo-money'
import { Driven } from './driven-machine'
import { law } from './law'

const task = demoMoney('T01')
const brief = appraisalBrief('T01', task)
const host = task.award.principalInvestigator
const { appraisal } = task

const lines = appraisal.lines.map(({ line, proposed, accepted, counterpart, reason }) => ({
  ...{ line, proposedDong: proposed, acceptedDong: accepted, counterpartDong: counterpart },
  explained: reason !== null,
}))
const conclusion = {
  ...{ present: appraisal.present, lines, stateDong: appraisal.stateTotal, lumpSum: appraisal.lumpSum },
  counterpartDong: appraisal.counterpartTotal,
}

function appraised(upTo: 'team' | 'revised' | 'papers'): Driven<ReturnType<typeof appraisalMachine.begin>> {
  const driven = new Driven(appraisalMachine, brief)
  driven.do('appointAppraisalTeam', 'P-002', on('2024-05-14'), { team: appraisal.team })
  if (upTo === 'team') return driven
  driven.do('reviseDescription', host, on('2024-05-24'))
  if (upTo === 'revised') return driven
  const papers = { sittingAt: on(appraisal.sittingOn), papersDueOn: '2024-05-28' }
  driven.do('sendAppraisalPapers', 'P-007', on('2024-05-28'), papers)
  return driven
}

describe('the appraisal', () => {
  test.each([
    ['without a deputy', appraisal.team.filter(({ role }) => role !== 'deputy'), 'appraisal/seat-count'],
    [
      'whose council member sat in no senior seat',
      appraisal.team.map((member) =>
        member.role === 'councilMember' ? { ...member, person: 'P-200' } : member,
      ),
      'appraisal/council-member',
    ],
    [
      'in which one person holds two seats',
      appraisal.team.map((member) => (member.role === 'deputy' ? { ...member, person: 'P-003' } : member)),
      'appraisal/person-twice',
    ],
    [
      'with somebody who performs the task',
      appraisal.team.map((member) => (member.role === 'secretary' ? { ...member, person: host } : member)),
      'appraisal/team-performs',
    ],
  ])('a team %s is refused', (_name, team, code) => {
    const driven = new Driven(appraisalMachine, brief)
    expect(driven.try('appointAppraisalTeam', 'P-002', on('2024-05-14'), { team })).toMatchObject({ code })
    expect(driven.state.status).toBe('awaitingTeam')
  })

  test('the papers wait for the revised description and go out in time', () => {
    const driven = appraised('team')
    const papers = { sittingAt: on('2024-05-31'), papersDueOn: '2024-05-28' }
    expect(driven.try('sendAppraisalPapers', 'P-007', on('2024-05-27'), papers)).toMatchObject({
      code: 'process/not-in-turn',
    })
    driven.do('reviseDescription', host, on('2024-05-24'))
    expect(driven.try('sendAppraisalPapers', 'P-007', on('2024-05-29'), papers)).toMatchObject({
      code: 'appraisal/papers-late',
      clause: law.appraisal.papers.cite,
    })
    driven.do('sendAppraisalPapers', 'P-007', on('2024-05-28'), papers)
    expect(driven.awaited).toEqual(['concludeAppraisal'])
  })

  test.each([
    ['before the sitting', '2024-05-30', 'P-003', {}, 'appraisal/before-sitting'],
    ['by somebody who does not preside', '2024-05-31', 'P-008', {}, 'appraisal/not-presiding'],
    ['by three of five', '2024-05-31', 'P-003', { present: ['P-003', 'P-008', 'P-010'] }, 'quorum/too-few'],
    [
      'by four of five without the council',
      '2024-05-31',
      'P-003',
      { present: ['P-003', 'P-008', 'P-009', 'P-010'] },
      'quorum/seat-absent',
    ],
    ['with a total that differs', '2024-05-31', 'P-003', { stateDong: 1_150_000_001 }, 'estimate/sum'],
    [
      'with a cut that nobody explains',
      '2024-05-31',
      'P-003',
      { lines: lines.map((line) => ({ ...line, explained: false })) },
      'appraisal/cut-without-reason',
    ],
  ])('a conclusion %s is refused', (_name, day, by, changes, code) => {
    const driven = appraised('papers')
    const refusal = driven.try('concludeAppraisal', by, on(day), { ...conclusion, ...changes })
    expect(refusal).toMatchObject({ code })
    expect(driven.outcome).toBeUndefined()
  })

  test('four of five with the council conclude, the deputy in the place of the head', () => {
    const driven = appraised('papers')
    const present = appraisal.present.filter((person) => person !== 'P-003')
    driven.do('concludeAppraisal', 'P-008', on('2024-05-31'), { ...conclusion, present })
    expect(driven.outcome).toBe('appraised')
    expect(driven.state.budget).toMatchObject({ stateDong: 1_150_000_000, counterpartDong: 600_000_000 })
  })

  test('a question is answered once, and only lines of the estimate are asked about', () => {
    const driven = appraised('revised')
    const asks = (asked: string[]) => ({ lines: asked, answerBy: null })
    expect(driven.try('askAppraisalQuestion', 'P-010', on('2024-05-27'), asks(['yacht']))).toMatchObject({
      code: 'appraisal/line-unknown',
    })
    driven.do('askAppraisalQuestion', 'P-010', on('2024-05-27'), asks(['materials']))
    driven.do('answerAppraisalQuestion', host, on('2024-05-28'), { number: 1 })
    expect(driven.try('answerAppraisalQuestion', host, on('2024-05-28'), { number: 1 })).toMatchObject({
      code: 'appraisal/no-such-question',
    })
  })

  test('the term for revising runs from the day of the council’s conclusion', () => {
    const state = appraisalMachine.begin(brief)
    const context = { law, at: on('2024-05-15'), by: 'P-003' }
    expect(appraisalMachine.opening(state, context).opens).toEqual([
      expect.objectContaining({ name: 'revision', waitsFor: 'reviseDescription', from: '2024-05-07' }),
    ])
  })

  test('a winner that lets its term pass is given up, but not before', () => {
    const driven = appraised('team')
    expect(driven.try('recordMissedRevision', 'P-003', on('2024-06-01'))).toMatchObject({
      code: 'appraisal/revision-not-missed',
    })
    driven.state = appraisalMachine.missed.revision.apply(driven.state)
    driven.do('recordMissedRevision', 'P-003', on('2024-06-10'))
    expect(driven.outcome).toBe('failed')
  })
})

const budget = { lines: [], stateDong: dong(1_000), counterpartDong: dong(0), lumpSum: 'final' as const }
const withBudget: TaskBrief = { ...brief, previous: { ...brief.previous, appraisal: budget } }

test('an award is completed, proposed, returned with reasons, proposed again and approved', () => {
  const driven = new Driven(awardMachine, withBudget)
  expect(driven.try('proposeAward', 'P-003', on('2024-06-10'))).toMatchObject({ code: 'process/not-in-turn' })
  expect(driven.try('refuseAward', 'P-001', on('2024-06-10'), { reasons: 1 })).toMatchObject({
    code: 'award/completion-not-missed',
    clause: law.award.complete.cite,
  })
  driven.do('completeAfterAppraisal', host, on('2024-06-13'))
  driven.do('proposeAward', 'P-003', on('2024-06-17'))
  expect(driven.try('returnAward', 'P-001', on('2024-06-18'), { reasons: 0 })).toMatchObject({
    code: 'award/without-reasons',
  })
  driven.do('returnAward', 'P-001', on('2024-06-18'), { reasons: 1 })
  driven.do('proposeAward', 'P-003', on('2024-06-19'))
  driven.do('approveAward', 'P-001', on('2024-06-24'), { decisionNumber: '1/QĐ' })
  expect(driven.outcome).toBeUndefined()
  driven.do('publishAward', 'P-007', on('2024-06-28'))
  expect([driven.outcome, driven.state.decidedOn]).toEqual(['awarded', '2024-06-24'])
})

const award = {
  ...{ applicationId: 'A', host: 'X-02', principalInvestigator: host, scientificSecretary: null },
  ...{ keyPersons: [], partners: [], stateDong: dong(1_000), counterpartDong: dong(0), durationMonths: 12 },
  ...{ lumpSum: 'final' as const, decidedOn: localDate('2024-06-24') },
}
const withAward: TaskBrief = { ...withBudget, previous: { ...withBudget.previous, award } }
const plan = (...amounts: number[]) => amounts.map((amountDong, index) => ({ number: index + 1, amountDong }))
const contract = { number: '01/HĐ', products: ['SP1'], tranches: plan(500, 300, 200) }

describe('the contract', () => {
  test.each([
    ['one đồng too much at first', { tranches: plan(501, 299, 200) }, 'tranche/first-advance'],
    ['tranches that do not sum to it', { tranches: plan(500, 300, 199) }, 'plan/sum'],
    ['no tranche', { tranches: [] }, 'plan/empty'],
    ['a tranche without money', { tranches: plan(500, 0, 500) }, 'plan/not-positive'],
    ['no product', { products: [] }, 'contract/no-products'],
  ])('with %s is refused', (_name, changes, code) => {
    const driven = new Driven(contractingMachine, withAward)
    const refusal = driven.try('prepareContract', 'P-007', on('2024-07-04'), { ...contract, ...changes })
    expect(refusal).toMatchObject({ code })
  })

  test('half in the first advance is allowed; the second signature makes it whole', () => {
    const driven = new Driven(contractingMachine, withAward)
    driven.do('prepareContract', 'P-007', on('2024-07-04'), contract)
    driven.do('signContractAsAgency', 'P-003', on('2024-07-09'), { endsOn: '2025-07-09' })
    expect(driven.outcome).toBeUndefined()
    expect(driven.try('prepareContract', 'P-007', on('2024-07-09'), contract)).toMatchObject({
      code: 'contract/signed-already',
    })
    const whole = driven.do('signContractAsHost', host, on('2024-07-10'), { endsOn: '2025-07-10' })
    expect(whole).toMatchObject({ complete: true, stateDong: 1_000 })
    expect(contractingMachine.handsOver(driven.state)).toMatchObject({
      ...{ signedOn: '2024-07-10', endsOn: '2025-07-10', contractNumber: '01/HĐ' },
      tranchePlan: [{ kind: 'advance' }, { kind: 'advance' }, { kind: 'finalPayment' }],
    })
  })

  test.each([
    ['2025-07-09', false],
    ['2025-07-10', true],
    ['2025-07-25', true],
    ['2025-07-26', false],
  ])('a signature of 10 July 2024 for twelve months may end on %s: %s', (endsOn, allowed) => {
    const driven = new Driven(contractingMachine, withAward)
    driven.do('prepareContract', 'P-007', on('2024-07-04'), contract)
    const refusal = driven.try('signContractAsHost', host, on('2024-07-10'), { endsOn })
    expect(refusal?.code).toBe(allowed ? undefined : 'contract/end')
  })
})

test('an appropriation is approved by another person, and only until its year is over', () => {
  const driven = new Driven(yearBudgetMachine, { year: 2025 })
  const proposal = { source: 'province', amountDong: 100 }
  expect(driven.try('proposeAppropriation', 'P-013', on('2026-01-02'), proposal)).toMatchObject({
    code: 'money/year-over',
  })
  driven.do('proposeAppropriation', 'P-013', on('2025-12-31'), proposal)
  const source = { source: 'province' }
  expect(driven.try('approveAppropriation', 'P-013', on('2025-12-31'), source)).toMatchObject({
    code: 'money/approver-is-proposer',
  })
  driven.do('approveAppropriation', 'P-001', on('2025-12-31'), source)
  driven.do('proposeAppropriation', 'P-013', on('2025-12-31'), { ...proposal, amountDong: 150 })
  const replaced = driven.do('approveAppropriation', 'P-001', on('2025-12-31'), source)
  expect(replaced).toMatchObject({ amountDong: 150, replacesDong: 100 })
})
