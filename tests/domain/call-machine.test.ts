import type { Instant } from '../../domain/instant'
import { localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import { callMachine } from '../../domain/stages/call'
import type { DeterminedOrder } from '../../domain/stages/handover'
import { lawFor } from '../../regulations'
import { application, momentOn as at, callBrief, noticeUntil } from '../support/call'
import { begun, opened, receiving } from './call-run'
import { law } from './law'

const { call } = law
const direct = { determination: { method: 'directAssignment' } as DeterminedOrder }

describe('notice', () => {
  test.each([
    [
      'a day too early',
      {},
      { earliestOn: localDate('2026-04-04') },
      'call/notice-too-short',
      call.notice.cite,
    ],
    ['an open call that names a host', {}, { host: 'ORG-H' }, 'call/open-to-all', undefined],
    ['a direct assignment to nobody', direct, { reasons: 1 }, 'call/host-not-named', undefined],
    ['a direct assignment for no reason', direct, { host: 'ORG-H' }, 'call/direct-without-reason', undefined],
  ] as const)('%s is refused', (_what, previous, terms, code, clause) => {
    const refusal = begun(previous).try(
      'postNotice',
      'O1',
      at('2026-03-03'),
      noticeUntil('2026-04-03', terms),
    )
    expect(refusal).toMatchObject({ code, ...(clause ? { clause } : {}) })
  })

  test('the first day that satisfies the term is enough', () => {
    const run = receiving()
    expect(run.state).toMatchObject({ status: 'receivingDossiers', round: 1, firstPostedOn: '2026-03-03' })
    expect(run.awaited).toEqual([])
    expect(run.try('postNotice', 'O1', at('2026-03-04'), noticeUntil('2026-04-03'))).toMatchObject({
      code: 'process/not-in-turn',
    })
  })
})

describe('dossiers', () => {
  const body = application('a')

  test.each(['submitApplication', 'replaceApplication', 'withdrawApplication'])(
    '%s needs a notice',
    (act) => {
      expect(begun().try(act, 'H1', at('2026-03-02'), body)).toMatchObject({ code: 'call/not-posted' })
    },
  )

  test.each([
    ['2026-04-03T09:59:59.999Z', undefined],
    ['2026-04-03T10:00:00.000Z', 'call/deadline-passed'],
    ['2026-04-03T10:00:00.001Z', 'call/deadline-passed'],
  ] as const)('at %s a dossier meets %s', (moment, code) => {
    const refusal = receiving().try('submitApplication', 'H1', moment as Instant, body)
    expect(refusal?.code).toBe(code)
    if (refusal) expect(refusal.params).toEqual({ deadline: '2026-04-03T10:00:00.000Z', at: moment })
  })

  test('sums, key persons and whether the host proposed the task are worked out', () => {
    const team = [
      {
        role: 'mainMember',
        headcount: 1,
        person: 'M1',
        weight: 0.8,
        convertedMonths: 1,
        ratePerMonth: 1,
        amount: 1,
      },
      {
        role: 'member',
        headcount: 1,
        person: 'M2',
        weight: 0.4,
        convertedMonths: 1,
        ratePerMonth: 1,
        amount: 1,
      },
      {
        role: 'mainMember',
        headcount: 2,
        person: null,
        weight: 0.8,
        convertedMonths: 1,
        ratePerMonth: 1,
        amount: 1,
      },
    ] as const
    const lines = [
      { line: 'materials', stateDong: dong(5), counterpartDong: dong(2) },
      { line: 'other', stateDong: dong(7), counterpartDong: dong(0) },
    ]
    const run = receiving()
    const own = application('a', { host: 'ORG-P', scientificSecretary: 'S1', team, lines })
    run.do('submitApplication', 'REP', at('2026-03-20'), own)
    expect(run.state.applications[0]).toMatchObject({
      keyPersons: ['H1', 'S1', 'M1'],
      applicants: ['REP', 'H1'],
      hostIsProposer: true,
      stateDong: 12,
      counterpartDong: 2,
      forms: ['B1-1', 'B1-2a', 'B1-3', 'B1-4'],
    })
  })

  test('a line twice, or the same host and investigator, is refused; another investigator is not', () => {
    const run = receiving()
    const [line] = body.lines
    expect(
      run.try('submitApplication', 'H1', at('2026-03-20'), { ...body, lines: [line, line] }),
    ).toMatchObject({
      code: 'call/line-twice',
      params: { lines: ['materials'] },
    })
    run.do('submitApplication', 'H1', at('2026-03-20'), body)
    const again = application('b')
    expect(run.try('submitApplication', 'H1', at('2026-03-21'), again)).toMatchObject({
      code: 'call/already-applied',
    })
    run.do('submitApplication', 'H3', at('2026-03-21'), application('b', { principalInvestigator: 'H3' }))
  })

  test.each(['replaceApplication', 'withdrawApplication'])('%s is for the applicants alone', (act) => {
    const run = receiving()
    run.do('submitApplication', 'REP', at('2026-03-20'), body)
    expect(run.try(act, 'H2', at('2026-03-21'), body)).toMatchObject({ code: 'call/not-your-application' })
    const unknown = { ...body, application: 'none' }
    expect(run.try(act, 'REP', at('2026-03-21'), unknown)).toMatchObject({
      code: 'call/not-your-application',
    })
    run.do(act, 'H1', at('2026-03-22'), body)
  })

  test('a replaced dossier keeps its place, a withdrawn one is gone', () => {
    const run = receiving()
    run.do('submitApplication', 'H1', at('2026-03-20'), body)
    run.do('replaceApplication', 'H1', at('2026-03-21'), { ...body, lumpSum: 'final' })
    expect(run.state.applications).toMatchObject([{ id: 'a', lumpSum: 'final' }])
    run.do('withdrawApplication', 'H1', at('2026-03-22'), { application: 'a' })
    expect(run.state.applications).toEqual([])
  })

  test('whatever comes sealed does not show in the task’s movement', () => {
    const { submitApplication, replaceApplication, withdrawApplication } = callMachine.acts
    for (const act of [submitApplication, replaceApplication, withdrawApplication])
      expect(act.discreet).toBe(true)
  })
})

describe('opening', () => {
  test('the term of seven working days runs from the deadline’s day', () => {
    const run = receiving()
    expect(run.try('openDossiers', 'O1', '2026-04-03T09:59:59.999Z' as Instant)).toMatchObject({
      code: 'process/not-in-turn',
    })
    run.passUntil(at('2026-04-03', '17:00'))
    expect(run.awaited).toEqual(['openDossiers'])
    expect(run.due.get('opening')).toBe(at('2026-04-14', '24:00'))
    run.do('openDossiers', 'O1', at('2026-04-15'))
    expect(run.late).toEqual(['opening'])
  })

  test.each([
    ['2023', 'F-NN', 'researchProject', ['B1-1', 'B1-2a', 'B1-3', 'B1-4'], []],
    ['2023', 'F-XH', 'researchProject', ['B1-1', 'B1-2a', 'B1-3', 'B1-4'], ['B1-2b']],
    ['2023', 'F-NN', 'pilotProduction', ['B1-1', 'B1-2c', 'B1-4'], ['B1-3']],
    ['2023', 'F-NN', 'scientificScheme', [], ['B1-1', 'B1-2d', 'B1-3', 'B1-4']],
    ['2025-10', 'F-NN', 'researchProject', ['BM-09'], ['BM-10']],
  ] as const)('edition %s, field %s, %s with %j lacks %j', (edition, field, type, forms, missing) => {
    const state = callMachine.begin(callBrief({ field, type }))
    const own = { ...opened().state.applications[0]!, forms }
    const context = { law: lawFor(edition), at: at('2026-04-08'), by: 'O1' }
    const { data } = callMachine.acts.openDossiers
    expect(data?.({ ...state, applications: [own] }, {}, context)).toEqual({
      screening: [{ application: 'a', valid: missing.length === 0, missing }],
    })
  })

  test('the officer may judge otherwise than the forms, against a dossier only with reasons', () => {
    const run = opened()
    expect(run.state.applications).toMatchObject([{ valid: true }, { valid: false, missing: ['B1-4'] }])
    const screen = (body: object) => run.try('screenDossier', 'O1', at('2026-04-09'), body)
    expect(screen({ application: 'a', valid: false, reasons: 0 })).toMatchObject({
      code: 'call/invalid-without-reasons',
      clause: call.openingResult.cite,
    })
    expect(screen({ application: 'none', valid: true, reasons: 0 })).toMatchObject({
      code: 'call/unknown-application',
    })
    expect(screen({ application: 'a', valid: false, reasons: 1 })).toBeUndefined()
    expect(screen({ application: 'b', valid: true, reasons: 0 })).toBeUndefined()
    run.do('tellOpeningResult', 'O1', at('2026-04-10'))
    expect(callMachine.handsOver(run.state).applications).toMatchObject([
      { id: 'a', valid: false },
      { id: 'b', valid: true },
    ])
    expect(run.outcome).toBe('opened')
  })

  test('the result is told in the term of the law', () => {
    const run = opened()
    expect(run.due.has('openingResult')).toBe(true)
    expect(run.awaited).toEqual(['tellOpeningResult'])
    run.do('tellOpeningResult', 'O1', at('2026-04-14'))
    expect(run.late).toEqual(['openingResult'])
  })
})
