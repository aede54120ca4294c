import { csvLine } from '../../api/csv'

test.each([
  ['=1+1', "'=1+1"],
  ['+84 909', "'+84 909"],
  ['-', "'-"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1', "'  =1"],
  ['\t=1', "'\t=1"],
  ['Lúa', 'Lúa'],
  ['a,b', '"a,b"'],
  ['nói "không"', '"nói ""không"""'],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['hai\ndòng', '"hai\ndòng"'],
])('the text %j is written as %j: never as a formula', (text, written) => {
  expect(csvLine([text])).toBe(`${written}\r\n`)
})

test('a number stays one, and nothing stays empty', () => {
  expect(csvLine([-12.5, null, 0])).toBe('-12.5,,0\r\n')
})
