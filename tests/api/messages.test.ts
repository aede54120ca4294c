import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { statusOf } from '../../api/http'
import { messages } from '../../api/messages'

const root = join(__dirname, '..', '..')
const codeForm = /^[a-z][a-zA-Z-]*\/[a-z][a-z-]*$/

function sourcesIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  )
}

const found = (sources: readonly string[], pattern: RegExp) =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map(([, code]) => code ?? ''))

/** Codes that code refuses with, and those that triggers and constraints of the database stand for. */
function refusedCodes(): Set<string> {
  const rules = sourcesIn(['domain', 'db', 'migrations'])
  const others = sourcesIn(['api', 'activities'])
  return new Set([
    ...found(rules, /'([a-z][a-zA-Z-]*\/[a-z][a-z-]+)'/g),
    ...found(others, /refuse\(\s*'([^']+)'/g),
  ])
}

test('every code that anything refuses with has its Vietnamese words, and every message has its code', () => {
  expect([...refusedCodes()].sort()).toEqual(Object.keys(messages).sort())
})

test('codes have the form area/name and a status of their own class', () => {
  for (const code of Object.keys(messages)) {
    expect(code).toMatch(codeForm)
    expect(statusOf(code)).toBeGreaterThanOrEqual(400)
  }
})

test('sentences have at most twenty words', () => {
  const sentences = Object.values(messages).flatMap(({ title, detail, next }) =>
    [title, detail, next ?? ''].flatMap((text) => text.split(/(?<=[.?!])\s+/)),
  )
  expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([])
})
