import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { openLog } from './logs'
import { endChild } from './process'

/** A program that runs as a part of the system, with its log in the data folder. */
export interface PartProcess {
  child: ChildProcess
  /** Why it ended; undefined while it runs. */
  ended(): string | undefined
  exited: Promise<string>
  stop(signal: NodeJS.Signals, limitMs: number): Promise<void>
}

/** How a part's program is started. */
export interface PartCommand {
  /** Name of the log. */
  name: string
  dataFolder: string
  command: string
  args: string[]
  options?: Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'>
  /** Whether the program answers over a channel, which also tells it when its supervisor has died. */
  channel?: boolean
}

/** Starts a part's program. */
export function startProcess({
  name,
  dataFolder,
  command,
  args,
  options,
  channel,
}: PartCommand): PartProcess {
  const log = openLog(dataFolder, name)
  const child = spawn(command, args, {
    ...options,
    // Out of the terminal's process group: Ctrl-C reaches the supervisor, which stops the parts in order.
    detached: true,
    stdio: ['ignore', log, log, ...(channel ? (['ipc'] as const) : [])],
  })
  closeSync(log)
  let reason: string | undefined
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`))
  }).then((end) => {
    reason = end
    return end
  })
  return {
    child,
    ended: () => reason,
    exited,
    stop: (signal, limitMs) => endChild(child, signal, limitMs),
  }
}
