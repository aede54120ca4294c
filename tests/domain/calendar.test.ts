import fc from 'fast-check'
import { addMonths, type CalendarTerm, isPaused, type Pause, WorkCalendar } from '../../domain/calendar'
import {
  addDays,
  atHour,
  daysBetween,
  endOfDay,
  fromDayNumber,
  instant,
  isHour,
  isInstant,
  isLocalDate,
  type LocalDate,
  localDate,
  startOfDay,
  toLocalDate,
} from '../../domain/instant'

const dates = (...texts: string[]) => texts.map(localDate)
const day = localDate

/** Days off and swapped Saturdays that the tests below rely on. */
const calendar = new WorkCalendar([
  {
    year: 2024,
    holidays: dates('2024-01-01', '2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14'),
    swappedWorkingSaturdays: dates('2024-05-04'),
  },
  {
    year: 2026,
    holidays: dates(
      '2026-01-01',
      '2026-01-02',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
    ),
    swappedWorkingSaturdays: dates('2026-01-10', '2026-08-22'),
  },
  { year: 2027, holidays: dates('2027-01-01'), swappedWorkingSaturdays: [], provisional: true },
])

const term = (count: number, unit: CalendarTerm['unit'], direction?: 'before'): CalendarTerm => ({
  count,
  unit,
  ...(direction === undefined ? {} : { direction }),
})
const dueOn = (start: string, length: CalendarTerm, pauses: Pause[] = []) =>
  calendar.addTerm(day(start), length, { pauses })?.date

describe('moments and days', () => {
  test.each([
    ['2024-01-22T10:00:00.000Z', true],
    ['2024-01-22T10:00:00Z', false],
    ['2024-02-30T10:00:00.000Z', false],
    ['2024-01-22T10:00:00.000+07:00', false],
    ['hôm nay', false],
  ])('%s is a moment: %s', (text, expected) => expect(isInstant(text)).toBe(expected))

  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-13-01', false],
    ['2024-1-1', false],
  ])('%s is a day: %s', (text, expected) => expect(isLocalDate(text)).toBe(expected))

  test.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', true],
    ['24:01', false],
    ['7:00', false],
  ])('%s is an hour: %s', (text, expected) => expect(isHour(text)).toBe(expected))

  test('texts that are neither are bugs and throw', () => {
    expect(() => instant('2024-01-22')).toThrow(RangeError)
    expect(() => localDate('2024-02-30')).toThrow(RangeError)
    expect(() => atHour(day('2024-01-22'), '25:00')).toThrow(RangeError)
  })

  test.each([
    ['2024-01-21T16:59:59.999Z', '2024-01-21'],
    ['2024-01-21T17:00:00.000Z', '2024-01-22'],
    ['2024-12-31T17:00:00.000Z', '2025-01-01'],
  ])('%s falls on %s in Vietnam', (at, expected) => expect(toLocalDate(instant(at))).toBe(expected))

  test('a day runs from 00:00 to 24:00 at +07:00', () => {
    expect(startOfDay(day('2024-03-01'))).toBe('2024-02-29T17:00:00.000Z')
    expect(endOfDay(day('2024-02-29'))).toBe('2024-02-29T17:00:00.000Z')
    expect(atHour(day('2024-03-01'), '17:00')).toBe('2024-03-01T10:00:00.000Z')
    expect(atHour(day('2024-03-01'), '24:00')).toBe(endOfDay(day('2024-03-01')))
  })
})

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
    ['2026-03-31', term(1, 'month'), '2026-04-30'],
    ['2026-10-20', term(3, 'month'), '2027-01-20'],
    ['2024-02-29', term(1, 'year'), '2025-02-28'],
  ] as const)('from %s %o ends on %s', (start, length, expected) =>
    expect(dueOn(start, length)).toBe(expected),
  )

  test('a term ends at 24:00 of its last day', () => {
    expect(calendar.addTerm(day('2026-03-02'), term(1, 'workingDay'))?.at).toBe('2026-03-03T17:00:00.000Z')
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

describe('for every day, term and pause', () => {
  const first = Date.parse('2024-01-01T00:00:00.000Z') / 86_400_000
  const anyDay = fc.integer({ min: first, max: first + 1400 }).map(fromDayNumber)
  const anyTerm = fc.record({
    count: fc.integer({ min: 0, max: 40 }),
    unit: fc.constantFrom('workingDay', 'calendarDay', 'month', 'year') as fc.Arbitrary<CalendarTerm['unit']>,
  })
  const anyPause: fc.Arbitrary<Pause> = fc
    .tuple(anyDay, fc.integer({ min: 0, max: 40 }))
    .map(([from, length]) => ({ from, to: addDays(from, length) }))
  const anyPauses = fc.array(anyPause, { maxLength: 3 })
  const end = (start: LocalDate, length: CalendarTerm, pauses: Pause[] = []): LocalDate => {
    const due = calendar.addTerm(start, length, { pauses })
    if (due === undefined) throw new Error('A term with closed pauses has an end.')
    return due.date
  }

  test('an end is a working day that no pause touches, and not before the start', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, anyPauses, (start, length, pauses) => {
        const date = end(start, length, pauses)
        expect(calendar.isWorkingDay(date)).toBe(true)
        expect(isPaused(date, pauses) && date > start).toBe(false)
        expect(date >= start).toBe(true)
      }),
    )
  })

  test('a longer term or a later start never ends earlier', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, anyPauses, fc.nat(60), (start, length, pauses, more) => {
        expect(end(start, { ...length, count: length.count + 1 }, pauses) >= end(start, length, pauses)).toBe(
          true,
        )
        expect(end(addDays(start, more), length) >= end(start, length)).toBe(true)
      }),
    )
  })

  test('a pause never shortens a term', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, anyPauses, anyPause, (start, length, pauses, extra) => {
        expect(end(start, length, [...pauses, extra]) >= end(start, length, pauses)).toBe(true)
      }),
    )
  })

  test('n working days on, exactly n working days lie between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, count) => {
        expect(calendar.workingDaysBetween(start, end(start, term(count, 'workingDay')))).toBe(count)
      }),
    )
  })

  test('counted back, the term lies whole between that day and the event', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (event, count) => {
        const papers = calendar.addTerm(event, term(count, 'workingDay', 'before'))?.date ?? event
        expect(calendar.isWorkingDay(papers)).toBe(true)
        const dayBefore = addDays(event, -1)
        expect(calendar.workingDaysBetween(addDays(papers, -1), dayBefore)).toBe(count)
        const notice = calendar.addTerm(event, term(count, 'calendarDay', 'before'))?.date ?? event
        expect(daysBetween(notice, event)).toBeGreaterThanOrEqual(count)
      }),
    )
  })

  test('months keep the day or clamp to the last of the month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -48, max: 48 }), (start, months) => {
        const later = addMonths(start, months)
        const kept = later.slice(8) === start.slice(8)
        expect(kept || addDays(later, 1).endsWith('-01')).toBe(true)
        expect(later.slice(8) <= start.slice(8)).toBe(true)
      }),
    )
  })
})
