import {
  amountOf,
  type Dossier,
  gapsOf,
  leftUntil,
  progressOf,
  requestOf,
  totalsOf,
} from '../../web/pages/dossier/dossier'

const forms = [
  { code: 'B1-1', title: 'Đơn' },
  { code: 'B1-4', title: 'Lý lịch' },
]
const sha256 = 'a'.repeat(64)

const whole: Dossier = {
  host: 'ORG-H',
  pi: { id: 'H1', name: 'Người H1' },
  lumpSum: 'partial',
  lines: { materials: { state: 900, counterpart: 100 }, other: {}, survey: { state: 0 } },
  team: [{ role: 'mainMember', headcount: 2, weight: 0.8, months: 1.5, rate: 1001 }],
  files: [
    { form: 'B1-1', sha256, name: 'đơn.pdf' },
    { form: 'B1-4', sha256, name: 'lý lịch.pdf' },
  ],
}

test('everything that is missing is told at once, with the part that it is missing in', () => {
  expect(gapsOf({ team: [{}] }, forms).map(({ section }) => section)).toEqual([
    ...['people', 'people', 'people', 'B1-1', 'B1-4', 'money', 'team'],
  ])
  expect(gapsOf(whole, forms)).toEqual([])
})

test('a part is not begun, begun or full', () => {
  const progress = (dossier: Dossier, section: string) => progressOf(dossier, section, gapsOf(dossier, forms))
  expect(['people', 'money', 'team', 'B1-1'].map((part) => progress({}, part))).toEqual([
    ...['none', 'none', 'none', 'none'],
  ])
  expect(progress({ host: 'ORG-H' }, 'people')).toBe('partly')
  expect(['people', 'money', 'team', 'B1-1'].map((part) => progress(whole, part))).toEqual([
    ...['full', 'full', 'full', 'full'],
  ])
})

test('sums and amounts are worked out, and blank lines are not sent', () => {
  expect(amountOf({ rate: 1001, months: 1.5, headcount: 2 })).toBe(3003)
  expect(totalsOf(whole)).toEqual({ state: 900, counterpart: 100 })
  expect(requestOf(whole)).toMatchObject({
    lines: [{ line: 'materials', stateDong: 900, counterpartDong: 100 }],
    team: [{ amount: 3003, convertedMonths: 1.5, ratePerMonth: 1001, headcount: 2, person: null }],
    documents: [{ form: 'B1-1' }, { form: 'B1-4' }],
  })
})

test.each([
  ['2026-12-02T10:00:00.000Z', 'Còn 2 ngày'],
  ['2026-12-01T10:00:00.000Z', 'Còn 1 ngày'],
  ['2026-12-01T09:59:00.000Z', 'Còn 23 giờ 59 phút'],
  ['2026-11-30T10:01:00.000Z', 'Còn 0 giờ 1 phút'],
  ['2026-11-30T10:00:00.000Z', undefined],
])('until %s: %s', (deadline, words) => {
  expect(leftUntil(deadline, '2026-11-30T10:00:00.000Z')).toBe(words)
})
