import { join } from 'node:path'
import { startProcess } from '../../scripts/runtime/child-process'
import { type KeptPart, keepRunning } from '../../scripts/runtime/keep-running'
import type { RunningPart } from '../../scripts/runtime/part'
import { LOOPBACK } from '../../scripts/runtime/ports'
import { root } from '../structure/sources'

/** An SMTP answer to every recipient. */
export interface Refusal {
  readonly code: number
  readonly text: string
}

interface Sink extends RunningPart {
  refuse(refusal: Refusal | undefined): Promise<void>
}

/** Where the mail server listens, and where it keeps what comes. */
export interface MailPlaces {
  readonly dataFolder: string
  readonly smtpPort: number
  readonly inboxPort: number
}

/** The mail server as a part of its own: the mail catcher in a process that can be killed. */
export interface MailPart {
  readonly kept: KeptPart<Sink>
  /** Message-IDs of the letters that it has kept, one for each delivery. */
  delivered(): Promise<string[]>
  /** Makes it answer so to every recipient; undefined: it takes letters again. */
  refuseLetters(refusal: Refusal | undefined): Promise<void>
}

async function startSink({ dataFolder, smtpPort, inboxPort }: MailPlaces): Promise<Sink> {
  const ports = [String(smtpPort), String(inboxPort)]
  const sink = startProcess({
    name: 'mail',
    dataFolder,
    command: process.execPath,
    args: ['--import', 'tsx', 'tests/crash/mail-sink.ts', join(dataFolder, 'mail'), ...ports],
    options: { cwd: root },
    channel: true,
  })
  const word = () => new Promise<void>((heard) => sink.child.once('message', () => heard()))
  await Promise.race([word(), sink.exited])
  return {
    ...{ name: 'mail', pid: sink.child.pid, exited: sink.exited },
    stop: () => sink.stop('SIGTERM', 5_000),
    refuse(refuse) {
      sink.child.send({ refuse })
      return word()
    },
  }
}

/** Starts the mail server, and starts it again whenever it ends. */
export async function startMailPart(places: MailPlaces, longestPauseMs: number): Promise<MailPart> {
  const ignored = () => undefined
  const kept = await keepRunning(() => startSink(places), { say: ignored, started: ignored, longestPauseMs })
  return {
    kept,
    async delivered() {
      const answer = await fetch(`http://${LOOPBACK}:${places.inboxPort}/api/messages?limit=100000`)
      const { messages } = (await answer.json()) as { messages: { messageId: string }[] }
      return messages.map(({ messageId }) => messageId)
    },
    refuseLetters: (refusal) => kept.current().refuse(refusal),
  }
}
