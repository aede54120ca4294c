import { type ChildProcess, execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  pid: number
  /** Boot and start time on Linux, the start date as `ps` prints it elsewhere. */
  startedAt: string
}

const POLL_MS = 25

/** Start mark of a process, or undefined when there is none with that number. */
function startMark(pid: number): string | undefined {
  try {
    if (existsSync('/proc/self/stat')) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The command in brackets may hold blanks; the fields that follow it are counted from its end.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[0] === 'Z') return undefined
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    // Both sources answer with an error when the process does not exist.
    return undefined
  }
}

/** The identity of a living process; undefined when it has ended. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = startMark(pid)
  return startedAt === undefined ? undefined : { pid, startedAt }
}

/** Whether exactly this process, not a successor with the same number, still runs. */
export function isAlive(process: ProcessIdentity): boolean {
  return startMark(process.pid) === process.startedAt
}

/** The command line of a process; empty when it has ended. */
export function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self/stat'))
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    // Both sources answer with an error when the process does not exist.
    return ''
  }
}

/** The parent of a process; undefined when it has ended or the system has no /proc. */
export function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    // It has ended, or there is no /proc to ask.
    return undefined
  }
}

/** Waits until a process that may not be a child has ended; false after the limit. */
export async function waitForEnd(process: ProcessIdentity, limitMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + limitMs
  while (isAlive(process)) {
    if (performance.now() > giveUpAt) return false
    await pause(POLL_MS)
  }
  return true
}

function send(process: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(process)) return
  try {
    global.process.kill(process.pid, signal)
  } catch (error) {
    // It may end between the look and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Ends a process: asks with `signal`, waits, then kills. */
export async function endProcess(
  process: ProcessIdentity,
  signal: NodeJS.Signals = 'SIGTERM',
  limitMs = 10_000,
): Promise<void> {
  send(process, signal)
  if (await waitForEnd(process, limitMs)) return
  send(process, 'SIGKILL')
  await waitForEnd(process, limitMs)
}

/** Ends a child of this process: asks with `signal`, kills after the limit, and resolves when it has gone. */
export function endChild(child: ChildProcess, signal: NodeJS.Signals, limitMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill(signal)
  })
}

/** Polls until `look` gives something; undefined after the limit or as soon as `stopped` says so. */
export async function poll<T>(
  look: () => T | undefined | Promise<T | undefined>,
  limitMs: number,
  stopped: () => boolean = () => false,
): Promise<T | undefined> {
  const giveUpAt = performance.now() + limitMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (stopped() || performance.now() > giveUpAt) return undefined
    await pause(POLL_MS)
  }
}
