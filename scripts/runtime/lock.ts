import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from './messages'
import { type PartName, type Say, StartFailure } from './part'
import { commandLine, endProcess, identify, isAlive, type ProcessIdentity, parentOf } from './process'

/** What a running system tells others through its data folder. */
export interface RunningRecord {
  supervisor: ProcessIdentity
  /**
   * The `npm` that runs the supervisor: when it alone was killed, nobody looks after the supervisor any more.
   */
  launcher?: ProcessIdentity
  origin: string
  databaseUrl?: string
  temporalAddress?: string
  inboxUrl?: string
  parts: Partial<Record<PartName, ProcessIdentity>>
}

/** The hold of one supervisor on its data folder. */
export interface Lock {
  /** Adds to what others can read. */
  tell(more: Partial<RunningRecord>): void
  /** Writes down the process of a part, so that a later start finds it if this one is killed. */
  tellPart(name: PartName, pid: number | undefined): void
  release(): void
}

const FILE = 'running.json'
const STOP_LIMIT_MS = 40_000

function parse(file: string): RunningRecord | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RunningRecord) : undefined
}

/** The system that runs on a data folder now; undefined when none does. */
export function readRunning(dataFolder: string): RunningRecord | undefined {
  const record = parse(join(dataFolder, FILE))
  return record && isAlive(record.supervisor) ? record : undefined
}

/** Where the stores of the system that runs on a data folder are; undefined when none runs, or not yet. */
export function runningSystem(
  dataFolder: string,
): { databaseUrl: string; temporalAddress: string } | undefined {
  const { databaseUrl, temporalAddress } = readRunning(dataFolder) ?? {}
  return databaseUrl && temporalAddress ? { databaseUrl, temporalAddress } : undefined
}

/** The `npm` process above this one, if it was started by `npm start`. */
function findLauncher(): ProcessIdentity | undefined {
  if (!process.env.npm_lifecycle_event) return undefined
  let pid = process.ppid
  // npm puts a shell between itself and the script, on some systems.
  for (let level = 0; level < 2; level += 1) {
    if (/\bnpm\b/.test(commandLine(pid))) return identify(pid)
    pid = parentOf(pid) ?? 0
  }
  return undefined
}

function write(file: string, record: RunningRecord): void {
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, JSON.stringify(record, null, 2), { mode: 0o600 })
  renameSync(unfinished, file)
}

/** Puts the record in place only where there is none: a hard link is made or refused in one step. */
function claim(file: string, record: RunningRecord): boolean {
  const candidate = `${file}.${process.pid}`
  writeFileSync(candidate, JSON.stringify(record, null, 2), { mode: 0o600 })
  try {
    linkSync(candidate, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(candidate, { force: true })
  }
}

/** Takes a dead supervisor's record away; of two starts at once only one gets it. */
function takeAway(file: string, dead: RunningRecord): void {
  const aside = `${file}.dead-${process.pid}`
  renameSync(file, aside)
  const taken = parse(aside)
  if (taken && taken.supervisor.pid !== dead.supervisor.pid && isAlive(taken.supervisor)) {
    renameSync(aside, file)
    throw new StartFailure(text.alreadyRunning(taken.origin, taken.supervisor.pid))
  }
  rmSync(aside)
}

/** Ends what a killed supervisor left running, in the reverse of the order in which parts start. */
async function endOrphans(record: RunningRecord, say: Say): Promise<void> {
  for (const [name, part] of Object.entries(record.parts).reverse()) {
    if (!isAlive(part)) continue
    say(text.endingOrphan(name as PartName, part.pid))
    await endProcess(part, name === 'postgres' ? 'SIGINT' : 'SIGTERM', 15_000)
  }
}

async function clearOldRecord(file: string, say: Say): Promise<void> {
  const old = parse(file)
  if (!old) return
  if (isAlive(old.supervisor)) {
    const launcherKilled = old.launcher !== undefined && !isAlive(old.launcher)
    if (!launcherKilled) throw new StartFailure(text.alreadyRunning(old.origin, old.supervisor.pid))
    say(text.endingOrphanSupervisor(old.supervisor.pid))
    await endProcess(old.supervisor, 'SIGTERM', STOP_LIMIT_MS)
    return clearOldRecord(file, say)
  }
  takeAway(file, old)
  await endOrphans(old, say)
}

/**
 * Takes hold of a data folder for this process. Fails with the address of the system that holds it already;
 * ends the parts that a killed supervisor left behind.
 */
export async function acquireLock(dataFolder: string, origin: string, say: Say): Promise<Lock> {
  mkdirSync(dataFolder, { recursive: true })
  const file = join(dataFolder, FILE)
  await clearOldRecord(file, say)
  const supervisor = identify(process.pid)
  if (!supervisor) throw new Error('this process cannot find itself in the process table')
  const launcher = findLauncher()
  let record: RunningRecord = { supervisor, ...(launcher ? { launcher } : {}), origin, parts: {} }
  if (!claim(file, record)) {
    const winner = readRunning(dataFolder)
    throw new StartFailure(text.alreadyRunning(winner?.origin ?? origin, winner?.supervisor.pid ?? 0))
  }
  const tell = (more: Partial<RunningRecord>) => {
    record = { ...record, ...more }
    write(file, record)
  }
  return {
    tell,
    tellPart(name, pid) {
      const part = pid === undefined ? undefined : identify(pid)
      if (part) tell({ parts: { ...record.parts, [name]: part } })
    },
    release: () => rmSync(file, { force: true }),
  }
}
