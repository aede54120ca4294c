import { type ChildProcess, spawn } from 'node:child_process'
import { root } from '../structure/sources'

/** A command of the product that runs as its own process, as a person would start it. */
export interface Launched {
  pid: number
  /** Everything that it has printed so far. */
  output(): string
  /** Resolves when the pattern has been printed; rejects when the process ends without it. */
  printed(pattern: RegExp): Promise<string>
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  kill(signal: NodeJS.Signals): void
}

/** What the developer's own environment may name is taken out: the launched system is apart from it. */
const APART = { DATABASE_URL: '', SMTP_URL: '', TEMPORAL_ADDRESS: '', DETAI_ORIGIN: '', NODE_ENV: '' }

function watch(child: ChildProcess): Launched {
  let output = ''
  const looks = new Set<() => void>()
  const take = (part: Buffer) => {
    output += part.toString()
    for (const look of looks) look()
  }
  child.stdout?.on('data', take)
  child.stderr?.on('data', take)
  const exited: Launched['exited'] = new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  return {
    pid: child.pid ?? 0,
    output: () => output,
    exited,
    kill: (signal) => void child.kill(signal),
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output)
          if (!found) return
          looks.delete(look)
          resolve(found[0])
        }
        looks.add(look)
        look()
        void exited.then(() => reject(new Error(`ended without ${pattern}:\n${output}`)))
      }),
  }
}

/** Starts `node scripts/start.mjs` with an installation's environment. */
export function launch(environment: Record<string, string>, args: string[] = ['--empty']): Launched {
  const env = { ...process.env, ...APART, npm_lifecycle_event: '', ...environment }
  // The channel ends the system if the test run itself is killed.
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const
  return watch(spawn(process.execPath, ['scripts/start.mjs', ...args], { cwd: root, env, stdio: [...stdio] }))
}

/** Runs `node scripts/<name>.mjs` with an installation's environment. */
export function launchTool(
  name: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
): Launched {
  const env = { ...process.env, ...APART, ...environment }
  return watch(spawn(process.execPath, [`scripts/${name}.mjs`, ...args], { cwd: root, env, stdio: 'pipe' }))
}

/** Starts `npm start` with an installation's environment. */
export function launchByNpm(environment: Record<string, string>): Launched {
  const env = { ...process.env, ...APART, ...environment }
  return watch(spawn('npm', ['start', '--', '--empty'], { cwd: root, env, stdio: 'pipe' }))
}
