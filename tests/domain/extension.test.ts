import {
  barredUntil,
  contractEnd,
  type ExtensionRequest,
  extendedEnd,
  extensionConsideredUntil,
  extensionLimit,
  mayExtend,
  mayShorten,
  reportsDue,
  whoDecides,
} from '../../domain/extension'
import { localDate } from '../../domain/instant'
import { seededCalendar as calendar, law, varied } from './law'

const request = (change: Partial<ExtensionRequest> = {}): ExtensionRequest => ({
  months: 6,
  durationMonths: 24,
  endsOn: localDate('2026-06-15'),
  extensionsGranted: 0,
  ...change,
})
const verdict = (change: Partial<ExtensionRequest> = {}, on = '2026-03-02', execution = law.execution) => {
  const result = mayExtend(request(change), localDate(on), execution, calendar)
  return result.ok ? 'granted' : result.code
}

describe('TT 04/2015, Điều 12.1: once, at most 12 months over 24, else 6', () => {
  test.each([
    [23, 6, 'granted'],
    [24, 6, 'granted'],
    [24, 7, 'extension/too-long'],
    [25, 7, 'granted'],
    [25, 12, 'granted'],
    [25, 13, 'extension/too-long'],
    [36, 11, 'granted'],
    [24, 0, 'extension/too-long'],
    [24, 1.5, 'extension/too-long'],
  ])('a task of %d months by %d: %s', (durationMonths, months, expected) => {
    expect(verdict({ durationMonths, months })).toBe(expected)
  })

  test.each([
    [0, 'granted'],
    [1, 'extension/already-extended'],
  ])('after %d extensions: %s', (extensionsGranted, expected) => {
    expect(verdict({ extensionsGranted })).toBe(expected)
  })

  test("what counts as a long task is the edition's", () => {
    expect(extensionLimit(24, law.execution).months).toBe(6)
    expect(extensionLimit(24, varied(law.execution, 'longTaskComparator', '>=')).months).toBe(12)
  })
})

describe('TT 04/2015, Điều 12.2: at least a month before the end', () => {
  test.each([
    ['2026-05-14', 'granted'],
    ['2026-05-15', 'granted'],
    ['2026-05-16', 'extension/too-late'],
    ['2026-06-16', 'extension/too-late'],
  ])('on %s: %s', (on, expected) => expect(verdict({}, on)).toBe(expected))

  test('a last day off moves earlier', () => {
    const until = extensionConsideredUntil(localDate('2026-06-02'), law.execution, calendar)
    expect(until).toBe('2026-04-29')
  })
})

describe('ends and reports', () => {
  test.each([
    ['2026-01-15', 6, '2026-07-15'],
    ['2026-01-15', 18, '2027-07-15'],
    ['2025-08-31', 6, '2026-03-02'],
    ['2026-01-15', 1, '2026-02-23'],
  ])('a contract of %s for %d months ends on %s', (signedOn, months, expected) => {
    expect(contractEnd(localDate(signedOn), months, calendar).date).toBe(expected)
  })

  test('an extension runs from the end', () => {
    expect(extendedEnd(localDate('2026-04-17'), 6, calendar).date).toBe('2026-10-19')
  })

  test("TT 04/2015, Điều 26.1: a report every six months from the contract's date, before the end", () => {
    const due = reportsDue(localDate('2024-07-10'), localDate('2025-10-10'), law.execution, calendar)
    expect(due.map((report) => report.date)).toEqual(['2025-01-10', '2025-07-10'])
    const atEnd = reportsDue(localDate('2024-07-10'), localDate('2025-07-10'), law.execution, calendar)
    expect(atEnd.map((report) => report.date)).toEqual(['2025-01-10'])
    const none = varied(law.execution, 'reportEvery', { count: 0, unit: 'month' })
    expect(reportsDue(localDate('2024-07-10'), localDate('2025-07-10'), none, calendar)).toEqual([])
  })

  test('months are counted from the contract, not from the last report', () => {
    const due = reportsDue(localDate('2024-08-31'), localDate('2026-08-31'), law.execution, calendar)
    expect(due.map((report) => report.date)).toEqual(['2025-02-28', '2025-09-03', '2026-03-02'])
  })

  test.each([
    ['hostSuspensionBar', '2026-11-04'],
    ['principalInvestigatorSuspensionBar', '2028-11-04'],
  ] as const)('TT 20/2023, Điều 4: %s from 2025-11-04 ends on %s', (bar, expected) => {
    expect(barredUntil(localDate('2025-11-04'), law.call[bar])).toBe(expected)
  })

  test('a bar in days is a mistake of the edition', () => {
    const bar = varied(law.call, 'hostSuspensionBar', { count: 30, unit: 'calendarDay' }).hostSuspensionBar
    expect(() => barredUntil(localDate('2025-11-04'), bar)).toThrow(RangeError)
  })
})

describe('TT 04/2015, Điều 12.3: shortening with at least 2/3 done', () => {
  test.each([
    [65, 100, false],
    [2, 3, true],
    [67, 100, true],
    [0, 0, false],
  ])('%d of %d: %s', (numerator, denominator, expected) => {
    expect(mayShorten({ numerator, denominator }, law.execution).ok).toBe(expected)
  })
})

describe('TT 04/2015, Điều 13-19; TTLT 27/2015, Điều 6.2, 7.4: who decides on a change', () => {
  test.each([
    ['contents', 'final', 'host'],
    ['contents', 'partial', 'manager'],
    ['principalInvestigator', 'partial', 'host'],
    ['member', 'partial', 'host'],
    ['materials', 'final', 'host'],
    ['equipment', 'final', 'manager'],
    ['hostOrganization', 'final', 'manager'],
    ['name', 'final', 'amendment/never'],
    ['objectives', 'final', 'amendment/never'],
    ['products', 'final', 'amendment/never'],
    ['products', 'partial', 'manager'],
    ['lumpSumTotal', 'final', 'amendment/never'],
    ['lumpSumTotal', 'partial', 'amendment/never'],
    ['lumpSumKind', 'partial', 'amendment/never'],
  ] as const)('%s of a task with the lump sum %s: %s', (subject, lumpSum, expected) => {
    const decided = whoDecides(subject, lumpSum, law.execution)
    expect(decided.ok ? decided.by : decided.code).toBe(expected)
    expect(decided.clause).toBeTruthy()
  })
})
