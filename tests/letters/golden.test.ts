import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderLetter } from '../../activities/letters/render'
import { type LetterName, letters } from '../../templates/letters'
import { contexts, variants } from './contexts/variants'

const folder = join(__dirname, 'golden')
const from = { name: 'Sở Khoa học và Công nghệ', address: 'thu@detai.example.org' }
const compared = new Set(['.gitattributes'])
const names = Object.keys(letters) as LetterName[]

/** Compares byte by byte with the stored letter; `UPDATE_GOLDEN=1` stores it instead. */
function expectGolden(file: string, rendered: string): void {
  const path = join(folder, file)
  compared.add(file)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, rendered)
  }
  expect(rendered).toBe(readFileSync(path, 'utf8'))
}

describe('golden letters', () => {
  test.each(names)('%s', (name) => {
    const { subject, html, text, attachments } = renderLetter(name, contexts[name], from)
    expectGolden(`${name}.txt`, `${subject}\n\n${text}`)
    expectGolden(`${name}.html`, html)
    for (const attachment of attachments) expectGolden(`${name}.ics`, attachment.content)
  })

  test.each(variants)('$name, $variant', ({ name, variant, context }) => {
    const { subject, text } = renderLetter(name, context, from)
    expectGolden(`${name}.${variant}.txt`, `${subject}\n\n${text}`)
  })

  test('every stored letter was compared', () => {
    expect(readdirSync(folder).filter((file) => !compared.has(file))).toEqual([])
  })
})
