import ts from 'typescript'
import { type SourceFile, sources } from './sources'

const product = sources(/^(?!tests\/|scripts\/|tools\/|package-lock).*\.(tsx?|mjs|cjs|json|hbs|md)$/)
const code = sources(/\.(tsx?|mjs|cjs)$/)
const layers = sources(
  /^(regulations|domain|workflows|db|activities|api|templates|demo|scripts|web|[^/]+\.ts).*(?<!\.d)\.tsx?$/,
)

/** Places where a pattern stands, as "file:line". */
function places(files: SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  )
}

/** This file holds the patterns themselves. */
const others = (files: SourceFile[]) => files.filter(({ path }) => !path.startsWith('tests/structure/'))

test('a clone stands alone: nothing names a folder of some machine', () => {
  expect(places(product, /(?<![\w.])\/(work|tmp|root|home)\//)).toEqual([])
})

test('the lockfile names no registry', () => {
  expect(places(sources(/^package-lock\.json$/), /"resolved": "https?:/)).toEqual([])
})

test('nothing is left to do later', () => {
  expect(places(others(code), /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([])
})

test('no page writes text as HTML', () => {
  expect(places(others(code), /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML/)).toEqual([])
})

test('no type is forced through unknown', () => {
  expect(places(others(code), /as unknown as/)).toEqual([])
})

test('no test is skipped, run alone, or waits for time to pass', () => {
  const tests = others(code).filter(({ path }) => path.startsWith('tests/'))
  expect(places(tests, /\b(test|it|describe)\.(skip|only|todo)\b|\bx(it|test|describe)\(/)).toEqual([])
  expect(places(tests, /\bsetTimeout\(|timers\/promises/)).toEqual([])
})

function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  )
}

function undocumentedExports({ path, text }: SourceFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return source.statements
    .filter((statement) => isExported(statement) && ts.getJSDocCommentsAndTags(statement).length === 0)
    .map((statement) => {
      const { line } = source.getLineAndCharacterOfPosition(statement.getStart())
      return `${path}:${line + 1} ${statement.getText().split('\n')[0]}`
    })
}

test('every export has a line that says what it is', () => {
  expect(layers.flatMap(undocumentedExports)).toEqual([])
})
