import { isMonths, monthsLater } from '../../web/pages/changes/months'
import { conditionsIn, queryIn, withCondition } from '../../web/pages/tasks/filter'

test.each([
  ['2026-04-17', 6, '2026-10-17'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
])('%s and %d months is %s', (date, months, later) => {
  expect(monthsLater(date, months)).toBe(later)
})

test.each([
  [undefined, false],
  [0, false],
  [1.5, false],
  [1, true],
  [120, true],
  [121, false],
])('%p months may be asked for: %p', (months, may) => {
  expect(isMonths(months)).toBe(may)
})

test('conditions stand in the address, and what is too short is not searched for', () => {
  const params = new URLSearchParams('tim=lua&giai-doan=execution&xep=due&khac=1')
  expect(queryIn(params)).toEqual({ q: 'lua', stage: 'execution', sort: 'due' })
  expect(conditionsIn(params)).toBe(2)
  expect(queryIn(new URLSearchParams('tim=l'))).toEqual({})
  expect(withCondition(params, 'stage', undefined).get('giai-doan')).toBeNull()
  expect(withCondition(params, 'late', 'true').get('qua-han')).toBe('true')
})
