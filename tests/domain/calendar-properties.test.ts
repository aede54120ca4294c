import fc from 'fast-check'
import { addMonths, isPaused, type Pause } from '../../domain/calendar'
import { addDays, daysBetween, fromDayNumber, type LocalDate } from '../../domain/instant'
import type { Term } from '../../regulations/schema'

import { seededCalendar as calendar, term } from './law'

describe('for every day, term and pause', () => {
  const first = Date.parse('2024-01-01T00:00:00.000Z') / 86_400_000
  const anyDay = fc.integer({ min: first, max: first + 1400 }).map(fromDayNumber)
  const anyTerm = fc.record({
    count: fc.integer({ min: 0, max: 40 }),
    unit: fc.constantFrom('workingDay', 'calendarDay', 'month', 'year') as fc.Arbitrary<Term['unit']>,
  })
  const anyPause: fc.Arbitrary<Pause> = fc
    .tuple(anyDay, fc.integer({ min: 0, max: 40 }))
    .map(([from, length]) => ({ from, to: addDays(from, length) }))
  const anyPauses = fc.array(anyPause, { maxLength: 3 })
  const end = (start: LocalDate, length: Term, pauses: Pause[] = []): LocalDate => {
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

  test('the working days between two days are those that one passes, day by day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 800 }), (start, days) => {
        const passed = Array.from({ length: Math.max(days, 0) }, (_, index) => addDays(start, index + 1))
        const worked = passed.filter((day) => calendar.isWorkingDay(day))
        expect(calendar.workingDaysBetween(start, addDays(start, days))).toBe(worked.length)
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
