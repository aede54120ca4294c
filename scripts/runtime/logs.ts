import {
  appendFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import { addMonths } from '../../domain/calendar'
import { fromMillis, isLocalDate, type LocalDate, toLocalDate } from '../../domain/instant'

const hourMs = 3_600_000
/** What was put aside of a part's log: `server-2026-11-29.log`, with the day on which it was. */
const asideForm = /^(.+)-(\d{4}-\d{2}-\d{2})\.log$/
const ending = '.log'

const folderOf = (dataFolder: string) => join(dataFolder, 'logs')

/** Path of a part's log in the data folder. */
export function logPath(dataFolder: string, part: string): string {
  return join(folderOf(dataFolder), `${part}${ending}`)
}

/** Opens a part's log to append. The caller closes the descriptor. */
export function openLog(dataFolder: string, part: string): number {
  mkdirSync(folderOf(dataFolder), { recursive: true, mode: 0o700 })
  return openSync(logPath(dataFolder, part), 'a', 0o600)
}

/** The last lines of a part's log, to show why it failed. */
export function logTail(dataFolder: string, part: string): string {
  const file = logPath(dataFolder, part)
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-6).join('\n') : ''
}

/**
 * Puts each log aside once a day, and removes what was put aside more than so many months ago. The parts go
 * on writing into the same file: they append, so it can be emptied under them.
 */
export function turnLogs(dataFolder: string, months: number, today: LocalDate): void {
  const folder = folderOf(dataFolder)
  if (!existsSync(folder)) return
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  const oldest = addMonths(today, -months)
  for (const name of names) {
    const [, , day] = asideForm.exec(name) ?? []
    if (day === undefined) putAside(join(folder, name), join(folder, asideName(name, today)))
    else if (isLocalDate(day) && day < oldest) rmSync(join(folder, name))
  }
}

const asideName = (name: string, today: LocalDate) => `${name.slice(0, -ending.length)}-${today}${ending}`

function putAside(file: string, aside: string): void {
  if (existsSync(aside) || statSync(file).size === 0) return
  appendFileSync(aside, readFileSync(file), { mode: 0o600 })
  truncateSync(file)
}

/** Keeps the logs of a running system for so many months; `stop` ends that. */
export function keepLogs(dataFolder: string, months: number): { stop(): Promise<void> } {
  const turn = () => turnLogs(dataFolder, months, toLocalDate(fromMillis(Date.now())))
  turn()
  const timer = setInterval(turn, hourMs)
  timer.unref()
  return { stop: async () => clearInterval(timer) }
}
