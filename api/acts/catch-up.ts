import { setTimeout as pause } from 'node:timers/promises'
import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { Logger } from 'pino'
import type { Db } from '../../db/connection'
import { entryByKey, lastEntries } from '../../db/journal'
import { processByStream } from '../../db/processes'
import { catchUp, knownFailure, workflowIdOf } from '../../workflows/contract'

/**
 * Makes workflows learn what the journal holds of them. An act whose commit went through is lost to its
 * workflow when Temporal's server dies before it has written the workflow's answer: from then on the process
 * would stand where the journal does not.
 */
export interface CatchUp {
  /** Makes a process learn up to an entry; true when it had missed something. An ended one needs nothing. */
  learn(place: Place, deadline: number): Promise<boolean>
  /** Makes a process learn all that the journal holds of it. */
  learnAll(stream: string, deadline: number): Promise<boolean>
  /** Nobody knows what became of the act under a key: its process is seen to, sooner or later. */
  doubt(key: string): void
  close(): Promise<void>
}

/** Up to where a process has to know the journal. */
interface Place {
  readonly stream: string
  readonly seq: number
}

const lookEveryMs = 2_000
const attemptMs = 10_000
/** An act that has not come into the journal by then will not come any more. */
const doubtMs = 600_000
/** More than were ever under way when everything stopped at once: the last commits may have been lost. */
const newest = 500

/** Sees to processes in the background, beginning with those that whoever ran before may have left behind. */
export function catchUpWith(
  { db, temporal }: { readonly db: Db; readonly temporal: Client },
  logger: Logger,
): CatchUp {
  const stop = new AbortController()
  /** Acts in doubt, with the time until which the journal is asked for them. */
  const doubts = new Map<string, number>()
  const behind = new Map<string, number>()

  const learn = async ({ stream, seq }: Place, deadline: number): Promise<boolean> => {
    try {
      const handle = temporal.workflow.getHandle(workflowIdOf(stream))
      const update = () => handle.executeUpdate(catchUp, { args: [stream, seq] })
      const learned = await temporal.withDeadline(deadline, update)
      if (learned) logger.warn({ stream, seq }, 'a workflow learned what a crash had kept from it')
      return learned
    } catch (error) {
      if (error instanceof WorkflowNotFoundError || isKnown(error)) return false
      throw error
    }
  }

  const see = async (): Promise<void> => {
    for (const [key, until] of doubts) {
      const entry = await entryByKey(db, key)
      if (entry) behind.set(entry.stream, entry.seq)
      if (entry || Date.now() > until) doubts.delete(key)
    }
    for (const [stream, seq] of behind) {
      behind.delete(stream)
      try {
        await learn({ stream, seq }, Date.now() + attemptMs)
      } catch (error) {
        // To the end of the line: the others need not wait for this one.
        behind.set(stream, seq)
        throw error
      }
    }
  }

  const run = async (): Promise<void> => {
    let begun = false
    while (!stop.signal.aborted) {
      try {
        if (!begun) for (const { stream, seq } of await lastEntries(db, newest)) behind.set(stream, seq)
        begun = true
        await see()
      } catch (error) {
        // A part is away, as it is after a crash: this is for when it is back.
        logger.warn({ err: error }, 'workflows could not be made to catch up')
      }
      await pause(lookEveryMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const running = run()

  return {
    learn,
    async learnAll(stream, deadline) {
      const process = await processByStream(db, stream)
      return process ? learn(process, deadline) : false
    },
    doubt: (key) => void doubts.set(key, Date.now() + doubtMs),
    close() {
      stop.abort()
      return running
    },
  }
}

function isKnown(error: unknown): boolean {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined
  return cause instanceof ApplicationFailure && cause.type === knownFailure
}
