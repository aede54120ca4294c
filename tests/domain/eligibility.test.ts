import {
  barsJudgedOn,
  dossierDefects,
  type HostRecord,
  hostBars,
  type InvestigatorRecord,
  investigatorBars,
  requiredDocuments,
} from '../../domain/eligibility'
import { localDate } from '../../domain/instant'
import { seededCalendar as calendar, codes, law, varied } from './law'

const day = localDate
const clean: HostRecord = {
  registrations: [],
  applicationReports: [],
  endedTasks: [],
  recoveries: [],
  suspensionsForBreach: [],
}
const host = (record: Partial<HostRecord>, on: string, call = law.call) =>
  codes(hostBars({ ...clean, ...record }, day(on), call, calendar))

describe('TT 20/2023, Điều 4.2: bars of a host', () => {
  test('a clean record bars nothing', () => expect(host({}, '2026-03-02')).toEqual([]))

  test.each([
    ['2026-03-02', undefined, []],
    ['2026-03-03', undefined, ['host/unregistered-result']],
    ['2026-03-03', '2026-03-03', []],
    ['2026-03-03', '2026-03-04', ['host/unregistered-result']],
  ])('a) on %s, results due 2026-03-02 and registered %s: %j', (on, doneOn, expected) => {
    const duty = { task: 'T1', dueOn: day('2026-03-02'), ...(doneOn ? { doneOn: day(doneOn) } : {}) }
    expect(host({ registrations: [duty] }, on)).toEqual(expected)
    const reports = expected.map(() => 'host/missing-application-report')
    expect(host({ applicationReports: [duty] }, on)).toEqual(reports)
  })

  test.each([
    ['2026-04-01', undefined, []],
    ['2026-04-02', undefined, ['host/late-acceptance-dossier']],
    ['2026-04-02', '2026-04-02', []],
    ['2026-04-02', '2026-04-03', ['host/late-acceptance-dossier']],
  ])('c) on %s, a task ended 2026-03-02 (30 days) with its dossier filed %s: %j', (on, filedOn, expected) => {
    const ended = { task: 'T1', endedOn: day('2026-03-02'), ...(filedOn ? { filedOn: day(filedOn) } : {}) }
    expect(host({ endedTasks: [ended] }, on)).toEqual(expected)
  })

  test.each([
    ['2026-03-01', undefined, []],
    ['2026-03-02', undefined, ['host/unpaid-recovery']],
    ['2026-03-10', '2026-03-10', []],
    ['2026-03-09', '2026-03-10', ['host/unpaid-recovery']],
  ])('d) on %s, a recovery decided 2026-03-02 and paid %s: %j', (on, paidOn, expected) => {
    const recovery = { task: 'T1', decidedOn: day('2026-03-02'), ...(paidOn ? { paidOn: day(paidOn) } : {}) }
    expect(host({ recoveries: [recovery] }, on)).toEqual(expected)
  })

  test.each([
    ['2025-11-03', []],
    ['2025-11-04', ['host/suspended']],
    ['2026-11-03', ['host/suspended']],
    ['2026-11-04', []],
  ])('đ) on %s, stopped for a breach on 2025-11-04 (one year): %j', (on, expected) => {
    expect(host({ suspensionsForBreach: [{ task: 'T1', decidedOn: day('2025-11-04') }] }, on)).toEqual(
      expected,
    )
  })

  test('the tasks, the end of the bar and the clause are told', () => {
    const record = { ...clean, suspensionsForBreach: [{ task: 'T8', decidedOn: day('2025-11-04') }] }
    expect(hostBars(record, day('2026-01-05'), law.call, calendar)).toEqual([
      {
        ok: false,
        code: 'host/suspended',
        clause: law.call.hostSuspensionBar.cite,
        params: { tasks: ['T8'], until: '2026-11-04' },
      },
    ])
  })

  test("which bars there are is the edition's", () => {
    const record = { recoveries: [{ task: 'T1', decidedOn: day('2026-03-02') }] }
    expect(host(record, '2026-03-10', varied(law.call, 'hostBars', ['suspendedForBreach']))).toEqual([])
  })
})

describe('TT 20/2023, Điều 4.3, 4.4: an investigator', () => {
  const able: InvestigatorRecord = {
    degree: 'university',
    yearsInField: 5,
    leads: [],
    endedTasks: [],
    suspensionsForBreach: [],
    recoveries: [],
  }
  const investigator = (record: Partial<InvestigatorRecord>, on = '2026-03-02', call = law.call) =>
    codes(investigatorBars({ ...able, ...record }, day(on), call, calendar))

  test.each([
    ['none', 5, ['investigator/degree']],
    ['university', 5, []],
    ['doctor', 5, []],
    ['university', 4, ['investigator/years-in-field']],
    ['university', 6, []],
    ['none', 0, ['investigator/degree', 'investigator/years-in-field']],
  ] as const)('4.3: degree %s and %d years: %j', (degree, yearsInField, expected) => {
    expect(investigator({ degree, yearsInField })).toEqual(expected)
  })

  test('4.3: an edition may ask for a doctor', () => {
    const strict = varied(law.call, 'principalInvestigatorDegree', 'doctor')
    expect(investigator({ degree: 'master' }, '2026-03-02', strict)).toEqual(['investigator/degree'])
  })

  test.each([
    ['2026-03-01', []],
    ['2026-03-02', ['investigator/leads-another-task']],
    ['2026-06-14', ['investigator/leads-another-task']],
    ['2026-06-15', []],
  ])('4.4a: on %s, leading another task from 2026-03-02 to 2026-06-15: %j', (on, expected) => {
    const lead = { task: 'T1', from: day('2026-03-02'), to: day('2026-06-15') }
    expect(investigator({ leads: [lead] }, on)).toEqual(expected)
  })

  test('4.4a: a task without an end goes on', () => {
    expect(investigator({ leads: [{ task: 'T1', from: day('2020-01-06') }] })).toHaveLength(1)
  })

  test('4.4b: a dossier more than 30 days late', () => {
    const endedTasks = [{ task: 'T1', endedOn: day('2026-03-02') }]
    expect(investigator({ endedTasks }, '2026-04-01')).toEqual([])
    expect(investigator({ endedTasks }, '2026-04-02')).toEqual(['investigator/late-acceptance-dossier'])
  })

  test.each([
    ['2028-11-03', ['investigator/suspended']],
    ['2028-11-04', []],
  ])('4.4c: on %s, stopped for a breach on 2025-11-04 (three years): %j', (on, expected) => {
    const suspensionsForBreach = [{ task: 'T1', decidedOn: day('2025-11-04') }]
    expect(investigator({ suspensionsForBreach }, on)).toEqual(expected)
  })

  test('TTLT 27/2015, Điều 17.2: until the host has paid back', () => {
    const recovery = { task: 'T1', decidedOn: day('2026-03-02') }
    expect(investigator({ recoveries: [recovery] })).toEqual(['investigator/unpaid-recovery'])
    expect(investigator({ recoveries: [{ ...recovery, paidOn: day('2026-03-02') }] })).toEqual([])
  })
})

test('TT 20/2023, Điều 4.2: bars are judged at the deadline, or at the opening by the edition', () => {
  const dates = { deadline: day('2026-03-02'), openedOn: day('2026-03-05') }
  expect(barsJudgedOn(dates, law.call)).toBe('2026-03-02')
  expect(barsJudgedOn(dates, varied(law.call, 'barsJudgedAt', 'opening'))).toBe('2026-03-05')
})

describe('TT 20/2023, Điều 5: the documents of an application', () => {
  const plain = {
    description: 'applied',
    partners: false,
    experts: false,
    counterpartFunds: false,
    recommended: false,
  } as const

  test.each([
    ['applied', 'B1-2a'],
    ['social', 'B1-2b'],
    ['pilot', 'B1-2c'],
    ['scheme', 'B1-2d'],
  ] as const)('5.3: a %s description is form %s', (description, form) => {
    expect(requiredDocuments({ ...plain, description }, law.call)).toContain(form)
  })

  test.each([
    [{ partners: true }, law.call.conditionalDocuments.value.partners],
    [{ experts: true }, law.call.conditionalDocuments.value.experts],
    [{ counterpartFunds: true }, law.call.conditionalDocuments.value.counterpartFunds],
    [{ recommended: true }, law.call.conditionalDocuments.value.afterRecommendation],
  ])('5.6-5.13: %j asks for more', (needs, documents) => {
    const required = requiredDocuments({ ...plain, ...needs }, law.call)
    expect(required).toEqual(expect.arrayContaining([...documents]))
    expect(new Set(required).size).toBe(required.length)
  })

  test('all that is missing is told at once', () => {
    const required = requiredDocuments(plain, law.call)
    expect(dossierDefects(required, plain, law.call)).toEqual([])
    expect(dossierDefects([...required, 'other'], plain, law.call)).toEqual([])
    expect(dossierDefects([], plain, law.call)).toEqual([
      {
        ok: false,
        code: 'dossier/documents-missing',
        clause: law.call.requiredDocuments.cite,
        params: { documents: required },
      },
    ])
  })

  test("5.14: what the State's system holds may be given by its code, where the edition says so", () => {
    const forms = ['B1-1', 'B1-3'] as const
    const both = varied(law.call, 'registeredDocuments', ['B1-3'])
    const onRecord = { ...plain, onRecord: forms }
    expect(requiredDocuments(onRecord, both)).toContain('B1-1')
    expect(requiredDocuments(onRecord, both)).not.toContain('B1-3')
  })
})
