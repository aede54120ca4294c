import { progressBar } from '../../scripts/runtime/progress'

function shown(isTTY: boolean, total: number): string {
  let output = ''
  const write = (text: string) => {
    output += text
  }
  const tell = progressBar('Tỉnh minh họa', { isTTY, write })
  for (let done = 0; done <= total; done += 1) tell(done, total)
  return output
}

test('a file gets a line at each tenth', () => {
  const lines = shown(false, 1308).trim().split('\n')
  expect(lines).toHaveLength(11)
  expect(lines.at(-1)).toBe('Tỉnh minh họa: 1.308/1.308')
})

test('a terminal gets a bar that grows in place and ends its line once', () => {
  const output = shown(true, 200)
  expect(output.split('\n')).toHaveLength(2)
  expect(output.split('\r').at(-1)).toBe(`Tỉnh minh họa [${'█'.repeat(40)}] 200/200\n`)
})
