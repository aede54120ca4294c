import { existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LARGEST_BYTES = 20 * 1024 * 1024

/** Path of a part's log in the data folder. */
export function logPath(dataFolder: string, part: string): string {
  return join(dataFolder, 'logs', `${part}.log`)
}

/**
 * Opens a part's log to append; a log grown too large is put aside first. The caller closes the descriptor.
 */
export function openLog(dataFolder: string, part: string): number {
  mkdirSync(join(dataFolder, 'logs'), { recursive: true, mode: 0o700 })
  const file = logPath(dataFolder, part)
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

/** The last lines of a part's log, to show why it failed. */
export function logTail(dataFolder: string, part: string): string {
  const file = logPath(dataFolder, part)
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-6).join('\n') : ''
}
