import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../structure/sources'
import { crashTables } from './table'

const document = join(root, 'docs', 'crashes.md')
const between = /(?<=<!-- tables -->\n\n)[\s\S]*(?=\n\n<!-- end of the tables -->)/

test('the document holds the tables that the tests go through; `UPDATE_GOLDEN=1` writes them', () => {
  const text = readFileSync(document, 'utf8')
  if (process.env.UPDATE_GOLDEN === '1')
    writeFileSync(
      document,
      text.replace(between, () => crashTables()),
    )
  expect(between.exec(readFileSync(document, 'utf8'))?.[0]).toBe(crashTables())
})
