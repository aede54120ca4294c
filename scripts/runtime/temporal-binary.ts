import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from './messages'
import { type Say, StartFailure } from './part'
import { downloadTemporal } from './temporal-download'

/**
 * The programs of the Go module in `tools/temporal`: the development server, the real server, its schema
 * tool.
 */
export type TemporalTool = 'temporal' | 'server' | 'sql'

const MODULE_FOLDER = resolve(__dirname, '..', '..', 'tools', 'temporal')

const PACKAGES: Record<TemporalTool, string> = {
  temporal: 'github.com/temporalio/cli/cmd/temporal',
  server: 'go.temporal.io/server/cmd/server',
  sql: 'go.temporal.io/server/cmd/tools/sql',
}

/** Version of the Temporal CLI that the committed Go module pins, without the "v". */
export function pinnedVersion(): string {
  const pin = /github\.com\/temporalio\/cli v(\S+)/.exec(readFileSync(join(MODULE_FOLDER, 'go.mod'), 'utf8'))
  if (!pin?.[1]) throw new Error('tools/temporal/go.mod does not pin github.com/temporalio/cli')
  return pin[1]
}

/** The user's cache folder for the pinned version: shared by all checkouts, outside each of them. */
export function temporalCache(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'detai', `temporal-${pinnedVersion()}`)
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))
}

function answers(binary: string): boolean {
  try {
    return /temporal version/i.test(
      execFileSync(binary, ['--version'], { encoding: 'utf8', timeout: 10_000 }),
    )
  } catch {
    // Not executable here, or another program of the same name.
    return false
  }
}

/** Builds one program into the cache: under another name first, so that two builds at once do not collide. */
async function build(
  tool: TemporalTool,
  say: Say,
  signal?: AbortSignal,
): Promise<string | { failure: string }> {
  const go = onPath('go')
  if (!go) return { failure: '' }
  const cache = temporalCache()
  mkdirSync(cache, { recursive: true })
  const unfinished = mkdtempSync(join(cache, '.build-'))
  say(text.temporalBuilding)
  const flags = ['build', '-v', '-trimpath', '-ldflags=-s -w', '-o', `${unfinished}/`, PACKAGES[tool]]
  const child = spawn(go, flags, { cwd: MODULE_FOLDER, stdio: ['ignore', 'ignore', 'pipe'], signal })
  const startedAt = performance.now()
  const lastLines: string[] = []
  let packages = 0
  const tell = setInterval(
    () => say(text.temporalBuildProgress(packages, Math.round((performance.now() - startedAt) / 1000))),
    5_000,
  )
  createInterface({ input: child.stderr }).on('line', (line) => {
    packages += 1
    lastLines.push(line)
    if (lastLines.length > 8) lastLines.shift()
  })
  try {
    const code = await new Promise<number | null>((done, fail) =>
      child.once('error', fail).once('close', done),
    )
    if (code !== 0) return { failure: lastLines.join('\n') }
    const binary = join(cache, tool)
    renameSync(join(unfinished, tool), binary)
    say(text.temporalBuilt(binary))
    return binary
  } finally {
    clearInterval(tell)
    rmSync(unfinished, { recursive: true, force: true })
  }
}

async function download(say: Say): Promise<string | undefined> {
  const cache = temporalCache()
  mkdirSync(cache, { recursive: true })
  const unfinished = mkdtempSync(join(cache, '.download-'))
  try {
    say(text.temporalDownloading)
    if (!(await downloadTemporal(unfinished, pinnedVersion()))) return undefined
    const file = readdirSync(unfinished).find((name) => name.startsWith('temporal'))
    if (!file) return undefined
    const binary = join(cache, 'temporal')
    chmodSync(join(unfinished, file), 0o755)
    renameSync(join(unfinished, file), binary)
    return answers(binary) ? binary : undefined
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** A program of the module, from the cache or built now. Fails with what to do when neither works. */
export async function temporalTool(tool: TemporalTool, say: Say, signal?: AbortSignal): Promise<string> {
  const cached = join(temporalCache(), tool)
  if (existsSync(cached)) return cached
  const built = await build(tool, say, signal)
  if (typeof built === 'string') return built
  throw new StartFailure(text.temporalUnavailable(built.failure))
}

/**
 * The development server: on PATH, in the cache, from the SDK's downloader, or built from source; in this
 * order.
 */
export async function temporalBinary(say: Say, signal?: AbortSignal): Promise<string> {
  const installed = onPath('temporal')
  if (installed && answers(installed)) return installed
  const cached = join(temporalCache(), 'temporal')
  if (existsSync(cached) && answers(cached)) return cached
  return (await download(say)) ?? temporalTool('temporal', say, signal)
}
