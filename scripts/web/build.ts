import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const root = join(__dirname, '..', '..')
const built = join(root, 'dist', 'web')
const stamp = join(built, 'built-from')

/** What the pages are made of: their own files, what they borrow, and the packages' versions. */
const parts = ['web', 'templates/formats.ts', 'domain/instant.ts', 'package-lock.json']

function filesIn(path: string): string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  const isFile = /\.\w+$/.test(path)
  if (isFile) return [path]
  return readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesIn(join(path, entry.name)))
}

/** The hash of everything that the pages are made of. */
function sourceHash(): string {
  const hash = createHash('sha256')
  for (const file of parts.flatMap(filesIn)) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** Code and styles as they go over the network, beside themselves: packed once, at their smallest. */
export async function packAssets(folder = join(built, 'assets')): Promise<void> {
  const texts = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name))
  for (const name of texts) {
    const file = join(folder, name)
    const text = readFileSync(file)
    writeFileSync(`${file}.br`, await promisify(brotliCompress)(text))
    writeFileSync(`${file}.gz`, await promisify(gzip)(text))
  }
}

/**
 * Builds the pages unless they stand as built from the same files; tells when it begins. True when they were
 * built anew.
 */
export async function buildPages(building: () => void): Promise<boolean> {
  const hash = sourceHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false
  building()
  // In a process of its own: its NODE_ENV says which React is built in, and the builder sets it.
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', join('web', 'vite.config.mts')], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  await packAssets()
  writeFileSync(stamp, hash)
  return true
}
