import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '..', '..')
/** All that the workflows may reach of ours; a test holds that the imports go no further. */
const FOLDERS = ['workflows', 'domain', 'regulations']
/** What else the code follows from: the packages that are installed, and how it is built. */
const BUILT_BY = ['package-lock.json', 'scripts/runtime/workflow-bundle.ts']
const NAME = /^workflows-[0-9a-f]{16}\.js$/

function filesOf(folder: string): string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /\.(ts|json)$/.test(name)).map((name) => join(folder, name))
}

/** A name that changes with the sources. */
function currentName(): string {
  const hash = createHash('sha256')
  for (const path of [...FOLDERS.flatMap(filesOf).sort(), ...BUILT_BY]) {
    hash.update(`${path}\n`).update(readFileSync(join(ROOT, path)))
  }
  return `workflows-${hash.digest('hex').slice(0, 16)}.js`
}

/**
 * Frames that the stack of an error in workflow code keeps, from where it was thrown. The SDK takes the stack
 * of every promise, and looks each frame up in the source map: with all of them a sixth of the workflow
 * thread's time. What this gives up is the stack of a workflow that waits (`__stack_trace`).
 */
const KEPT_FRAMES = 3

/**
 * Builds the code of workflows as a worker takes it. Its modules are evaluated once and shared by all
 * workflows, not once for each: they hold nothing of a workflow's own, and the SDK freezes what they export.
 */
export async function workflowCode(workflowsPath: string): Promise<string> {
  // Loaded on demand, as tests reach this file before they need the SDK.
  const { bundleWorkflowCode } = await import('@temporalio/worker')
  const { code } = await bundleWorkflowCode({ workflowsPath, preloadModules: [workflowsPath] })
  return `Error.stackTraceLimit = ${KEPT_FRAMES};${code}`
}

/**
 * The code of the workflows as a worker takes it, kept in a folder and built again when a source or a package
 * has changed: a worker that was killed is back without the seconds that building takes.
 */
export async function workflowBundle(folder: string): Promise<{ codePath: string }> {
  const name = currentName()
  const codePath = join(folder, name)
  if (existsSync(codePath)) return { codePath }
  const code = await workflowCode(join(ROOT, 'workflows', 'index.ts'))
  mkdirSync(folder, { recursive: true })
  const unfinished = `${codePath}.${process.pid}`
  writeFileSync(unfinished, code)
  renameSync(unfinished, codePath)
  for (const old of readdirSync(folder)) if (NAME.test(old) && old !== name) rmSync(join(folder, old))
  return { codePath }
}
