import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** The checkout's folder. */
export const root = resolve(__dirname, '..', '..')

const NOT_OURS = new Set(['node_modules', '.git', '.detai', 'dist', 'coverage', 'histories'])

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(path) : [relative(root, path)]
  })
}

/** One file of the project. */
export interface SourceFile {
  path: string
  text: string
  lines: string[]
}

/** The project's files whose path fits the pattern, with their text. */
export function sources(pattern: RegExp): SourceFile[] {
  return filesUnder(root)
    .filter((path) => pattern.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, lines: text.replace(/\n$/, '').split('\n') }
    })
}
