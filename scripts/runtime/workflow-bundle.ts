import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '..', '..')
/** All that the workflows may reach of ours; a test holds that the imports go no further. */
const FOLDERS = ['workflows', 'domain', 'regulations']
/** What says which packages are installed. */
const LOCKFILE = 'package-lock.json'
const NAME = /^workflows-[0-9a-f]{16}\.js$/

function filesOf(folder: string): string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /\.(ts|json)$/.test(name)).map((name) => join(folder, name))
}

/** A name that changes with the sources. */
function currentName(): string {
  const hash = createHash('sha256')
  for (const path of [...FOLDERS.flatMap(filesOf).sort(), LOCKFILE]) {
    hash.update(`${path}\n`).update(readFileSync(join(ROOT, path)))
  }
  return `workflows-${hash.digest('hex').slice(0, 16)}.js`
}

/**
 * The code of the workflows as a worker takes it, kept in a folder and built again when a source or a package
 * has changed: a worker that was killed is back without the seconds that building takes.
 */
export async function workflowBundle(folder: string): Promise<{ codePath: string }> {
  const name = currentName()
  const codePath = join(folder, name)
  if (existsSync(codePath)) return { codePath }
  // Loaded on demand, as tests reach this file before they need the SDK.
  const { bundleWorkflowCode } = await import('@temporalio/worker')
  const { code } = await bundleWorkflowCode({ workflowsPath: join(ROOT, 'workflows', 'index.ts') })
  mkdirSync(folder, { recursive: true })
  const unfinished = `${codePath}.${process.pid}`
  writeFileSync(unfinished, code)
  renameSync(unfinished, codePath)
  for (const old of readdirSync(folder)) if (NAME.test(old) && old !== name) rmSync(join(folder, old))
  return { codePath }
}
