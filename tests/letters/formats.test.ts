import { instant, localDate } from '../../domain/instant'
import {
  dongInWords,
  formatBytes,
  formatDate,
  formatDay,
  formatDaysLeft,
  formatDeadline,
  formatDong,
  formatInstant,
  formatNumber,
  weekday,
} from '../../templates/formats'

describe('money', () => {
  test.each([
    [0, '0 đồng', 'Không đồng'],
    [1, '1 đồng', 'Một đồng'],
    [999, '999 đồng', 'Chín trăm chín mươi chín đồng'],
    [1_000, '1.000 đồng', 'Một nghìn đồng'],
    [1_005, '1.005 đồng', 'Một nghìn không trăm linh năm đồng'],
    [21, '21 đồng', 'Hai mươi mốt đồng'],
    [24, '24 đồng', 'Hai mươi tư đồng'],
    [25, '25 đồng', 'Hai mươi lăm đồng'],
    [15, '15 đồng', 'Mười lăm đồng'],
    [104, '104 đồng', 'Một trăm linh bốn đồng'],
    [1_234_567, '1.234.567 đồng', 'Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng'],
    [1_500_000_000, '1.500.000.000 đồng', 'Một tỷ năm trăm triệu đồng'],
    [1_000_000_005, '1.000.000.005 đồng', 'Một tỷ không trăm linh năm đồng'],
    [-716_400_000, '-716.400.000 đồng', 'Âm bảy trăm mười sáu triệu bốn trăm nghìn đồng'],
  ])('%d', (amount, figures, words) => {
    expect(formatDong(amount)).toBe(figures)
    expect(dongInWords(amount)).toBe(words)
  })

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no amount', (amount) => {
    expect(() => formatDong(amount)).toThrow(RangeError)
    expect(() => dongInWords(amount)).toThrow(RangeError)
  })
})

describe('numbers', () => {
  test.each([
    [0, '0'],
    [70, '70'],
    [82.5, '82,5'],
    [84.333_333, '84,33'],
    [1_234.5, '1.234,5'],
    [-0.001, '0'],
    [-1_000, '-1.000'],
  ])('%d', (value, written) => {
    expect(formatNumber(value)).toBe(written)
  })

  test.each([
    [912, '912 B'],
    [184_320, '184,32 kB'],
    [2_470_113, '2,47 MB'],
  ])('%d bytes', (bytes, written) => {
    expect(formatBytes(bytes)).toBe(written)
  })
})

describe('days and moments in Vietnam', () => {
  test('a day', () => {
    expect(formatDate(localDate('2026-11-17'))).toBe('17/11/2026')
    expect(() => formatDate('17/11/2026' as never)).toThrow(RangeError)
  })

  test.each([
    ['2026-11-16', 'thứ Hai'],
    ['2026-11-17', 'thứ Ba'],
    ['2026-11-18', 'thứ Tư'],
    ['2026-11-19', 'thứ Năm'],
    ['2026-11-20', 'thứ Sáu'],
    ['2026-11-21', 'thứ Bảy'],
    ['2026-11-22', 'Chủ nhật'],
  ])('%s is %s', (date, name) => {
    expect(weekday(localDate(date))).toBe(name)
  })

  test('a moment is told in Vietnamese time, the day with it', () => {
    expect(formatInstant(instant('2026-11-17T10:00:00.000Z'))).toBe('17:00 thứ Ba 17/11/2026')
    expect(formatInstant(instant('2026-11-16T17:30:00.000Z'))).toBe('00:30 thứ Ba 17/11/2026')
    expect(formatDay(instant('2026-11-16T17:30:00.000Z'))).toBe('17/11/2026')
  })

  test('a term that ends at midnight is told as 24:00 of its last day', () => {
    expect(formatDeadline(instant('2026-11-17T17:00:00.000Z'))).toBe('24:00 thứ Ba 17/11/2026')
    expect(formatInstant(instant('2026-11-17T17:00:00.000Z'))).toBe('00:00 thứ Tư 18/11/2026')
    expect(formatDeadline(instant('2026-11-17T10:00:00.000Z'))).toBe('17:00 thứ Ba 17/11/2026')
  })

  test.each([
    [3, 'còn 3 ngày làm việc'],
    [0, 'hết hạn hôm nay'],
    [-2, 'quá hạn 2 ngày làm việc'],
  ])('%d working days', (days, words) => {
    expect(formatDaysLeft(days)).toBe(words)
  })
})
