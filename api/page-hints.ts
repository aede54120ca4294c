import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

type Manifest = Readonly<Record<string, Chunk>>

/** What a page will ask for once its code runs: its own module, and what it reads first. */
interface Page {
  readonly at: RegExp
  readonly module: string
  readonly reads: (match: RegExpExecArray) => readonly string[]
}

/** Pages that people open from letters on a phone, where every round trip is felt. */
const pages: readonly Page[] = [
  {
    at: /^\/viec\/?$/,
    module: 'pages/work/queue.tsx',
    reads: () => ['/api/me/work?limit=100', '/api/me/awaited'],
  },
  {
    at: /^\/nhiem-vu\/([\w-]+)\/?$/,
    module: 'pages/task/task.tsx',
    reads: ([, task]) => [`/api/tasks/${task}`],
  },
  {
    at: /^\/phien\/([\w-]+)\/cham\/[\w-]+\/?$/,
    module: 'pages/council/scoring/score.tsx',
    reads: ([, session]) => [`/api/sessions/${session}`],
  },
  {
    at: /^\/phien\/([\w-]+)\/?$/,
    module: 'pages/council/session.tsx',
    reads: ([, session]) => [`/api/sessions/${session}`],
  },
]

/** What the frame of every page reads: who is there, and how much waits. */
const everywhere = ['/api/me', '/api/me/work/count'] as const

/** The files of a module and of all that it imports. */
function filesOf(manifest: Manifest, name: string, seen = new Set<string>()): string[] {
  const chunk = manifest[name]
  if (!chunk || seen.has(name)) return []
  seen.add(name)
  const own = [chunk.file, ...(chunk.css ?? [])]
  return [...own, ...(chunk.imports ?? []).flatMap((one) => filesOf(manifest, one, seen))]
}

const linkTo = (file: string): string =>
  file.endsWith('.css')
    ? `<link rel="preload" as="style" href="/${file}" crossorigin>`
    : `<link rel="modulepreload" href="/${file}" crossorigin>`

const linkToRead = (path: string): string => `<link rel="preload" as="fetch" href="${path}" crossorigin>`

/**
 * Links by which a browser fetches a page's code and first answers while its program is still on the way.
 * What the built page names already is not named twice.
 */
export function pageHints(folder: string, html: string): (path: string) => string {
  const file = join(folder, 'manifest.json')
  const manifest: Manifest = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const codeOf = new Map(
    pages.map(({ module }) => [
      module,
      [...new Set(filesOf(manifest, module))].filter((one) => !html.includes(one)).map(linkTo),
    ]),
  )
  return (path) => {
    for (const { at, module, reads } of pages) {
      const match = at.exec(path)
      if (match)
        return [...(codeOf.get(module) ?? []), ...[...everywhere, ...reads(match)].map(linkToRead)].join('')
    }
    return everywhere.map(linkToRead).join('')
  }
}
