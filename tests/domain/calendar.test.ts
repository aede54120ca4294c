import { isLate, type Pause, termMonths } from '../../domain/calendar'
import { instant, localDate } from '../../domain/instant'
import type { Term } from '../../regulations/schema'

import { seededCalendar as calendar, term } from './law'

const day = localDate
const dueOn = (start: string, length: Term, pauses: Pause[] = []) =>
  calendar.addTerm(day(start), length, { pauses })?.date

describe('working days (Bộ luật Lao động, Điều 112)', () => {
  test.each([
    ['2026-02-13', true, 'Friday before Tết'],
    ['2026-02-14', false, 'Saturday of Tết'],
    ['2026-02-16', false, 'Tết'],
    ['2026-02-20', false, 'last weekday of Tết'],
    ['2026-02-22', false, 'last Sunday of Tết'],
    ['2026-02-23', true, 'first Monday after Tết'],
    ['2026-01-10', true, 'a Saturday swapped in'],
    ['2026-01-11', false, 'the Sunday after it'],
    ['2026-01-17', false, 'an ordinary Saturday'],
  ])('%s is worked: %s (%s)', (date, expected) => expect(calendar.isWorkingDay(day(date))).toBe(expected))

  test('the next working day passes over the whole of Tết 2026', () => {
    expect(calendar.nextWorkingDay(day('2026-02-13'))).toBe('2026-02-23')
    expect(calendar.nextWorkingDay(day('2026-01-09'))).toBe('2026-01-10')
  })

  test('between two days the first is not counted and the last is', () => {
    expect(calendar.workingDaysBetween(day('2026-02-12'), day('2026-02-23'))).toBe(2)
    expect(calendar.workingDaysBetween(day('2026-01-09'), day('2026-01-12'))).toBe(2)
    expect(calendar.workingDaysBetween(day('2026-02-23'), day('2026-02-23'))).toBe(0)
    expect(calendar.workingDaysBetween(day('2026-02-24'), day('2026-02-23'))).toBe(0)
  })

  test('a year that is not decided, or not entered, makes a term provisional', () => {
    expect(calendar.addTerm(day('2026-12-30'), term(1, 'workingDay'))?.provisional).toBe(false)
    expect(calendar.addTerm(day('2026-12-30'), term(5, 'workingDay'))?.provisional).toBe(true)
    expect(calendar.addTerm(day('2028-03-01'), term(1, 'workingDay'))?.provisional).toBe(true)
  })
})

describe('terms counted on', () => {
  test.each([
    ['2026-02-12', term(1, 'workingDay'), '2026-02-13'],
    ['2026-02-12', term(2, 'workingDay'), '2026-02-23'],
    ['2026-01-08', term(2, 'workingDay'), '2026-01-10'],
    ['2026-03-02', term(0, 'workingDay'), '2026-03-02'],
    ['2026-03-02', term(0, 'calendarDay'), '2026-03-02'],
    ['2026-03-02', term(11, 'calendarDay'), '2026-03-13'],
    ['2026-03-02', term(12, 'calendarDay'), '2026-03-16'],
    ['2026-02-10', term(4, 'calendarDay'), '2026-02-23'],
    ['2026-01-31', term(1, 'month'), '2026-03-02'],
    ['2024-01-31', term(1, 'month'), '2024-02-29'],
    ['2026-03-31', term(1, 'month'), '2026-05-04'],
    ['2026-05-31', term(1, 'month'), '2026-06-30'],
    ['2026-10-20', term(3, 'month'), '2027-01-20'],
    ['2024-02-29', term(1, 'year'), '2025-02-28'],
  ] as const)('from %s %o ends on %s', (start, length, expected) =>
    expect(dueOn(start, length)).toBe(expected),
  )

  test('a term ends at 24:00 of its last day', () => {
    expect(calendar.addTerm(day('2026-03-02'), term(1, 'workingDay'))?.at).toBe('2026-03-03T17:00:00.000Z')
  })

  test('an act at 24:00 of the last day is late, a moment before it is not', () => {
    const due = calendar.addTerm(day('2026-03-02'), term(1, 'workingDay'))
    expect(due && isLate(instant('2026-03-03T16:59:59.999Z'), due)).toBe(false)
    expect(due && isLate(instant('2026-03-03T17:00:00.000Z'), due)).toBe(true)
  })

  test('a term in months or years has a length in months', () => {
    expect(termMonths(term(2, 'year'))).toBe(24)
    expect(termMonths(term(6, 'month'))).toBe(6)
    expect(termMonths(term(30, 'calendarDay'))).toBeUndefined()
  })

  test('a named hour applies on the last day after it has moved', () => {
    const due = calendar.addTerm(day('2026-02-10'), term(4, 'calendarDay'), { hour: '17:00' })
    expect(due?.at).toBe('2026-02-23T10:00:00.000Z')
  })
})

describe('terms counted back from an event', () => {
  test.each([
    ['2026-02-24', term(1, 'workingDay', 'before'), '2026-02-23'],
    ['2026-02-24', term(2, 'workingDay', 'before'), '2026-02-13'],
    ['2026-03-30', term(30, 'calendarDay', 'before'), '2026-02-27'],
    ['2026-03-20', term(30, 'calendarDay', 'before'), '2026-02-13'],
    ['2026-03-31', term(1, 'month', 'before'), '2026-02-27'],
    ['2027-03-31', term(1, 'year', 'before'), '2026-03-31'],
    ['2026-02-24', term(0, 'workingDay', 'before'), '2026-02-24'],
  ] as const)('before %s %o is %s', (event, length, expected) => expect(dueOn(event, length)).toBe(expected))
})

describe('pauses of the clock', () => {
  const pause = (from: string, to?: string): Pause => ({ from: day(from), ...(to ? { to: day(to) } : {}) })

  test.each([
    [
      'a working-day term does not count a touched day',
      term(5, 'workingDay'),
      [pause('2026-03-04', '2026-03-05')],
      '2026-03-11',
    ],
    [
      'a pause over a weekend costs a working-day term nothing',
      term(5, 'workingDay'),
      [pause('2026-03-07', '2026-03-08')],
      '2026-03-09',
    ],
    [
      'a calendar term moves by the touched days',
      term(10, 'calendarDay'),
      [pause('2026-03-04', '2026-03-05')],
      '2026-03-16',
    ],
    [
      'two pauses that overlap are one',
      term(10, 'calendarDay'),
      [pause('2026-03-04', '2026-03-06'), pause('2026-03-05', '2026-03-07')],
      '2026-03-16',
    ],
    [
      'a month term moves by the touched days',
      term(1, 'month'),
      [pause('2026-03-10', '2026-03-10')],
      '2026-04-03',
    ],
    [
      'a pause before the start is nothing to the term',
      term(5, 'workingDay'),
      [pause('2026-02-01', '2026-03-02')],
      '2026-03-09',
    ],
    [
      'a pause after the end is nothing to the term',
      term(5, 'workingDay'),
      [pause('2026-03-10')],
      '2026-03-09',
    ],
    ['an open pause leaves no end date', term(5, 'workingDay'), [pause('2026-03-09')], undefined],
    [
      'a last day moved onto a touched day moves on',
      term(12, 'calendarDay'),
      [pause('2026-03-16', '2026-03-16')],
      '2026-03-17',
    ],
  ] as const)('%s', (_title, length, pauses, expected) => {
    expect(dueOn('2026-03-02', length, [...pauses])).toBe(expected)
  })
})
