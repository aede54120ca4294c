import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { text } from './messages'
import { StartFailure } from './part'

/**
 * The operating-system account that PostgreSQL runs under; empty for an ordinary user, who runs it as
 * themselves.
 */
export interface Account {
  uid?: number
  gid?: number
}

function lookUp(name: string): Account | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    // `id` fails when there is no such account.
    return undefined
  }
}

/** PostgreSQL refuses to run as root: under root the account `postgres` is used, and created when missing. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const known = lookUp('postgres')
  if (known) return known
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' })
  } catch {
    throw new StartFailure(text.noPostgresAccount)
  }
  const created = lookUp('postgres')
  if (!created) throw new StartFailure(text.noPostgresAccount)
  return created
}

/** Whether an account without rights of its own may pass through every folder down to `path`. */
export function isReachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const mode = statSync(folder, { throwIfNoEntry: false })?.mode
    if (mode !== undefined && (mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
