import type { z } from 'zod'
import { formatNumber } from './format'

const kinds: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'đúng hoặc sai',
  array: 'danh sách',
  object: 'nhóm mục',
  date: 'ngày',
}

const formats: Readonly<Record<string, string>> = {
  email: 'Phải là địa chỉ thư điện tử.',
  date: 'Phải là ngày dạng 2026-01-31.',
  datetime: 'Phải là thời điểm dạng 2026-01-31T09:00:00.000Z.',
  uuid: 'Phải là mã dạng UUID.',
  regex: 'Không đúng dạng quy định.',
  url: 'Phải là một địa chỉ trang.',
}

const units: Readonly<Record<string, string>> = { string: ' ký tự', array: ' phần tử', set: ' phần tử' }

/** Of a text with characters that are not characters. */
export const unreadableText = 'Có ký tự không đọc được.'

function bound(
  word: string,
  { origin, limit, inclusive }: { origin: string; limit: number | bigint; inclusive?: boolean },
) {
  if (origin === 'string' && word === 'ít nhất' && Number(limit) === 1) return 'Không được để trống.'
  const exact = inclusive === false ? (word === 'ít nhất' ? 'lớn hơn' : 'nhỏ hơn') : word
  const count = `${exact} ${formatNumber(Number(limit))}`
  return origin in units ? `Phải có ${count}${units[origin]}.` : `Phải là số ${count}.`
}

/** The Vietnamese words of one defect of a value; a schema's own message comes before it. */
export function wordsOfIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'Thiếu mục này.'
      return `Phải là ${kinds[issue.expected] ?? issue.expected}.`
    case 'too_small':
      return bound('ít nhất', { origin: issue.origin, limit: issue.minimum, inclusive: issue.inclusive })
    case 'too_big':
      return bound('nhiều nhất', { origin: issue.origin, limit: issue.maximum, inclusive: issue.inclusive })
    case 'invalid_format':
      return formats[issue.format] ?? 'Không đúng dạng quy định.'
    case 'invalid_value':
      if (issue.input === undefined) return 'Thiếu mục này.'
      return `Phải là một trong: ${issue.values.map(String).join(', ')}.`
    case 'unrecognized_keys':
      return `Mục không được dùng: ${issue.keys.join(', ')}.`
    case 'not_multiple_of':
      return `Phải là bội số của ${issue.divisor}.`
    default:
      return 'Giá trị không hợp lệ.'
  }
}
