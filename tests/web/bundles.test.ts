import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildPages } from '../../scripts/web/build'
import { root } from '../structure/sources'

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

const folder = join(root, 'dist', 'web')
const most = 400_000
const mostOnPhones = 200_000
/** Pages that an expert opens on a phone, perhaps at the moment of voting. */
const onPhones = /ballot|scoring|receipt|sign-in|pages\/work\//

let manifest: Readonly<Record<string, Chunk>>

beforeAll(async () => {
  await buildPages(() => undefined)
  manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
}, 180_000)

/** Everything that is fetched before a chunk runs. */
function needed(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const next of manifest[name]?.imports ?? []) needed(next, seen)
  return seen
}

const sizes = new Map<string, number>()

function bytesOf(file: string): number {
  const known = sizes.get(file)
  if (known !== undefined) return known
  const bytes = gzipSync(readFileSync(join(folder, file))).length
  sizes.set(file, bytes)
  return bytes
}

test('no page asks for more than it may', () => {
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? ''
  const pages = Object.keys(manifest).filter((name) => name.startsWith('pages/'))
  expect(pages.length).toBeGreaterThan(3)
  const heavy = pages.flatMap((name) => {
    const chunks = [...new Set([...needed(entry), ...needed(name)])].map((one) => manifest[one]!)
    const files = new Set(chunks.flatMap(({ file, css = [] }) => [file, ...css]))
    const bytes = [...files].reduce((sum, file) => sum + bytesOf(file), 0)
    return bytes > (onPhones.test(name) ? mostOnPhones : most) ? [`${name}: ${bytes} bytes`] : []
  })
  expect(heavy).toEqual([])
})
