import { roleWords } from '../../api/messages/words'
import { editions } from '../../regulations'
import { kindAt } from '../../regulations/schema'
import { lawWords, lineWords } from '../../web/pages/admin/law-value'
import { roleTitles } from '../../web/text/roles'

test.each([
  ['term', { count: 5, unit: 'workingDay' }, '5 ngày làm việc'],
  ['term', { count: 7, unit: 'calendarDay', direction: 'before' }, '7 ngày trước sự kiện'],
  ['share', { numerator: 2, denominator: 3 }, '2/3'],
  ['percent', { numerator: 70, denominator: 100 }, '70%'],
  ['percent', { numerator: 1, denominator: 20 }, '5%'],
  [
    'shares',
    [
      { numerator: 50, denominator: 100 },
      { numerator: 50, denominator: 100 },
    ],
    '50%, 50%',
  ],
  ['comparator', '>=', 'từ mức đó trở lên'],
  ['dong', 1_500_000, '1.500.000 đồng'],
  ['integer', 1200, '1.200'],
  ['flag', false, 'Không'],
  ['monthDay', '06-15', 'ngày 15/06 hằng năm'],
])('a value of the kind %s is told in words', (kind, value, words) => {
  expect(lawWords(kind, value)).toBe(words)
})

test('a table is told row by row, and in one line where it is compared', () => {
  expect(lawWords('points', { chair: 16 })).toEqual([['Chủ tịch', '16']])
  expect(lineWords('points', { chair: 16, reviewer: 8 })).toBe('Chủ tịch: 16; Ủy viên phản biện: 8')
})

test('no value of any edition is shown as code', () => {
  const shown = editions.flatMap(({ law }) =>
    Object.entries(law).flatMap(([group, values]) =>
      Object.entries(values).map(([name, { value }]) => {
        const path = `${group}.${name}`
        return [path, lineWords(kindAt(path)?.name ?? '', value)]
      }),
    ),
  )
  expect(shown.filter(([, words]) => /[{}[\]"]|numerator|undefined/.test(words ?? ''))).toEqual([])
})

test('roles are called the same on the pages as in the API’s answers', () => {
  expect(roleTitles).toEqual(roleWords)
})
