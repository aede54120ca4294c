import { type Pause, WorkCalendar } from '../../domain/calendar'
import { localDate } from '../../domain/instant'
import type { Law, Term } from '../../regulations/schema'

import { law, term, seededYears as years } from './law'

const day = localDate

describe("readings of the clock are the edition's", () => {
  const read = (readings: Partial<{ [P in keyof Law['clock']]: Law['clock'][P]['value'] }>) => {
    const changed = Object.entries(readings).map(([name, value]) => [
      name,
      { ...law.clock[name as keyof Law['clock']], value },
    ])
    return new WorkCalendar(years, { ...law.clock, ...Object.fromEntries(changed) })
  }
  const end = (
    readings: Parameters<typeof read>[0],
    start: string,
    length: Term,
    conditions: { pauses?: Pause[]; hour?: string } = {},
  ) => read(readings).addTerm(day(start), length, conditions)

  test('firstDayCounted', () => {
    expect(end({ firstDayCounted: true }, '2026-03-02', term(2, 'workingDay'))?.date).toBe('2026-03-03')
    expect(end({ firstDayCounted: true }, '2026-03-02', term(2, 'calendarDay'))?.date).toBe('2026-03-03')
    expect(end({ firstDayCounted: true }, '2026-06-01', term(1, 'month'))?.date).toBe('2026-06-30')
  })

  test('lastDayOffMoves', () => {
    const due = end({ lastDayOffMoves: 'stays' }, '2026-03-02', term(12, 'calendarDay'))
    expect(due?.date).toBe('2026-03-14')
  })

  test('backwardEventDayCounted and backwardDayOffMoves', () => {
    const back = (count: number) => term(count, 'calendarDay', 'before')
    expect(end({ backwardEventDayCounted: true }, '2026-03-06', back(3))?.date).toBe('2026-03-04')
    expect(end({ backwardDayOffMoves: 'nextWorkingDay' }, '2026-03-06', back(5))?.date).toBe('2026-03-02')
    expect(end({ backwardDayOffMoves: 'stays' }, '2026-03-06', back(5))?.date).toBe('2026-03-01')
    expect(end({}, '2026-03-06', back(5))?.date).toBe('2026-02-27')
  })

  test('monthEndClamps', () => {
    expect(end({ monthEndClamps: false }, '2026-03-31', term(1, 'month'))?.date).toBe('2026-05-04')
  })

  test('zeroEndsSameDay', () => {
    expect(end({ zeroEndsSameDay: false }, '2026-03-02', term(0, 'workingDay'))?.date).toBe('2026-03-03')
  })

  test('lastHour and namedHourAfterMove', () => {
    const half = end({ lastHour: 17 }, '2026-03-02', term(1, 'workingDay'))
    expect(half?.at).toBe('2026-03-03T10:00:00.000Z')
    const moved = end({ namedHourAfterMove: false }, '2026-03-02', term(12, 'calendarDay'), { hour: '09:00' })
    expect(moved?.at).toBe('2026-03-16T17:00:00.000Z')
  })

  test('pauses that do not stop a term', () => {
    const pauses = [{ from: day('2026-03-04'), to: day('2026-03-05') }]
    const working = end({ workingTermSkipsPausedDays: false }, '2026-03-02', term(5, 'workingDay'), {
      pauses,
    })
    expect(working?.date).toBe('2026-03-09')
    const plain = end({ calendarTermMovesByPause: false }, '2026-03-02', term(10, 'calendarDay'), { pauses })
    expect(plain?.date).toBe('2026-03-12')
    const open = [{ from: day('2026-03-04') }]
    const held = end({ pausedHasNoEnd: false }, '2026-03-02', term(5, 'workingDay'), { pauses: open })
    expect(held?.date).toBe('2026-03-09')
  })
})
