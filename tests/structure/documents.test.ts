import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, sources } from './sources'

const documents = sources(/\.md$/)
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** What a pattern's first group finds in every document, with the document's path. */
function named(pattern: RegExp): { path: string; name: string }[] {
  return documents.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map((match) => ({ path, name: match[1] ?? '' })),
  )
}

const told = ({ path, name }: { path: string; name: string }) => `${path}: ${name}`

test('every link between documents leads somewhere', () => {
  const links = named(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter(({ path, name }) => !existsSync(join(root, dirname(path), name))).map(told)).toEqual([])
})

test('every file that a document names is there', () => {
  const files = named(/`((?:[\w-]+\/)*[\w.-]+\.(?:ts|cjs|mjs|md))`/g).filter(({ name }) => name.includes('/'))
  const missing = files.filter(
    ({ path, name }) => !existsSync(join(root, name)) && !existsSync(join(root, dirname(path), name)),
  )
  expect(missing.map(told)).toEqual([])
})

test('every command that a document names is one', () => {
  const commands = named(/npm run ([\w:-]+)/g)
  expect(commands.filter(({ name }) => !(name in scripts)).map(told)).toEqual([])
})

test('every setting that a document names is read', () => {
  const sdk = 'node_modules/@temporalio/envconfig/lib/envconfig-toml.js'
  const readers = ['config.ts', 'identity.config.ts', 'temporal.config.ts', sdk]
  const read = readers.map((file) => readFileSync(join(root, file), 'utf8')).join()
  const settings = named(/`((?:DETAI|TEMPORAL|SMTP|DATABASE|SESSION|MAIL|LOG)_[A-Z_]+)/g)
  expect(settings.filter(({ name }) => !read.includes(name)).map(told)).toEqual([])
})

test('every metric that a document names is collected', () => {
  const collected = readFileSync(join(root, 'api', 'metrics.ts'), 'utf8')
  expect(
    named(/`(detai_\w+)`/g)
      .filter(({ name }) => !collected.includes(`'${name}'`))
      .map(told),
  ).toEqual([])
})

test('every alarm watches a metric that the operators are told of', () => {
  const [alarms] = sources(/^docs\/examples\/alerts\.yml$/)
  const watched = [...(alarms?.text.matchAll(/\b(?:detai|temporal)_\w+/g) ?? [])].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  )
  const explained = named(/`((?:detai|temporal)_\w+)`/g).filter(({ path }) => path === 'docs/operations.md')
  expect(watched).toContain('detai_stuck_items')
  expect(watched.filter((metric) => !explained.some(({ name }) => name === metric))).toEqual([])
})
