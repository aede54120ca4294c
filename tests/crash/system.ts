import { readFileSync } from 'node:fs'
import { connect, type Db } from '../../db/connection'
import { temporaryInstallation } from '../../scripts/runtime/installation'
import { readRunning } from '../../scripts/runtime/lock'
import { logPath } from '../../scripts/runtime/logs'
import type { PartName } from '../../scripts/runtime/part'
import { getFreePort, LOOPBACK } from '../../scripts/runtime/ports'
import { identify, type ProcessIdentity, poll, waitForEnd } from '../../scripts/runtime/process'
import { startParts } from '../../scripts/runtime/supervisor'
import { verify } from '../../scripts/verify/index'
import { connectClient, temporalClient } from '../../temporal.config'
import { type Link, openLink } from './link'
import { type MailPart, startMailPart } from './mail-part'

/** After a fault life goes on by itself within this time. */
export const recoveryMs = 30_000

/** A part that has been killed. */
export interface Kill {
  /** By `performance.now()`. */
  readonly at: number
  /** Resolves when it has been started again. */
  readonly back: Promise<void>
}

/** The whole system on the real Temporal server, with links on which the worker's answers can be stopped. */
export interface System extends Omit<MailPart, 'kept'> {
  readonly origin: string
  readonly db: Db
  /** The worker's way to PostgreSQL. */
  readonly toDatabase: Link
  /** The worker's way to the mail server. */
  readonly toMail: Link
  /** Ends a part's process; without `signal` it has no say in it, and has gone when this resolves. */
  kill(part: PartName, signal?: NodeJS.Signals): Promise<Kill>
  /** Resolves when a part has logged something that fits. */
  logged(part: PartName, pattern: RegExp): Promise<void>
  /** Faults that the API has logged: what lies behind an answer 500. */
  faults(): string[]
  /** Resolves when no letter waits any more. */
  allSent(): Promise<void>
  /** Every violation that the verifier finds. */
  violations(): Promise<string[]>
  stop(): Promise<void>
}

/** A part that is killed thirty times is not one that keeps failing. */
const longestPauseMs = 500

/** Waits until something is so; fails when that takes longer than a recovery may. */
async function insist(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  if (!(await poll(async () => (await isSo()) || undefined, recoveryMs)))
    throw new Error(`not in time: ${what}`)
}

/** Ends processes, and knows when their successors run. */
function killer(processOf: (part: PartName) => ProcessIdentity | undefined): System['kill'] {
  return async (part, signal = 'SIGKILL') => {
    const killed = processOf(part)
    if (!killed) throw new Error(`${part} does not run`)
    const at = performance.now()
    process.kill(killed.pid, signal)
    if (signal === 'SIGKILL') await waitForEnd(killed, recoveryMs)
    const isSuccessor = () => ![undefined, killed.startedAt].includes(processOf(part)?.startedAt)
    const back = insist(`${part} is back`, isSuccessor)
    // Whoever does not wait for it hears of it by what is missing.
    back.catch(() => undefined)
    return { at, back }
  }
}

async function violationsIn(db: Db, environment: NodeJS.ProcessEnv): Promise<string[]> {
  const connection = await connectClient(environment)
  try {
    const reports = await verify(db, temporalClient(connection, environment))
    return reports.flatMap(({ violations }) => violations)
  } finally {
    await connection.close()
  }
}

/** Starts everything on free ports, in a temporary folder. */
export async function startSystem(): Promise<System> {
  const [smtpPort, inboxPort] = [await getFreePort(), await getFreePort()]
  const toMail = await openLink(smtpPort)
  const SMTP_URL = `smtp://${LOOPBACK}:${toMail.port}`
  const installation = await temporaryInstallation({ DETAI_TEMPORAL_SERVER: 'postgresql', SMTP_URL })
  const { dataFolder, ports } = installation.config
  const toDatabase = await openLink(ports.postgres)
  const { kept: mail, ...mailbox } = await startMailPart({ dataFolder, smtpPort, inboxPort }, longestPauseMs)
  const running = await startParts({
    ...{ installation, say: () => undefined, longestPauseMs },
    placesFor(app, places) {
      const databaseUrl = Object.assign(new URL(places.databaseUrl), { port: String(toDatabase.port) }).href
      return app === 'worker' ? { ...places, databaseUrl } : places
    },
  })
  const db = connect(running.databaseUrl, 4)
  return {
    ...{ ...mailbox, origin: running.origin, db, toDatabase, toMail },
    kill: killer((part) =>
      part === 'mail' ? identify(mail.current().pid ?? 0) : readRunning(dataFolder)?.parts[part],
    ),
    logged: (part, pattern) =>
      insist(`${part} logs ${pattern}`, () => pattern.test(readFileSync(logPath(dataFolder, part), 'utf8'))),
    faults: () =>
      readFileSync(logPath(dataFolder, 'api'), 'utf8')
        .split('\n')
        .filter((line) => line.includes('"incident"')),
    allSent: () =>
      insist('all letters are sent', async () => !(await db('outbox').whereNull('sent_at').first('letter'))),
    violations: () => violationsIn(db, running.environment),
    async stop() {
      await db.destroy()
      await running.stop()
      await mail.stop()
      await Promise.all([toDatabase.close(), toMail.close()])
      installation.remove()
    },
  }
}
