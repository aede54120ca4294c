import {
  atHour,
  endOfDay,
  fromMillis,
  instant,
  isHour,
  isInstant,
  isLocalDate,
  localDate,
  startOfDay,
  toLocalDate,
} from '../../domain/instant'

const day = localDate

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

  test('a moment that the one form cannot hold is a bug and throws', () => {
    expect(fromMillis(Date.parse('9999-12-31T23:59:59.999Z'))).toBe('9999-12-31T23:59:59.999Z')
    expect(() => fromMillis(Date.parse('9999-12-31T23:59:59.999Z') + 1)).toThrow(RangeError)
    expect(() => fromMillis(Number.NaN)).toThrow(RangeError)
  })

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
