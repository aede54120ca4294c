import ts from 'typescript'
import { type SourceFile, sources } from './sources'

const LONGEST_FUNCTION = 70
const LONGEST_FILE = 300
const LONGEST_LINE = 110

const code = sources(/\.(tsx?|mjs|cjs)$/)

function parse({ path, text }: SourceFile): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
}

/** The function that groups tests is a list of them, not a piece of logic. */
function groupsTests(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText())
}

function longFunctions(file: SourceFile): string[] {
  const source = parse(file)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && !groupsTests(node)) {
      const first = source.getLineAndCharacterOfPosition(node.getStart()).line
      const last = source.getLineAndCharacterOfPosition(node.getEnd()).line
      const length = last - first + 1
      if (length > LONGEST_FUNCTION) found.push(`${file.path}:${first + 1} has ${length} lines`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

test(`no function is longer than ${LONGEST_FUNCTION} lines`, () => {
  expect(code.flatMap(longFunctions)).toEqual([])
})

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  const long = code.filter(({ lines }) => lines.length > LONGEST_FILE)
  expect(long.map(({ path, lines }) => `${path} has ${lines.length} lines`)).toEqual([])
})

test(`no line is longer than ${LONGEST_LINE} characters`, () => {
  const long = code.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) =>
      line.length > LONGEST_LINE ? [`${path}:${index + 1} has ${line.length} characters`] : [],
    ),
  )
  expect(long).toEqual([])
})
