import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BundleOptions } from '@temporalio/worker'

type Configuration = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0]

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

/** The language that Node runs: the SDK has code written for older engines, with calls for every spread. */
const LANGUAGE = 'es2022'

function forThisNode(config: Configuration): Configuration {
  const compilers = (config.module?.rules ?? []).flatMap((rule) => {
    const use = rule && typeof rule === 'object' ? rule.use : undefined
    const options = use && typeof use === 'object' && 'options' in use ? use.options : undefined
    return options && typeof options === 'object' && options.jsc ? [options] : []
  })
  if (compilers.length === 0) throw new Error('The SDK compiles workflows in another way than it did.')
  for (const options of compilers) options.jsc = { ...options.jsc, target: LANGUAGE }
  return config
}

/**
 * Builds the code of workflows as a worker takes it. Its modules are evaluated once and shared by all
 * workflows, not once for each: they hold nothing of a workflow's own, and the SDK freezes what they export.
 */
export async function workflowCode(workflowsPath: string): Promise<string> {
  // Loaded on demand, as tests reach this file before they need the SDK.
  const { bundleWorkflowCode } = await import('@temporalio/worker')
  const preloadModules = [workflowsPath]
  const { code } = await bundleWorkflowCode({ workflowsPath, preloadModules, webpackConfigHook: forThisNode })
  return code
}

/** How a worker's program is started: its threads of workflows take no stack of each promise. */
export const workerFlags = ['--require', join(__dirname, 'workflow-threads.cjs')]

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
