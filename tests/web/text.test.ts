import ts from 'typescript'
import { z } from 'zod'
import { acts } from '../../api/acts'
import { hasLabel } from '../../web/text/fields'
import { hasWords } from '../../web/text/values'
import { type SourceFile, sources } from '../structure/sources'

const pages = sources(/^web\/(?!text\/|styles\/).*\.tsx?$/)
const catalogue = sources(/^web\/text\/.*\.ts$/)

/** Letters of any language, where no word of a program stands. */
const letters = /\p{L}{2,}/u
const vietnamese = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/iu

function parsed({ path, text }: SourceFile): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
}

function visit(file: SourceFile, look: (node: ts.Node) => string | undefined): string[] {
  const found: string[] = []
  const go = (node: ts.Node): void => {
    const words = look(node)
    if (words) found.push(`${file.path}: ${words.trim()}`)
    ts.forEachChild(node, go)
  }
  go(parsed(file))
  return found
}

test('no words stand in a page: they are in the catalogue', () => {
  const between = pages.flatMap((file) =>
    visit(file, (node) => (ts.isJsxText(node) && letters.test(node.text) ? node.text : undefined)),
  )
  const quoted = pages.flatMap((file) =>
    visit(file, (node) =>
      (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && vietnamese.test(node.text)
        ? node.text
        : undefined,
    ),
  )
  expect([...between, ...quoted]).toEqual([])
})

const spoken = new Set(['aria-label', 'title', 'alt', 'placeholder', 'label', 'hint'])

test('nothing that is read out is written in a page', () => {
  const said = pages.flatMap((file) =>
    visit(file, (node) =>
      ts.isJsxAttribute(node) &&
      spoken.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer)
        ? node.getText()
        : undefined,
    ),
  )
  expect(said).toEqual([])
})

/** Product names and units, which no language changes. */
const kept = /^(detai|API|CSV|JSON|PDF|QR|Word|Excel|Temporal|Chromium|SHA-256|kB|MB|A4|MAC|VNeID)$/
const unaccented = /^[A-Za-z][A-Za-z ]{11,}$/

test('the catalogue is Vietnamese with its marks', () => {
  const plain = catalogue.flatMap((file) =>
    visit(file, (node) =>
      ts.isStringLiteralLike(node) &&
      !ts.isImportDeclaration(node.parent) &&
      !ts.isLiteralTypeNode(node.parent) &&
      node.text.includes(' ') &&
      unaccented.test(node.text) &&
      !kept.test(node.text)
        ? node.text
        : undefined,
    ),
  )
  expect(plain).toEqual([])
})

interface Part {
  readonly enum?: readonly string[]
  readonly items?: Part
  readonly anyOf?: readonly Part[]
  readonly properties?: Readonly<Record<string, Part>>
}

function partsOf(part: Part): Part[] {
  const inner = [
    ...(part.anyOf ?? []),
    ...Object.values(part.properties ?? {}),
    ...(part.items ? [part.items] : []),
  ]
  return [part, ...inner.flatMap(partsOf)]
}

const described = acts.map(({ name, request }) => ({
  name,
  parts: partsOf(z.toJSONSchema(request, { io: 'input' }) as Part),
}))

test('every field of every act has a label, and every code has words', () => {
  const unlabelled = described.flatMap(({ name, parts }) =>
    parts
      .flatMap(({ properties }) => Object.keys(properties ?? {}))
      .filter((property) => !hasLabel(name, property))
      .map((property) => `${name}.${property}`),
  )
  const wordless = described.flatMap(({ name, parts }) =>
    parts
      .flatMap((part) => part.enum ?? [])
      .filter((code) => !hasWords(code))
      .map((code) => `${name}: ${code}`),
  )
  expect([...new Set(unlabelled), ...new Set(wordless)]).toEqual([])
})
