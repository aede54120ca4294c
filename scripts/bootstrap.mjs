/**
 * What every command does first on a bare clone: plain JavaScript with Node's own modules only, since nothing
 * is installed yet. It installs the packages of the lockfile, then hands over to TypeScript.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

const OLDEST_NODE = [20, 19]

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/** Whether node_modules holds what the lockfile names; packages for other platforms may be absent. */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === '') return true
    const found = present[path]
    return found ? found.version === version : Boolean(optional || devOptional || peer)
  })
}

/**
 * Installs the packages when they are missing or the lockfile has changed. Ends the process when that fails.
 */
export function installPackages() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    console.error(`detai cần Node ${OLDEST_NODE.join('.')} trở lên; máy này có ${process.versions.node}.`)
    process.exit(1)
  }
  if (isInstalled()) return
  console.log('Đang cài các gói phụ thuộc (npm ci) …')
  const npm = process.env.npm_execpath
  const [command, ...first] = npm?.endsWith('js') ? [process.execPath, npm] : ['npm']
  // The development packages come along whatever NODE_ENV says: the next command may be `npm test`.
  const { status } = spawnSync(command, [...first, 'ci', '--include=dev', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) {
    console.error('Không cài được các gói phụ thuộc. Hãy xem lỗi của npm ở trên, rồi chạy lại.')
    process.exit(1)
  }
}

/** Runs a program of the checkout, passes signals on to it, and resolves with its exit status. */
export function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
  // The terminal sends Ctrl-C to the child as well: this process only waits for it to finish.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  return new Promise((done) => {
    child.once('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.once('exit', (code) => done(code ?? 1))
  })
}

/**
 * Runs a TypeScript program of this folder in this process: whoever signals or kills the command reaches the
 * program itself.
 */
export async function runTypeScript(file) {
  await import('tsx')
  await import(new URL(file, import.meta.url).href)
}
